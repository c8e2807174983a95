import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { annotations, newCsr, sent, step } from '../support/stage.ts'

const HOUR_MS = 3_600_000

let sandbox: Sandbox
let order: Order
let csr: string
/** How far the server's clock is ahead of this machine's. */
let shift = 0

beforeEach(async () => {
  shift = 0
  sandbox = await startSandbox({ now: () => Date.now() + shift })
  order = await sandbox.addOrder()
  ;({ csr } = await newCsr())
})
afterEach(() => sandbox.close())

const posts = (): number => sent(sandbox, order).filter((text) => text.startsWith('POST')).length
const waitsIn = (log: string): number[] =>
  [...log.matchAll(/rate limit is used up \(HTTP 429\); waiting ([\d.]+) s/g)].map(([, text]) =>
    Number(text),
  )

test('each repeat is one line of the log, and the last try counts', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'html_error', status: 503 })
  sandbox.addFault({ endpoint: 'order', fault: 'reset' })

  const { code, log } = await step(sandbox, order, { csr })

  expect(code).toBe(0)
  expect(log.split('\n').filter((line) => line.includes(' of 4 in '))).toEqual([
    expect.stringMatching(/^Reading order \d+: try 2 of 4 in [\d.]+ s, after: HTTP 503$/),
    expect.stringMatching(/^Reading order \d+: try 3 of 4 in [\d.]+ s, after: .*ECONNRESET/),
  ])
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
})

test('429 is a queue outside of the four tries, for the reissue too', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '0', times: 5 })

  const { code, log, outputs } = await step(sandbox, order, { csr })

  expect({ code, outputs }).toMatchObject({ code: 0, outputs: { reissued: 'true' } })
  expect(posts()).toBe(6)
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
  expect(waitsIn(log)).toHaveLength(5)
})

test('Retry-After is waited out, and no longer than a second more', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '2' })

  const { code, log } = await step(sandbox, order, { csr })

  expect(code).toBe(0)
  const [seconds = 0] = waitsIn(log)
  expect(seconds).toBeGreaterThanOrEqual(2)
  expect(seconds).toBeLessThanOrEqual(3)
  const [first = 0, second = 0] = sandbox.requests
    .filter(({ method }) => method === 'POST')
    .map(({ time }) => time)
  expect(second - first).toBeGreaterThanOrEqual(2000)
})

test.each([-2 * HOUR_MS, 2 * HOUR_MS])(
  'a Retry-After that is a date is one of the server’s clock (%d ms from ours)',
  async (ms) => {
    shift = ms
    const retryAfter = new Date(Date.now() + ms + 5000).toUTCString()
    sandbox.addFault({ endpoint: 'order', fault: 'too_many', retryAfter })

    const { code, log } = await step(sandbox, order, { csr })

    expect(code).toBe(0)
    const [seconds = Infinity] = waitsIn(log)
    // Five seconds from a moment before the process started, in whole seconds.
    expect(seconds).toBeLessThanOrEqual(6)
  },
)

test('one that asks for more than 15 minutes fails at once and says when to come back', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '3600', times: Infinity })

  const result = await step(sandbox, order, { csr })

  expect(result).toMatchObject({ code: 1, outputs: { reissued: 'false' } })
  expect(annotations(result, 'error')).toEqual([expect.stringContaining('come back in 60 min')])
  expect(posts()).toBe(1)
  expect(sandbox.accepted.reissues(order.id)).toBe(0)
})

test('so does one that asks for it at the look before the reissue is sent again', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '1' })
  sandbox.addFault({ endpoint: 'order', fault: 'too_many', retryAfter: '3600', skip: 1 })

  const result = await step(sandbox, order, { csr })

  // Nothing was lost: whoever refused the request did not take it.
  expect(result).toMatchObject({ code: 1, outputs: { reissued: 'false' } })
  expect(annotations(result, 'error')).toEqual([expect.stringContaining('come back in 60 min')])
  expect(posts()).toBe(1)
})

test('but once the order has changed, it cannot be told', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '1', when: 'after' })
  sandbox.addFault({ endpoint: 'list', fault: 'too_many', retryAfter: '3600' })

  const result = await step(sandbox, order, { csr })

  expect(result.code).toBe(1)
  expect(result.outputs['reissued']).toBe('')
  expect(annotations(result, 'error')).toEqual([expect.stringContaining('cannot be told')])
  expect(posts()).toBe(1)
})

test('a refused connection cannot have carried the reissue, which is sent again', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'refuse_next', forMs: 100 })

  const { code, log } = await step(sandbox, order, { csr })

  expect(code).toBe(0)
  expect(log).not.toContain('It is not sent again')
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
})

test.each([301, 302, 303, 307, 308])(
  '%d is not followed, within the same host neither',
  async (status) => {
    const location = `${sandbox.url}/order/certificate/${order.id}`
    sandbox.addFault({ endpoint: 'reissue', fault: 'redirect', status, location })

    const result = await step(sandbox, order, { csr })

    expect(result).toMatchObject({ code: 1, outputs: { reissued: 'false' } })
    expect(annotations(result, 'error')).toEqual([
      expect.stringMatching(/The server redirects to 127\.0\.0\.1:\d+, which is not followed/),
    ])
    expect(sent(sandbox, order)).toEqual(['GET ', 'POST /reissue'])
  },
)
