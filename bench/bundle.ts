import ncc from '@vercel/ncc'
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** Bundles a source the way that the action is bundled (`scripts/build.ts`), into a folder; comes back with its path. */
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
