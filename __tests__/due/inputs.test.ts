import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { InputError, type InputFault, type InputProblem } from '../../src/inputs/fault.ts'
import { parseDueInputs } from '../../src/due/inputs.ts'
import { OUTPUTS } from '../../src/due/report.ts'
import { createCsr } from '../../sandbox/api/keys.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { runDue } from '../support/due/runDue.ts'

const GOOD = { api_key: 'KEY', renew_before: '30' }

function read(inputs: Record<string, string>) {
  return parseDueInputs((name) => inputs[name] ?? '')
}

function faultsOf(inputs: Record<string, string>): readonly InputFault[] {
  try {
    read({ ...GOOD, ...inputs })
  } catch (error) {
    if (error instanceof InputError) {
      return error.faults
    }
    throw error
  }
  return []
}

test('inputs that are not given have their defaults', () => {
  expect(read(GOOD)).toEqual({
    apiKey: 'KEY',
    apiUrl: 'https://www.digicert.com/services/v2',
    isRehearsal: false,
    timeoutMs: 30_000,
    renewBefore: { days: 30 },
    issuedWithin: undefined,
    lookAhead: undefined,
    failOnBlockers: false,
    domain: undefined,
    containerId: undefined,
    organizationId: undefined,
    exclude: new Set(),
    max: 256,
  })
})

test('inputs that are given are read', () => {
  const given = { renew_before: '7.5', domain: 'Bücher.example', exclude: '1,\n02 3', max: '1' }
  const ahead = { look_ahead: '60.5', fail_on_blockers: '1' }
  expect(
    read({
      ...GOOD,
      ...given,
      ...ahead,
      issued_within: '1.5',
      container_id: ' 014 ',
      organization_id: '5',
    }),
  ).toMatchObject({
    renewBefore: { days: 7.5 },
    issuedWithin: 1.5,
    lookAhead: 60.5,
    failOnBlockers: true,
    domain: 'xn--bcher-kva.example',
    containerId: '14',
    organizationId: '5',
    exclude: new Set(['1', '2', '3']),
    max: 1,
  })
})

test('a share, and fail_on_blockers as the runner hands on its default', () => {
  expect(read({ ...GOOD, renew_before: '33%', fail_on_blockers: 'false' })).toMatchObject({
    renewBefore: { share: 0.33 },
    failOnBlockers: false,
  })
})

type Row = [Record<string, string>, InputProblem]

test.each<Row>([
  [{ api_key: '' }, { code: 'api_key_missing' }],
  [{ renew_before: '' }, { code: 'renew_before_missing' }],
  ...['0', '100%', '-1', '30 days'].map((given): Row => [
    { renew_before: given },
    { code: 'not_a_window', given },
  ]),
  [{ renew_before: '4000' }, { code: 'too_many_days', max: 3650 }],
  ...['0', '33%'].map((given): Row => [
    { look_ahead: given },
    { code: 'not_a_duration', given, unit: 'days', above: 0, max: 3650 },
  ]),
  ...['0', '30.5', '33%'].map((given): Row => [
    { issued_within: given },
    { code: 'not_a_duration', given, unit: 'days', above: 0, max: 30 },
  ]),
  [{ fail_on_blockers: 'yes' }, { code: 'not_a_boolean', given: 'yes' }],
  [{ fail_on_blockers: 'true' }, { code: 'look_ahead_missing' }],
  ...['0', '257', 'all'].map((given): Row => [
    { max: given },
    { code: 'not_an_integer', given, min: 1, max: 256 },
  ]),
  [
    { domain: 'https://example.com' },
    { code: 'bad_name', given: 'https://example.com', fault: 'url' },
  ],
  [{ domain: '*.example.com' }, { code: 'wildcard', given: '*.example.com' }],
  [{ domain: 'a.example b.example' }, { code: 'several_names' }],
  [{ container_id: 'web' }, { code: 'not_an_id', given: 'web' }],
  [{ container_id: '1,2' }, { code: 'several_ids' }],
  [{ organization_id: '-4' }, { code: 'not_an_id', given: '-4' }],
  [{ exclude: '1, two' }, { code: 'not_an_id', given: 'two' }],
  [{ api_url: 'https://example.com' }, { code: 'foreign_host' }],
  [
    { timeout_seconds: '0' },
    { code: 'not_a_duration', given: '0', unit: 'seconds', above: 0, max: 3600 },
  ],
])('%j', (inputs, problem) => {
  expect(faultsOf(inputs)).toEqual([{ input: Object.keys(inputs)[0], ...problem }])
})

describe('dist/due', () => {
  test('all bad inputs are told together, and nothing is sent', async () => {
    await using sandbox = await startSandbox()
    const bad = { renew_before: '0%', max: '999', exclude: 'x', domain: '-', container_id: '?' }
    const { code, log, outputs, summary } = await runDue(sandbox, bad)
    expect(code).toBe(1)
    expect(log.match(/^::error::/gm)).toHaveLength(1)
    for (const input of Object.keys(bad)) {
      expect(log).toMatch(new RegExp(`^::error::.*%0A- ${input} `, 'm'))
    }
    expect(Object.keys(outputs)).toEqual(['reason'])
    expect(summary).toContain('❌ Failed')
    expect(sandbox.requests).toEqual([])
  })

  test('a private key given by mistake is masked, and repeated nowhere', async () => {
    await using sandbox = await startSandbox()
    const { privateKey } = await createCsr({ commonName: 'example.com' })
    for (const input of ['renew_before', 'domain', 'exclude', 'max', 'container_id']) {
      const { code, log, outputs, summary } = await runDue(sandbox, { [input]: privateKey })
      expect([input, code]).toEqual([input, 1])
      const [, line = ''] = privateKey.split('\n')
      expect(log).toContain(`::add-mask::${line}`)
      const rest = log.split('\n').filter((text) => !text.startsWith('::add-mask::'))
      expect([...rest, summary, outputs['reason']].join('\n')).not.toContain(line)
    }
  })

  test('a rehearsal says so', async () => {
    await using sandbox = await startSandbox()
    const { log, summary } = await runDue(sandbox)
    expect(log).toContain('Rehearsal: this is not DigiCert')
    expect(summary).toContain('Rehearsal: this is not DigiCert.')
  })
})

interface Action {
  readonly inputs: Record<string, { required?: boolean; default?: string }>
  readonly outputs: Record<string, unknown>
  readonly runs: { using: string; main: string }
}

test('due/action.yml declares what the code reads and sets, with its defaults', () => {
  const text = readFileSync(new URL('../../due/action.yml', import.meta.url), 'utf8')
  const action = parse(text) as Action
  const asked = new Set<string>()
  parseDueInputs((name) => {
    asked.add(name)
    return (GOOD as Record<string, string>)[name] ?? ''
  })
  expect(Object.keys(action.inputs).sort()).toEqual([...asked].sort())
  expect(Object.keys(action.outputs)).toEqual([...OUTPUTS])
  const defaults = Object.fromEntries(
    Object.entries(action.inputs).flatMap(([name, it]) =>
      it.default === undefined ? [] : [[name, it.default]],
    ),
  )
  expect(read({ ...GOOD, ...defaults })).toEqual(read(GOOD))
  expect(action.runs).toEqual({ using: 'node24', main: '../dist/due/index.js' })
})

test('an input that is given with a hyphen is a fault: the runner only warns of it', () => {
  const fault = (): unknown =>
    parseDueInputs((name) => ({ api_key: 'k'.repeat(32), renew_before: '30' })[name] ?? '', {
      'INPUT_LOOK-AHEAD': '60',
    })
  expect(fault).toThrow(InputError)
})
