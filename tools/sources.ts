import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Says from which sources the bundles in `dist` were built; see {@link hashOfSources}. */
export const HASH_FILE = 'dist/sources.sha256'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A hash of all files from which the bundles are built, the same whatever line ends git has given them. */
export function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const path of sources()) {
    const text = readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n')
    hash.update(`${path}\n${String(text.length)}\n${text}`)
  }
  return hash.digest('hex')
}

/**
 * Does nothing while the bundles in `dist` are those of the sources.
 * @throws Error when the sources have changed since: the bundles would not be those of the work tree
 */
export function requireFreshBundles(): void {
  if (readFileSync(join(ROOT, HASH_FILE), 'utf8').trim() !== hashOfSources()) {
    throw new Error('dist is older than the sources: npm run build')
  }
}

function sources(): string[] {
  const inFolders = ['src', 'sandbox'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ts$|tsconfig\.json$/.test(name))
      .map((name) => [folder, ...name.split(sep)].join('/')),
  )
  const settings = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name))
  const others = ['package-lock.json', 'tools/build.ts', 'tools/unused.ts']
  return [...inFolders, ...settings, ...others].toSorted()
}
