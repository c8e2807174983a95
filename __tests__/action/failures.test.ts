import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { underNode } from '../support/oldNode.ts'
import { annotations, codesOf, newCsr, reasonOf, sent, step } from '../support/stage.ts'

let sandbox: Sandbox
const { csr } = await newCsr()

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

test('an older Node.js sends nothing', async () => {
  const order = await sandbox.addOrder()

  const result = await step(sandbox, order, { csr }, { nodeOptions: underNode('20.20.2') })

  expect(result.code).toBe(1)
  expect(result.outputs).toMatchObject({
    reissued: 'false',
    reason: expect.stringContaining('20.20.2'),
  })
  expect(sandbox.requests).toEqual([])
})

describe('bad inputs', () => {
  test.each([
    ['an empty key', 'api_key', { api_key: '' }],
    ['an order ID with letters', 'order_id', { order_id: '12x' }],
    ['a CSR cut in two', 'csr', { csr: csr.slice(0, 200) }],
    ['a URL as a name', 'dns_names', { dns_names: 'https://a.example' }],
    ['a boolean that is none', 'skip_approval', { skip_approval: 'yes' }],
    ['another host', 'api_url', { api_url: 'https://a.example' }],
    ['no CSR where one was to be', 'csr', { csr: '', dns_names: 'a.example' }],
  ])('%s: one error that names %s, and no request', async (_what, name, inputs) => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr, ...inputs })
    expect(result).toMatchObject({ code: 1, stderr: '' })
    expect(codesOf(result).errors).toEqual(['bad_input'])
    expect(annotations(result, 'error')).toEqual([expect.stringContaining(` ${name} `)])
    expect(result.outputs).toMatchObject({
      reissued: 'false',
      reason: expect.stringContaining(name),
    })
    expect(sandbox.requests).toEqual([])
  })

  test('are all reported in one error', async () => {
    const order = await sandbox.addOrder()
    const bad = { order_id: 'x', dns_names: 'a_b', force: 'maybe', timeout_seconds: '0' }
    const result = await step(sandbox, order, { csr, ...bad })
    const [error, ...more] = annotations(result, 'error')
    expect(more).toEqual([])
    expect(error?.split('\n').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '4 bad',
      '- timeout_seconds',
      '- order_id',
      '- dns_names',
      '- force',
    ])
    expect(sandbox.requests).toEqual([])
  })
})

