import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { annotations, codesOf, newCsr, reasonOf, sent, signalAt, step } from '../support/stage.ts'

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
  [...log.matchAll(/^::debug::Event: rate_limited\n.*?([\d.]+) s\b/gm)].map(([, text]) =>
    Number(text),
  )

test('each repeat is one line of the log, and the last try counts', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'html_error', status: 503 })
  sandbox.addFault({ endpoint: 'order', fault: 'reset' })

  const result = await step(sandbox, order, { csr })

  expect(result.code).toBe(0)
  expect(codesOf(result).events.filter((code) => code === 'retrying')).toHaveLength(2)
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

test('the decision is made anew after the queue: a name that came meanwhile is not dropped', async () => {
  await using busy: Sandbox = await startSandbox({
    onRequest: async ({ endpoint }) => {
      if (endpoint === 'reissue') {
        const names = ['example.com', 'www.example.com', 'new.example.com']
        await busy.addReissue(site.id, { names, status: 'issued' })
      }
    },
  })
  const site = await busy.addOrder()
  busy.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '1' })

  const result = await step(busy, site, { csr, dns_names: 'www.example.com' })

  expect(result).toMatchObject({ code: 1, outputs: { reissued: 'false', status: 'refused' } })
  expect(reasonOf(result)).toBe('names_dropped')
  expect(result.outputs['reason']).toContain('new.example.com')
  expect(busy.accepted.reissues(site.id)).toBe(0)
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
  expect(annotations(result, 'error')).toEqual([expect.stringContaining('60 min')])
  expect(posts()).toBe(1)
  expect(sandbox.accepted.reissues(order.id)).toBe(0)
})

test('so does one that asks for it at the look before the reissue is sent again', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '1' })
  sandbox.addFault({ endpoint: 'order', fault: 'too_many', retryAfter: '3600', skip: 1 })

  const result = await step(sandbox, order, { csr })

  // Nothing was lost: whoever refused the request did not take it.
  expect(result).toMatchObject({ code: 1, outputs: { reissued: 'false' } })
  expect(annotations(result, 'error')).toEqual([expect.stringContaining('60 min')])
  expect(posts()).toBe(1)
})

test('a 429 in answer to the list at that look ends the run too: nothing is sent on half a reading', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'too_many', retryAfter: '1', when: 'after' })
  sandbox.addFault({ endpoint: 'list', fault: 'too_many', retryAfter: '3600' })

  const result = await step(sandbox, order, { csr })

  expect(result.code).toBe(1)
  expect(codesOf(result).errors).toEqual(['response_failed'])
  expect(posts()).toBe(1)
})

test('a refused connection cannot have carried the reissue, which is sent again', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'refuse_next', forMs: 100 })

  const result = await step(sandbox, order, { csr })

  expect(result.code).toBe(0)
  expect(codesOf(result).events).not.toContain('response_lost')
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
})

test.each([301, 302, 303, 307, 308])(
  '%d is not followed, and is a lost response',
  async (status) => {
    const location = `${sandbox.url}/order/certificate/${order.id}`
    sandbox.addFault({ endpoint: 'reissue', fault: 'redirect', status, location })

    // The search would go on for half a minute.
    const onStart = signalAt(/Event: response_lost/)
    const result = await step(sandbox, order, { csr }, { onStart })

    // Not CertCentral's own shape: whether the reissue arrived is not known.
    expect(result).toMatchObject({ code: 1, outputs: { reissued: '' } })
    expect(codesOf(result).errors).toEqual(['lost_unknown'])
    expect(posts()).toBe(1)
  },
)
