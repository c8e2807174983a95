import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { privateKeys } from '../support/certificates.ts'
import type { StepResult } from '../../tools/runAction.ts'
import { newCsr, step } from '../support/stage.ts'

let sandbox: Sandbox
const { csr, privateKey } = await newCsr()
const PRIVATE_KEYS = await privateKeys()

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

/** Everything that a step leaves behind, but for the commands that tell the runner what to mask. */
function traces({ log, stderr, outputs, summary }: StepResult): string {
  const lines = log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  return [...lines, stderr, JSON.stringify(outputs), summary].join('\n')
}

const masks = ({ log }: StepResult): string[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('::add-mask::'))
    .map((line) => line.slice('::add-mask::'.length).replaceAll('%25', '%'))

describe('the API key', () => {
  const debug = { env: { RUNNER_DEBUG: '1' } }

  test('is masked first, and stands nowhere else, whatever happens', async () => {
    const order = await sandbox.addOrder()
    const results = [
      await step(sandbox, order, { csr, auto_reissue: 'true' }, debug),
      await step(sandbox, order, { csr: (await newCsr()).csr }, debug),
      await step(sandbox, { id: 999 }, { csr }, debug),
      await step(sandbox, order, { csr: 'no', order_id: 'x' }, debug),
    ]
    for (const result of results) {
      expect(result.log.split('\n')[0]).toBe(`::add-mask::${sandbox.apiKey}`)
      expect(masks(result)).toEqual([sandbox.apiKey])
      expect(traces(result)).not.toContain(sandbox.apiKey)
    }
    expect(results.map(({ code }) => code)).toEqual([0, 1, 1, 1])
  })

  test('is struck out of what the server, or the workflow, says', async () => {
    const order = await sandbox.addOrder()
    const text = `your key is ${sandbox.apiKey}, is it?`
    sandbox.addFault({ endpoint: 'reissue', fault: 'error', message: text, times: 1 })
    const failed = await step(sandbox, order, { csr }, debug)
    expect(failed.code).toBe(1)
    expect(failed.outputs['reason']).toContain('your key is ***, is it?')
    expect(traces(failed)).not.toContain(sandbox.apiKey)
    const odd = await sandbox.addOrder({ status: `on hold: ${sandbox.apiKey}` })
    expect(traces(await step(sandbox, odd, { csr }, debug))).not.toContain(sandbox.apiKey)
    const typed = await step(sandbox, order, { csr, server_platform: sandbox.apiKey }, debug)
    expect(typed.outputs['reason']).toContain('***')
    expect(traces(typed)).not.toContain(sandbox.apiKey)
  })

  test('of other characters than letters and digits too, in log, outputs and summary', async () => {
    const api_key = sandbox.addKey({ key: `k&y<with>"odd'%[chars]#|${'x'.repeat(20)}` })
    const order = await sandbox.addOrder()
    sandbox.addFault({ endpoint: 'order', fault: 'error', message: `got ${api_key}` })
    const result = await step(sandbox, order, { csr, api_key }, debug)
    expect(masks(result)).toEqual([api_key])
    expect(result.outputs['reason']).toContain('got ***')
    // As a reader of the summary sees it.
    const shown = result.summary.replace(/&#(\d+);/g, (_all, point: string) =>
      String.fromCodePoint(Number(point)),
    )
    expect(traces({ ...result, summary: shown })).not.toContain(api_key)
  })
})

describe('a private key given as csr', () => {
  test.each(PRIVATE_KEYS)('%s: masked, printed nowhere, nothing sent', async (_form, key) => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr: key })
    expect(result.code).toBe(1)
    expect(result.outputs['reason']).toContain('csr is a private key')
    expect(sandbox.requests).toEqual([])
    const lines = key
      .split(/\\n|\s/)
      .filter((line) => line.length >= 12 && !/-----|^PuTTY|^Encryption|^Private-Lines/.test(line))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      expect(masks(result)).toContain(line)
      expect(traces(result)).not.toContain(line)
    }
  })

  test('from a file', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'step-'))
    await writeFile(join(workspace, 'server.key'), privateKey)
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr: 'server.key' }, { workspace })
    expect(result.code).toBe(1)
    expect(result.outputs['reason']).toContain('csr (the file "server.key") is a private key')
    const lines = privateKey
      .split('\n')
      .filter((line) => line.length >= 12 && !line.includes('---'))
    for (const line of lines) {
      expect(traces(result)).not.toContain(line)
    }
    expect(masks(result)).toEqual(expect.arrayContaining(lines))
  })

  test.each(
    ['order_id', 'common_name', 'dns_names', 'comments', 'certificate_path', 'api_url'].concat(
      ['remove_names', 'signature_hash', 'server_platform', 'renew_before', 'wait_minutes'],
      ['timeout_seconds', 'force', 'dry_run', 'skip_approval', 'auto_reissue'],
    ),
  )('in another input: %s', async (input) => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr, [input]: privateKey })
    expect(result.code).toBe(1)
    expect(result.outputs['reason']).toContain(`${input} is a private key`)
    expect(sandbox.requests).toEqual([])
    const [first = '', ...others] = privateKey.split('\n').filter((line) => !line.includes('---'))
    for (const line of [first, ...others.filter(({ length }) => length >= 12)]) {
      expect(traces(result)).not.toContain(line)
      expect(masks(result)).toContain(line)
    }
  })

  test('masks nothing that would garble the log: no markers, no short ends', async () => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr: privateKey })
    for (const mask of masks(result)) {
      expect(mask.length).toBeGreaterThanOrEqual(8)
      expect(mask).not.toContain('-----')
    }
  })
})

test('hostile text of the server starts no command, sets no output, and puts nothing into the summary', async () => {
  const order = await sandbox.addOrder()
  sandbox.addFault({ endpoint: 'any', fault: 'hostile', times: Infinity })
  const done = await step(sandbox, order, { csr, skip_approval: 'true' })
  sandbox.clearFaults()
  sandbox.addFault({ endpoint: 'order', fault: 'hostile', status: 400 })
  const failed = await step(sandbox, order, { csr })
  expect([done.code, failed.code]).toEqual([0, 1])
  for (const { log, outputs, summary } of [done, failed]) {
    const commands = log.split('\n').filter((line) => /^\s*::|##\[/.test(line))
    for (const line of commands) {
      expect(line).toMatch(/^::(?:add-mask|debug|warning|error)::/)
    }
    expect(commands.filter((line) => line.startsWith('::add-mask::'))).toHaveLength(1)
    expect(Object.keys(outputs).filter((name) => !/^[a-z_]+$/.test(name))).toEqual([])
    expect(summary).not.toMatch(/<(?:img|script)|\n#|\n\s*\n|\n```/)
    expect(summary.match(/<table>/g)?.length).toBe(summary.match(/<\/table>/g)?.length)
  }
})
