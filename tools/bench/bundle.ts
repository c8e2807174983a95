import ncc from '@vercel/ncc'
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** Bundles a source the way that the action is bundled (`tools/build.ts`), into a folder; comes back with its path. */
export async function bundle(source: string, folder: string): Promise<string> {
  process.chdir(ROOT)
  const { code } = await ncc(join(ROOT, source), {
    license: 'licenses.txt',
    sourceMap: true,
    sourceMapRegister: false,
    quiet: true,
  })
  return writeModule(folder, code)
}

/** What ncc makes of a contender by itself: their tsconfig.json puts nothing in the place of a package. */
export function bundlePlainly(name: string, folder: string): string {
  const ncc = join(ROOT, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
  const cwd = join(ROOT, 'tools/bench/contenders')
  // In a process of its own: ncc remembers where it found each package.
  execFileSync(process.execPath, [ncc, 'build', name, '--out', folder, '--quiet'], { cwd })
  return join(folder, 'index.js')
}

/** The bundle of another commit. */
export function bundleOf(revision: string, folder: string): Promise<string> {
  const code = execFileSync('git', ['show', `${revision}:dist/index.js`], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return writeModule(folder, code)
}

async function writeModule(folder: string, code: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'index.js')
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(path, code)
  return path
}
