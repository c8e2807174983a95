import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError, type InputFault } from '../../src/inputs/fault.ts'
import { RefusedError } from '../../src/reissue/errors.ts'
import { Report } from '../../src/report/report.ts'
import { RECORD, responseError } from './samples.ts'

// What the runner is told, by its files and by what is written to stdout.

const env = { ...process.env }
let folder = ''
let written = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'))
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
    process.env[name] = join(folder, name)
    writeFileSync(join(folder, name), '')
  }
  delete process.env['RUNNER_DEBUG']
  written = ''
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
})

afterEach(() => {
  jest.restoreAllMocks()
  process.exitCode = undefined
  process.env = { ...env }
  rmSync(folder, { recursive: true })
})

/** Each output that was set, as often as it was, in order. */
function outputs(): string[][] {
  const text = readFileSync(join(folder, 'GITHUB_OUTPUT'), 'utf8')
  return [...text.matchAll(/^(\w+)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm)].map(
    ([, name = '', , value = '']) => [name, value],
  )
}

const lines = (start: string): string[] =>
  written.split('\n').filter((line) => line.startsWith(start))

test('an output is set at once, and again only when it changes', () => {
  const report = new Report()
  report.update({ orderId: '123' })
  expect(outputs()).toEqual([['order_id', '123']])
  report.update({ orderId: '123', reissued: false })
  report.update({ reissued: 'unknown' })
  expect(outputs().slice(1)).toEqual([
    ['reissued', 'false'],
    ['reissued', ''],
  ])
  expect(report.state).toEqual({ orderId: '123', reissued: 'unknown' })
})

test('a warning is given once, however often it is said; another of its code is another', () => {
  const report = new Report()
  report.warn({ code: 'csr_names_not_sent', names: ['a.example'] })
  report.warn({ code: 'csr_names_not_sent', names: ['a.example'] })
  report.warn({ code: 'csr_names_not_sent', names: ['b.example'] })
  expect(lines('::warning::')).toHaveLength(2)
})

test('a failure is one error, and sets reason and status', () => {
  const report = new Report()
  report.fail(new RefusedError({ code: 'live_hidden' }))
  expect(lines('::error::')).toHaveLength(1)
  expect(process.exitCode).toBe(1)
  expect(outputs().map(([name]) => name)).toEqual(['status', 'reason'])
  expect(report.state).toEqual({ status: 'refused', reason: { code: 'live_hidden' } })
})

test('a failure is told although the outputs cannot be written', () => {
  process.env['GITHUB_OUTPUT'] = join(folder, 'missing', 'file')
  new Report().fail(new Error('it broke'))
  expect(lines('::error::')).toEqual(['::error::it broke.'])
})

test('records that find no room are counted in a warning', () => {
  const records = Array.from({ length: 1000 }, () => RECORD)
  new Report().update({ dcv: { names: [], method: undefined, randomValue: undefined, records } })
  const kept = JSON.parse(
    outputs().find(([name]) => name === 'dcv_records')?.[1] ?? '',
  ) as unknown[]
  expect(lines('::warning::')).toHaveLength(1)
  expect(lines('::warning::')[0]).toContain(String(1000 - kept.length))
})

test('text starts no command, and fits into a line', () => {
  const report = new Report()
  const evil = `##[error]evil\n::error::evil${'x'.repeat(9000)}`
  report.log({ code: 'chain_written', path: evil, certificates: 1, subject: evil, validTill: 0 })
  report.warn({ code: 'csr_names_not_sent', names: Array.from({ length: 30 }, () => evil) })
  report.fail(new Error(`::set-output::${evil}\n::error::second`))
  expect(written).not.toContain('##[')
  expect(lines('::error::')).toHaveLength(1)
  expect(lines('::set-output')).toEqual([])
  expect(Math.max(...written.split('\n').map((line) => line.length))).toBeLessThanOrEqual(4096)
  const [message = ''] = lines('::warning::')
  expect(message.length).toBeLessThanOrEqual('::warning::'.length + 2000)
})

test('a secret leaves nowhere, also where HTML is escaped', async () => {
  const secret = 'k3y<&"secret'
  const report = new Report()
  report.hide(secret)
  const after = written.length
  report.update({ orderId: '1', commonName: secret, certificatePath: `/work/${secret}` })
  report.warn({ code: 'unknown_status', status: secret })
  report.log({ code: 'rehearsal', apiUrl: secret })
  report.fail(responseError(400, { errors: [{ code: secret, message: secret }] }))
  await report.writeSummary()
  const summary = readFileSync(join(folder, 'GITHUB_STEP_SUMMARY'), 'utf8')
  const said = written.slice(after) + JSON.stringify(outputs()) + summary
  expect(said.split('***').length).toBeGreaterThan(6)
  expect(said).not.toMatch(/k3y|secret/)
})

test('a private key among the inputs is masked before the error names them', () => {
  const fault: InputFault = { input: 'csr', code: 'private_key', file: undefined }
  new Report().fail(new InputError([fault], ['MIIEvQIBADANBg']))
  const mask = written.indexOf('::add-mask::MIIEvQIBADANBg')
  expect(mask).toBeGreaterThanOrEqual(0)
  expect(written.indexOf('::error::')).toBeGreaterThan(mask)
})

test('without a file for it no summary is written, and nothing fails', async () => {
  delete process.env['GITHUB_STEP_SUMMARY']
  await expect(new Report().writeSummary()).resolves.toBeUndefined()
  process.env['GITHUB_STEP_SUMMARY'] = join(folder, 'missing', 'file')
  await expect(new Report().writeSummary()).resolves.toBeUndefined()
})

test('the stack stands in the debug log alone', () => {
  new Report().fail(new Error('quiet'))
  expect(written).not.toContain('    at ')
  process.env['RUNNER_DEBUG'] = '1'
  new Report().fail(new Error('loud'))
  expect(lines('::debug::').length).toBeGreaterThan(1)
})
