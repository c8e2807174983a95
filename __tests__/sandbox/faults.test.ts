import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Endpoint, RequestEntry } from '../../sandbox/api/requestLog.ts'
import type { Fault, FaultName } from '../../sandbox/faults/faults.ts'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import {
  at,
  codesOf,
  get,
  reissueBody,
  write,
  type Answer,
  type Send,
} from '../support/sandboxClient.ts'

let sandbox: Sandbox
let order: Order

beforeEach(async () => {
  sandbox = await startSandbox()
  order = await sandbox.addOrder()
})
afterEach(() => sandbox.close())

/** Calls an endpoint about the order. */
async function call(endpoint: Endpoint, options: Send = {}): Promise<Answer> {
  const path = `/order/certificate/${order.id}`
  if (endpoint === 'reissue') {
    const body = await reissueBody(undefined, { skip_approval: true })
    return write(sandbox, 'POST', `${path}/reissue`, body, options)
  }
  if (endpoint === 'auto-reissue') {
    return write(sandbox, 'PUT', `${path}/auto-reissue`, { auto_reissue: 1 }, options)
  }
  return get(sandbox, endpoint === 'list' ? `${path}/reissue` : path, options)
}

/** Calls an endpoint, and gives up once the sandbox has come so far with it, and has answered another call since. */
async function abandoned(
  endpoint: Endpoint,
  isSoFar: (entry: RequestEntry) => boolean,
): Promise<Answer> {
  const given = new AbortController()
  const answer = call(endpoint, { signal: given.signal })
  const ended = answer.then(
    () => true,
    () => true,
  )
  while (!sandbox.requests.some(isSoFar) && !(await Promise.race([ended, sleep(5)]))) {
    continue
  }
  await get(sandbox, '/order/certificate')
  given.abort()
  return answer
}

const endpoints = ['order', 'list', 'reissue', 'auto-reissue'] as const
const moments = ['before', 'after'] as const
const everywhere = endpoints.flatMap((endpoint) => moments.map((when) => ({ endpoint, when })))
const writesOf = (endpoint: Endpoint, when: 'before' | 'after') => ({
  reissues: endpoint === 'reissue' && when === 'after' ? 1 : 0,
  autoReissues: endpoint === 'auto-reissue' && when === 'after' ? 1 : 0,
})
const writes = () => ({
  reissues: sandbox.accepted.reissues(order.id),
  autoReissues: sandbox.accepted.autoReissues(order.id),
})

test.each(everywhere)('each cut $when $endpoint fails the call', async ({ endpoint, when }) => {
  const cuts: [FaultName, string][] = [
    ['reset', 'read ECONNRESET'],
    ['close', 'socket hang up'],
    ['reset_in_body', 'aborted'],
    ['close_in_body', 'aborted'],
  ]
  for (const [fault, message] of cuts) {
    sandbox.addFault({ endpoint, fault, when })
    await expect(call(endpoint)).rejects.toThrow(message)
    expect(sandbox.requests.at(-1)).toMatchObject({ fault })
  }
  const { reissues, autoReissues } = writesOf(endpoint, when)
  expect(writes()).toEqual({ reissues: reissues * 4, autoReissues: autoReissues * 4 })
})

test.each(everywhere)('each stall $when $endpoint never ends', async ({ endpoint, when }) => {
  const { reissues, autoReissues } = writesOf(endpoint, when)
  const stalls = [
    { fault: 'stall', status: undefined },
    { fault: 'stall_in_body', status: endpoint === 'reissue' ? 201 : 200 },
  ] as const
  for (const { fault, status } of stalls) {
    sandbox.addFault({ endpoint, fault, when })
    const answer = abandoned(
      endpoint,
      (entry) =>
        entry.fault === fault &&
        entry.status === status &&
        entry.tookEffect === reissues + autoReissues > 0,
    )
    await expect(answer).rejects.toThrow(/abort/)
  }
  const stalled = sandbox.requests.filter((entry) => entry.endpoint === endpoint)
  expect(stalled.map(({ status }) => status)).toEqual(stalls.map(({ status }) => status))
  expect(writes()).toEqual({ reissues: reissues * 2, autoReissues: autoReissues * 2 })
})

test.each(everywhere)(
  'each wrong answer $when $endpoint is what it says',
  async ({ endpoint, when }) => {
    const success = endpoint === 'reissue' ? 201 : 200
    const answered = async (fault: Omit<Fault, 'endpoint' | 'when'>) => {
      sandbox.addFault({ ...fault, endpoint, when })
      return call(endpoint)
    }
    for (const status of [301, 302, 303, 307, 308]) {
      const answer = await answered({ fault: 'redirect', status, location: 'http://x.example/' })
      expect(answer).toMatchObject({ status, headers: { location: 'http://x.example/' } })
    }
    for (const status of [400, 401, 403, 404, 405, 415, 500]) {
      const answer = await answered({ fault: 'error', status })
      expect(answer).toMatchObject({ status, json: { errors: [{ code: expect.any(String) }] } })
    }
    for (const status of [500, 502, 503]) {
      const answer = await answered({ fault: 'html_error', status })
      expect(answer).toMatchObject({ status, text: expect.stringContaining('<html>') })
    }
    const busy = await answered({ fault: 'too_many' })
    expect(busy.headers['retry-after']).toBeUndefined()
    expect(codesOf(busy)).toEqual(['request_limit_exceeded'])
    const later = await answered({ fault: 'too_many', retryAfter: '7' })
    expect(later).toMatchObject({ status: 429, headers: { 'retry-after': '7' } })
    expect(await answered({ fault: 'empty' })).toMatchObject({ text: '' })
    expect(await answered({ fault: 'html' })).toMatchObject({ status: success, json: undefined })
    expect(at((await answered({ fault: 'wrong_shape' })).json, 'id')).toEqual({ value: true })
    expect(await answered({ fault: 'truncated' })).toMatchObject({
      status: success,
      json: undefined,
    })
    expect(await answered({ fault: 'body', body: '[]' })).toMatchObject({
      status: success,
      text: '[]',
    })
    const kinds = sandbox.requests.length
    const { reissues, autoReissues } = writesOf(endpoint, when)
    expect(writes()).toEqual({ reissues: reissues * kinds, autoReissues: autoReissues * kinds })
  },
)