describe('what CertCentral refuses', () => {
  test('a wrong key: 403 with its code, the region and api_url', async () => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr, api_key: 'WRONG-KEY' })
    expect(result.code).toBe(1)
    expect(annotations(result, 'error')).toEqual([
      expect.stringMatching(/403.*access_denied\|access_denied_invalid_key.*api_key.*api_url/),
    ])
    expect(result.outputs).toEqual({
      order_id: String(order.id),
      reissued: 'false',
      reason: annotations(result, 'error')[0],
    })
    expect(sandbox.requests).toHaveLength(1)
  })

  test('a View Only key: the read goes well, the write is 403 and not repeated', async () => {
    const order = await sandbox.addOrder()
    const api_key = sandbox.addKey({ viewOnly: true })
    const result = await step(sandbox, order, { csr, api_key })
    expect(result.code).toBe(1)
    expect(annotations(result, 'error')).toEqual([
      expect.stringMatching(/403.*access_denied\|missing_permission/),
    ])
    expect(result.outputs['reissued']).toBe('false')
    expect(sent(sandbox, order)).toEqual(['GET ', 'POST /reissue'])
  })

  test('a wrong order: 404 with its code, the region and api_url', async () => {
    const result = await step(sandbox, { id: 999 }, { csr })
    expect(result.code).toBe(1)
    expect(annotations(result, 'error')).toEqual([
      expect.stringMatching(/404.*not_found\|order.*order_id.*api_url/),
    ])
  })

  test.each(['array', 'object'] as const)(
    '400 to the reissue, errors as %s: never sent again',
    async (errors) => {
      sandbox.switches.errors = errors
      const order = await sandbox.addOrder()
      sandbox.addFault({
        endpoint: 'reissue',
        fault: 'error',
        code: 'caa_check_failed|example.com',
        message: 'CAA forbids it.',
      })
      const result = await step(sandbox, order, { csr })
      expect(result.code).toBe(1)
      expect(annotations(result, 'error')).toEqual([
        expect.stringMatching(/400.*caa_check_failed\|example\.com.*CAA forbids it/),
      ])
      expect(result.outputs).toMatchObject({ reissued: 'false' })
      expect(result.outputs['status'] ?? '').toBe('')
      expect(sent(sandbox, order)).toEqual(['GET ', 'POST /reissue'])
    },
  )

  test('every error of an answer is shown', async () => {
    const order = await sandbox.addOrder()
    const errors = [
      { code: 'invalid_value:order_id', message: 'First.' },
      { code: 'csr_invalid_cannot_parse', message: 'Second.' },
    ]
    const body = JSON.stringify({ errors })
    sandbox.addFault({ endpoint: 'reissue', fault: 'body', status: 400, body })
    const [error] = annotations(await step(sandbox, order, { csr }), 'error')
    for (const { code, message } of errors) {
      expect(error).toContain(code)
      expect(error).toContain(message.replace('.', ''))
    }
  })

  test('a redirect is not followed, so that the key stays here', async () => {
    const order = await sandbox.addOrder()
    await using elsewhere = await startSandbox()
    sandbox.addFault({ endpoint: 'order', fault: 'redirect', location: `${elsewhere.url}/x` })
    const result = await step(sandbox, order, { csr })
    expect(result.code).toBe(1)
    expect(annotations(result, 'error')[0]).toContain('127.0.0.1')
    expect(elsewhere.requests).toEqual([])
  })

  test('an answer about another order decides over nothing', async () => {
    const order = await sandbox.addOrder()
    sandbox.addFault({ endpoint: 'order', fault: 'other_order' })
    const result = await step(sandbox, order, { csr })
    expect(result.code).toBe(1)
    expect(codesOf(result).errors).toEqual(['another_order'])
    expect(annotations(result, 'error')[0]).toContain(String(order.id + 1))
    expect(sent(sandbox, order)).toEqual(['GET '])
  })
})

test('an order of unknown status goes on, with a warning', async () => {
  const order = await sandbox.addOrder({ status: 'hibernating' })
  const result = await step(sandbox, order, { csr })
  expect(result.code).toBe(0)
  expect(codesOf(result).warnings).toContain('unknown_status')
})

describe('the runner', () => {
  test.each([
    ['without a file for the summary', { GITHUB_STEP_SUMMARY: undefined }],
    ['with one that cannot be written', { GITHUB_STEP_SUMMARY: '/dev/null/summary' }],
    ['with a damaged file of the event', { GITHUB_EVENT_PATH: '/dev/null/event' }],
  ])('%s: the reissue is done and reported', async (_what, env) => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr }, { env })
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(result.outputs).toMatchObject({ reissued: 'true', status: 'needs_approval' })
    expect(sandbox.accepted.reissues(order.id)).toBe(1)
  })

  test('without a file for the summary a failure is still one error and exit code 1', async () => {
    const order = await sandbox.addOrder()
    const env = { GITHUB_STEP_SUMMARY: undefined }
    const result = await step(sandbox, order, { csr, dns_names: 'a.example' }, { env })
    expect(result.code).toBe(1)
    expect(annotations(result, 'error')).toHaveLength(1)
    expect(reasonOf(result)).toBe('names_dropped')
  })
})

describe('a rehearsal', () => {
  test('says in log and summary that this is not DigiCert', async () => {
    const order = await sandbox.addOrder()
    const result = await step(sandbox, order, { csr })
    expect(codesOf(result).events).toContain('rehearsal')
    expect(result.summary).toContain('this is not DigiCert')
    // A link would lead nowhere.
    expect(result.summary).not.toContain('href=')
  })
})
