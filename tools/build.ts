import { mkdir, realpath, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import ncc from '@vercel/ncc'
import { argumentsOr } from './help.ts'
import { HASH_FILE, hashOfSources } from './sources.ts'

const HELP = `The bundles in dist: npm run build

Bundles each entry, with all it imports, into a folder of dist: the runner starts these. They are not minified, so that
people can review what they run. Nothing is written until every entry is built, so a failed build leaves dist as it was.
`

const entries = [
  { source: 'src/index.ts', folder: 'dist' },
  { source: 'src/due/index.ts', folder: 'dist/due' },
  { source: 'sandbox/action/index.ts', folder: 'dist/sandbox' },
  { source: 'sandbox/action/post.ts', folder: 'dist/sandbox/post' },
]

/** A bundle's files by name. */
type Files = Map<string, string | Buffer>

async function build(): Promise<void> {
  // Modules are numbered by their path from here: the same bytes whatever folder we are in.
  process.chdir(path.join(import.meta.dirname, '..'))
  if ((await realpath('node_modules')) !== path.join(await realpath('.'), 'node_modules')) {
    throw new Error('node_modules is a link, and what it points to would show in the bundle')
  }
  const files: Files = new Map([[HASH_FILE, `${hashOfSources()}\n`]])
  for (const { source, folder } of entries) {
    for (const [name, content] of await bundle(source)) {
      files.set(path.join(folder, name), content)
    }
  }
  await rm('dist', { recursive: true, force: true })
  for (const [file, content] of files) {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
    console.log(`${String(Math.ceil(Buffer.byteLength(content) / 1024)).padStart(6)} KB  ${file}`)
  }
}

async function bundle(source: string): Promise<Files> {
  const { code, map, assets } = await ncc(path.resolve(source), {
    license: 'licenses.txt',
    // Not shipped: it tells which packages are inside.
    sourceMap: true,
    sourceMapRegister: false,
    quiet: true,
  })
  const { sources } = JSON.parse(map) as { sources: string[] }
  const packages = packagesIn(sources)
  forbidUnused(source, packages)
  requireLicenses(source, packages, String(assets['licenses.txt']?.source ?? ''))
  const files: Files = new Map([['index.js', code.replace(/\n\/\/# sourceMappingURL=.*$/, '')]])
  for (const [name, asset] of Object.entries(assets)) {
    files.set(name, asset.source)
  }
  files.delete('index.js.map')
  return files
}

function packagesIn(sources: string[]): Set<string> {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/
  return new Set(sources.flatMap((file) => name.exec(file)?.[1] ?? []))
}

/** Throws when a package came along that `unused.ts` stands in for. */
function forbidUnused(source: string, packages: Set<string>): void {
  const unused = [...packages].filter((name) => /^(undici|@octokit\/.*)$/.test(name))
  if (unused.length > 0) {
    throw new Error(`${source}: no code of ours calls ${unused.join(', ')}`)
  }
}

/** Throws when the text of a package's licence is not in `licenses`, as when it ships none. */
function requireLicenses(source: string, packages: Set<string>, licenses: string): void {
  const missing = [...packages].filter((name) => {
    // A section is the package's name, its licence's name and the text, after an empty line.
    const section = `\n\n${licenses}`.split(`\n\n${name}\n`)[1]
    return section === undefined || !/^.+\n.*\S/.test(section)
  })
  if (missing.length > 0) {
    throw new Error(`${source}: licenses.txt lacks the licence of ${missing.join(', ')}`)
  }
}

try {
  if (argumentsOr(HELP) !== undefined) {
    await build()
  }
} catch (error) {
  // Uncaught, an error of ncc's would print the line that threw it: three megabytes.
  console.error(String(error))
  process.exitCode = 1
}
