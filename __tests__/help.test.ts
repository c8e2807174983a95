import { expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}
const tools = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = / ((?:tools|sandbox)\/\S+\.ts)$/.exec(script) ?? []
  return file === undefined ? [] : [[name, join(process.cwd(), file)] as const]
})

test('the tools are found', () => {
  expect(tools.length).toBeGreaterThan(8)
})

test.each(tools)('npm run %s -- --help prints help and does nothing else', async (name, file) => {
  const folder = await mkdtemp(join(tmpdir(), 'help-'))
  try {
    // With no program to start, and a folder of its own for whatever it would write. Two look for pages when loaded.
    await mkdir(join(folder, 'docs'))
    const env = { PATH: '', HOME: folder, TMPDIR: folder, XDG_CACHE_HOME: folder }
    const options = { cwd: folder, env, encoding: 'utf8' } as const

    const { status, stdout, stderr } = spawnSync(process.execPath, [file, '--help'], options)

    expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' })
    // The sandbox's is for those who have no clone too.
    expect(stdout).toContain(name === 'sandbox' ? '--port' : `npm run ${name}`)
    await expect(readdir(folder, { recursive: true })).resolves.toStrictEqual(['docs'])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