test('another order answers', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'other_order' })
  expect(at((await call('order')).json, 'id')).toBe(order.id + 1)
  sandbox.switches.idType = 'string'
  sandbox.addFault({ endpoint: 'reissue', fault: 'other_order', when: 'after' })
  expect(at((await call('reissue')).json, 'id')).toBe(String(order.id + 1))
  expect(sandbox.accepted.reissues(order.id)).toBe(1)
  sandbox.addFault({ endpoint: 'list', fault: 'other_order' })
  const { json } = await call('list')
  expect(at(json, 'certificates', 0, 'id')).toBe(String((order.certificates[1]?.id ?? 0) + 1))
})

test('a drip brings the whole body, byte by byte', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'drip', everyMs: 1, when: 'after' })
  expect(await call('reissue')).toMatchObject({ status: 201, json: { id: order.id } })
})

test('a drip before a write never becomes an answer', async () => {
  sandbox.addFault({ endpoint: 'reissue', fault: 'drip', everyMs: 1 })
  // The whole list of orders drips, and ends, in the meantime: it is longer than the answer to a reissue.
  sandbox.addFault({ endpoint: 'orders', fault: 'drip', everyMs: 1 })
  const answer = abandoned('reissue', ({ fault }) => fault === 'drip')
  await expect(answer).rejects.toThrow(/abort/)
  expect(sandbox.accepted.reissues()).toBe(0)
})

test('headers that drip never end', async () => {
  sandbox.addFault({ endpoint: 'list', fault: 'drip_headers', everyMs: 1 })
  sandbox.addFault({ endpoint: 'orders', fault: 'drip', everyMs: 1 })
  const answer = abandoned('list', ({ fault }) => fault === 'drip_headers')
  await expect(answer).rejects.toThrow(/abort/)
})

test('a huge body is streamed', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'huge', bytes: 5_000_000 })
  const { text } = await call('order')
  expect(text.length).toBe(5_000_000 + '{"padding":""}'.length)
})

test('hostile text is in the strings of the answer, or is the error', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'hostile' })
  const { json } = await call('order')
  expect(at(json, 'organization', 'name')).toContain('\n::error::hostile')
  expect(at(json, 'certificate', 'common_name')).toBe('example.com')
  sandbox.addFault({
    endpoint: 'order',
    fault: 'hostile',
    fields: ['common_name'],
    text: '\n::x::',
  })
  expect(at((await call('order')).json, 'certificate', 'common_name')).toBe('example.com\n::x::')
  sandbox.addFault({ endpoint: 'order', fault: 'hostile', status: 403 })
  const error = await call('order')
  expect(error).toMatchObject({
    status: 403,
    json: { errors: [{ message: expect.stringContaining('##[error]') }] },
  })
})

test('after refuse_next connections are refused, then accepted again', async () => {
  const agent = new Agent({ keepAlive: true })
  sandbox.addFault({ endpoint: 'order', fault: 'refuse_next' })
  expect((await call('order', { agent })).status).toBe(200)
  await expect(call('reissue', { agent })).rejects.toThrow('ECONNREFUSED')
  await sandbox.accept()
  expect((await call('reissue', { agent })).status).toBe(201)
  agent.destroy()
})

test('after refuse_next for a while the same port answers again', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'refuse_next', forMs: 100 })
  await call('order')
  for (let refused = 0; ; refused += 1) {
    const answer = await call('order').catch(() => undefined)
    if (answer) {
      break
    }
    expect(refused).toBeLessThan(1000)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect((await call('order')).status).toBe(200)
})

test('skip and times choose which calls are hit, a rule after another', async () => {
  sandbox.addFault({ endpoint: 'order', fault: 'error', status: 500, skip: 1, times: 2 })
  sandbox.addFault({ endpoint: 'any', fault: 'error', status: 503, skip: 1, times: Infinity })
  const statuses = []
  for (let count = 0; count < 6; count += 1) {
    statuses.push((await call('order')).status)
  }
  expect(statuses).toEqual([200, 500, 500, 503, 503, 503])
  sandbox.clearFaults()
  expect((await call('order')).status).toBe(200)
})

test('a fault may hit one page, and a rule may be taken back', async () => {
  const remove = sandbox.addFault({
    endpoint: 'orders',
    fault: 'error',
    status: 500,
    page: 3,
    times: 9,
  })
  const page = async (offset: number) =>
    (await get(sandbox, `/order/certificate?limit=10&offset=${offset}`)).status
  expect([await page(0), await page(10), await page(20), await page(30)]).toEqual([
    200, 200, 500, 200,
  ])
  remove()
  expect(await page(20)).toBe(200)
})
