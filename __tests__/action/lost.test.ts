import { afterEach, expect, test } from '@jest/globals'
import type { SandboxOptions } from '../../sandbox/options.ts'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { codesOf, newCsr, sent, step } from '../support/stage.ts'

const LOST = { endpoint: 'reissue', fault: 'reset', when: 'after' } as const
const HOUR_MS = 3_600_000

let sandbox: Sandbox
let order: Order

async function start(options: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox({ faults: [LOST], issueDelay: 60_000, ...options })
  order = await sandbox.addOrder()
}
afterEach(() => sandbox.close())

const posts = (): number => sent(sandbox, order).filter((text) => text.startsWith('POST')).length
const newest = () => ({
  certificate_id: String(order.certificates.at(-1)?.id),
  request_id: String(order.requests.at(-1)?.id),
})

test('a lost answer is found by the marker, and the run goes on as if answered', async () => {
  await start({ issueDelay: 0 })
  const { csr } = await newCsr()

  const result = await step(sandbox, order, {
    csr,
    skip_approval: 'true',
    auto_reissue: 'true',
    certificate_path: 'chain.pem',
  })

  const { certificate_id, request_id } = newest()
  expect(result).toMatchObject({
    code: 0,
    outputs: {
      reissued: 'true',
      status: 'issued',
      certificate_id,
      request_id,
      auto_reissue: 'true',
    },
  })
  expect(result.outputs['certificate_path']).toMatch(/chain\.pem$/)
  expect(codesOf(result).events).toEqual(
    expect.arrayContaining(['response_lost', 'reissue_found', 'issued']),
  )
  expect(posts()).toBe(1)
})

test('one that waits for approval is found too', async () => {
  await start()
  const { csr } = await newCsr()

  const { code, outputs } = await step(sandbox, order, { csr })

  const { request_id } = newest()
  expect({ code, outputs }).toMatchObject({
    code: 0,
    outputs: { reissued: 'true', status: 'needs_approval', request_id },
  })
  expect(posts()).toBe(1)
})

test.each([
  ['as the runner’s', 0],
  ['three hours behind the runner’s', -3 * HOUR_MS],
  ['three hours ahead of the runner’s', 3 * HOUR_MS],
])('without comments it is found by key, names and the server’s clock, %s', async (_, shift) => {
  await start({
    switches: { commentsLength: 0, skippedRequestListed: false },
    now: () => Date.now() + shift,
  })
  const { csr } = await newCsr()

  const { code, outputs } = await step(sandbox, order, { csr, skip_approval: 'true' })

  const { certificate_id } = newest()
  expect({ code, outputs }).toMatchObject({
    code: 0,
    outputs: { reissued: 'true', certificate_id },
  })
  expect(posts()).toBe(1)
})

test('the search goes on while the reissue does not show', async () => {
  await start()
  // The first looks are before the request shows: as on a server whose reads lag behind its writes.
  const before = JSON.stringify(await shownOrder())
  sandbox.addFault({ endpoint: 'order', fault: 'body', body: before, skip: 1, times: 2 })
  sandbox.addFault({ endpoint: 'list', fault: 'body', body: '{}', times: 2 })
  const { csr } = await newCsr()

  const { code, outputs } = await step(sandbox, order, { csr })

  const { request_id } = newest()
  expect({ code, outputs }).toMatchObject({ code: 0, outputs: { reissued: 'true', request_id } })
  expect(sent(sandbox, order)).toEqual([
    ...['GET ', 'POST /reissue'],
    ...['GET ', 'GET /reissue', 'GET ', 'GET /reissue', 'GET ', 'GET /reissue'],
  ])
})

test('the IDs are output though the setting fails, and the message tells both', async () => {
  await start({
    faults: [LOST, { endpoint: 'auto-reissue', fault: 'error', status: 403, times: Infinity }],
  })
  const { csr } = await newCsr()

  const result = await step(sandbox, order, { csr, skip_approval: 'true', auto_reissue: 'true' })

  const { certificate_id, request_id } = newest()
  expect(result).toMatchObject({
    code: 1,
    outputs: {
      reissued: 'true',
      certificate_id,
      request_id,
      status: 'pending',
      auto_reissue: 'false',
    },
  })
  expect(codesOf(result).errors).toEqual(['auto_reissue_not_set'])
})

async function shownOrder(): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}/order/certificate/${order.id}`, {
    headers: { 'x-dc-devkey': sandbox.apiKey },
  })
  const shown: unknown = await answer.json()
  sandbox.requests.length = 0
  return shown
}
