/** `node tools/release.ts 1.2.3`: checks that this version can be released, and prints its tags as a job's outputs. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The tags of a release. */
export interface Release {
  readonly tag: string
  /** The tag of the major, which moves to this release; empty where a newer release of the major exists. */
  readonly major: string
}

/**
 * What releasing the version comes to; `tags` are the repository's.
 * @throws Error when the version is not the one that the files name, or was released before
 */
export function releaseOf(
  version: string,
  packageVersion: string,
  changelog: string,
  tags: readonly string[],
): Release {
  const parts = partsOf(version)
  if (parts === undefined) {
    throw new Error(`"${version}" is not a version such as 1.2.3`)
  }
  if (version !== packageVersion) {
    throw new Error(`package.json says ${packageVersion}`)
  }
  if (!changelog.split('\n').some((line) => line.startsWith(`## ${version} (`))) {
    throw new Error(`CHANGELOG.md has no section "## ${version} (date)"`)
  }
  const tag = `v${version}`
  if (tags.includes(tag)) {
    throw new Error(`${tag} exists, and a release never moves`)
  }
  const isNewest = tags
    .map((other) => partsOf(other.replace(/^v/, '')))
    .filter((other) => other?.[0] === parts[0])
    .every((other) => other === undefined || compare(other, parts) < 0)
  return { tag, major: isNewest ? `v${String(parts[0])}` : '' }
}

type Parts = readonly [number, number, number]

function partsOf(version: string): Parts | undefined {
  const match = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(version)
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])]
}

function compare(a: Parts, b: Parts): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

if (import.meta.main) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const tags = execFileSync('git', ['tag', '--list'], { encoding: 'utf8' }).split('\n')
  const changelog = readFileSync('CHANGELOG.md', 'utf8')
  const release = releaseOf(process.argv[2] ?? '', version, changelog, tags)
  console.log(`tag=${release.tag}\nmajor=${release.major}`)
}
