import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { InputError } from '../../src/inputs/fault.ts'
import { parseDueInputs } from '../../src/due/inputs.ts'
import { OUTPUTS } from '../../src/due/report.ts'
import { createCsr } from '../../sandbox/api/keys.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { runDue } from '../support/due/runDue.ts'

const GOOD = { api_key: 'KEY', renew_before: '30' }

function read(inputs: Record<string, string>) {
  return parseDueInputs((name) => inputs[name] ?? '')
}

function faultOf(inputs: Record<string, string>): string {
  try {
    read({ ...GOOD, ...inputs })
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'no fault'
}

test('inputs that are not given have their defaults', () => {
  expect(read(GOOD)).toEqual({
    apiKey: 'KEY',
    apiUrl: 'https://www.digicert.com/services/v2',
    isRehearsal: false,
    timeoutMs: 30_000,
    renewBefore: { days: 30 },
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
    read({ ...GOOD, ...given, ...ahead, container_id: ' 014 ', organization_id: '5' }),
  ).toMatchObject({
    renewBefore: { days: 7.5 },
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

test.each([
  [{ api_key: '' }, 'api_key is empty'],
  [{ renew_before: '' }, 'renew_before is empty'],
  [{ renew_before: '0' }, 'not "0"'],
  [{ renew_before: '100%' }, 'not "100%"'],
  [{ renew_before: '-1' }, 'not "-1"'],
  [{ renew_before: '30 days' }, 'not "30 days"'],
  [{ renew_before: '4000' }, 'renew_before must be at most 3650'],
  [{ look_ahead: '0' }, 'look_ahead must be a number of days'],
  [{ look_ahead: '33%' }, 'not "33%"'],
  [{ fail_on_blockers: 'yes' }, 'fail_on_blockers must be true or false'],
  [{ fail_on_blockers: 'true' }, 'fail_on_blockers needs look_ahead'],
  [{ max: '0' }, 'max must be a whole number from 1 to 256, not "0"'],
  [{ max: '257' }, 'max must be a whole number from 1 to 256, not "257"'],
  [{ max: 'all' }, 'not "all"'],
  [{ domain: 'https://example.com' }, 'domain holds "https://example.com", which is a URL'],
  [{ domain: '*.example.com' }, 'domain must be a name without a wildcard, not "*.example.com"'],
  [{ domain: 'a.example b.example' }, 'domain must be one name, not several'],
  [{ container_id: 'web' }, 'container_id holds "web", which is no ID'],
  [{ container_id: '1,2' }, 'container_id must be one ID, not several'],
  [{ organization_id: '-4' }, 'organization_id holds "-4", which is no ID'],
  [{ exclude: '1, two' }, 'exclude holds "two", which is no ID'],
  [{ api_url: 'https://example.com' }, 'api_url must be under digicert.com or digicert.eu'],
  [{ timeout_seconds: '0' }, 'timeout_seconds must be a number of seconds'],
])('%j', (inputs, message) => {
  expect(faultOf(inputs)).toContain(message)
})

describe('dist/due', () => {
  test('all bad inputs are told together, and nothing is sent', async () => {
    await using sandbox = await startSandbox()
    const bad = { renew_before: '0%', max: '999', exclude: 'x', domain: '-', container_id: '?' }
    const { code, log, outputs, summary } = await runDue(sandbox, bad)
    expect(code).toBe(1)
    expect(log).toContain(
      '::error::5 bad inputs, nothing was sent:%0A- renew_before must be days above',
    )
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
