import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import type { StepResult } from '../../tools/runAction.ts'
import { Detour, responseOf } from '../support/detour.ts'
import { annotations, newCsr, signalAt, step } from '../support/stage.ts'

// Responses that no server library writes.

const SWITCH = Buffer.from(
  'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n',
)
const LATIN1 = responseOf(
  '200 OK',
  'application/json',
  Buffer.from('{"name":"M\xfcller"}', 'latin1'),
)

let sandbox: Sandbox
let order: Order
let csr: string

beforeAll(async () => {
  sandbox = await startSandbox()
  ;({ csr } = await newCsr())
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  order = await sandbox.addOrder()
})

/** One error, told in every place where a run ends. */
function expectOneError(result: StepResult, text: RegExp): void {
  const errors = annotations(result, 'error')
  expect(errors).toEqual([expect.stringMatching(text)])
  expect(result).toMatchObject({ code: 1, stderr: '' })
  expect(result.outputs['reason']).not.toBe('')
  expect(result.summary).toContain('❌')
}

describe('a change of protocol (101)', () => {
  test('to a read ends in one error, and nothing is written', async () => {
    await using detour = await new Detour(sandbox, () => SWITCH).start()
    // Each further try is the same.
    const onStart = signalAt(/Event: retrying/)

    const result = await step(sandbox, order, { csr, api_url: detour.url }, { onStart })

    expectOneError(result, /./)
    expect(result.log).toContain('HTTP 101')
    expect(result.outputs['reissued']).toBe('false')
    expect(sandbox.accepted.reissues(order.id)).toBe(0)
  })

  test('to the reissue is a lost response: it is not sent again', async () => {
    await using detour = await new Detour(sandbox, ({ method }) =>
      method === 'POST' ? SWITCH : undefined,
    ).start()
    // The search takes half a minute, and finds nothing.
    const onStart = signalAt(/Event: response_lost/)

    const result = await step(sandbox, order, { csr, api_url: detour.url }, { onStart })

    expectOneError(result, /HTTP 101/)
    expect(result.outputs['reissued']).toBe('')
    expect(detour.answered).toHaveLength(1)
  })
})

test('a response that is not UTF-8 is an error at once', async () => {
  await using detour = await new Detour(sandbox, () => LATIN1).start()

  const result = await step(sandbox, order, { csr, api_url: detour.url })

  expectOneError(result, /UTF-8/)
  expect(detour.answered).toHaveLength(1)
})

test('100,000 errors in one response make one message that ends in what to do', async () => {
  const errors = Array.from({ length: 100_000 }, (_, index) => ({
    code: `c${index}`,
    message: 'x',
  }))
  const body = Buffer.from(JSON.stringify({ errors }))
  const refusal = responseOf('400 Bad Request', 'application/json', body)
  await using detour = await new Detour(sandbox, () => refusal).start()

  const result = await step(sandbox, order, { csr, api_url: detour.url })

  expectOneError(result, /c0: x.*Correct what the response names/)
  expect(result.outputs['reason']?.length).toBeLessThanOrEqual(2000)
})

describe('with RUNNER_DEBUG', () => {
  const DEBUG = /^::debug::(\w+) (\S+): (HTTP \d+|no response), \d+ ms, try (\d+)$/

  function requestsIn({ log }: StepResult): (string | undefined)[][] {
    return log
      .split('\n')
      .map((line) => DEBUG.exec(line))
      .filter((parts) => parts !== null)
      .map((parts) => parts.slice(1))
  }

  test('each request is one line: method, path, status, milliseconds and tries', async () => {
    await using own = await startSandbox({ approval: false })
    const { id } = await own.addOrder()
    own.addFault({ endpoint: 'order', fault: 'reset' })
    const inputs = { csr, auto_reissue: 'true', comments: 'a comment of ours' }

    const result = await step(own, { id }, inputs, { env: { RUNNER_DEBUG: '1' } })

    expect(result.code).toBe(0)
    const path = `/order/certificate/${id}`
    const seen = own.requests.map(({ method, path: asked, status }) => [
      method,
      asked,
      status === undefined ? 'no response' : `HTTP ${status}`,
    ])
    expect(requestsIn(result).map((parts) => parts.slice(0, 3))).toEqual(seen)
    expect(requestsIn(result).slice(0, 2)).toEqual([
      ['GET', path, 'no response', '1'],
      ['GET', path, 'HTTP 200', '2'],
    ])
    const debug = result.log.split('\n').filter((line) => line.startsWith('::debug::'))
    expect(debug.join('\n')).not.toMatch(/a comment of ours|DEVKEY|BEGIN/i)
  })

  test('and without it there is none', async () => {
    const { log } = await step(sandbox, order, { csr }, { env: { RUNNER_DEBUG: undefined } })

    expect(log).not.toContain('::debug::')
  })
})
