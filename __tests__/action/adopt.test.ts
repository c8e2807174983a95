import { afterEach, describe, expect, test } from '@jest/globals'
import type { SandboxOptions } from '../../sandbox/options.ts'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import type { Switches } from '../../sandbox/settings.ts'
import { newCsr, reasonOf, sent, step } from '../support/stage.ts'

const AGAIN = { env: { GITHUB_RUN_ATTEMPT: '2' } }
const ANOTHER_RUN = { env: { GITHUB_RUN_ID: '4243' } }

let sandbox: Sandbox
let order: Order

async function start(options: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox(options)
  order = await sandbox.addOrder()
}
afterEach(() => sandbox.close())

const reissues = (): number => sandbox.accepted.reissues(order.id)
const newest = () => ({
  certificate_id: String(order.certificates.at(-1)?.id),
  request_id: String(order.requests.at(-1)?.id),
})

test.each([
  ['approval is waited for', { skip_approval: 'false' }, {}],
  ['approval was skipped', { skip_approval: 'true' }, {}],
  [
    'approval was skipped and the list shows nothing before issuance',
    { skip_approval: 'true' },
    { pendingReissueListed: false },
  ],
] as const)(
  '"Re-run jobs" adopts the reissue of the attempt before: %s',
  async (_, inputs, switches) => {
    await start({ switches, issueDelay: 60_000 })
    const { csr } = await newCsr()

    const first = await step(sandbox, order, { csr, ...inputs })
    const second = await step(sandbox, order, { csr, ...inputs }, AGAIN)

    expect(first).toMatchObject({ code: 0, outputs: { reissued: 'true' } })
    expect(second).toMatchObject({
      code: 0,
      outputs: {
        reissued: 'true',
        request_id: newest().request_id,
        status: first.outputs['status'],
      },
    })
    expect(reissues()).toBe(1)
  },
)

test('a skipped approval leaves no request to find, but the list shows the reissue', async () => {
  await start({ switches: { skippedRequestListed: false }, issueDelay: 60_000 })
  const { csr } = await newCsr()
  await step(sandbox, order, { csr, skip_approval: 'true' })

  const { code, outputs } = await step(sandbox, order, { csr, skip_approval: 'true' }, AGAIN)

  const { certificate_id } = newest()
  expect({ code, outputs }).toMatchObject({
    code: 0,
    outputs: { reissued: 'true', certificate_id },
  })
  expect(reissues()).toBe(1)
})

test('what shows neither request nor certificate is refused, not sent again', async () => {
  const switches = { skippedRequestListed: false, pendingReissueListed: false }
  await start({ switches, issueDelay: 60_000 })
  const { csr } = await newCsr()
  await step(sandbox, order, { csr, skip_approval: 'true' })

  const { code, outputs } = await step(sandbox, order, { csr, skip_approval: 'true' }, AGAIN)

  expect({ code, outputs }).toMatchObject({
    code: 1,
    outputs: { reissued: 'false', status: 'refused' },
  })
  expect(reissues()).toBe(1)
})

test('a reissue that is issued by the time of the next attempt is adopted as issued', async () => {
  await start({ approval: false })
  const { csr } = await newCsr()
  await step(sandbox, order, { csr })

  const { code, outputs } = await step(
    sandbox,
    order,
    { csr, certificate_path: 'chain.pem' },
    AGAIN,
  )

  const { certificate_id } = newest()
  expect({ code, outputs }).toMatchObject({
    code: 0,
    outputs: { reissued: 'true', status: 'issued', certificate_id },
  })
  expect(outputs['certificate_path']).toMatch(/chain\.pem$/)
  expect(reissues()).toBe(1)
})

test.each([
  ['waits', {}],
  ['is issued', { approval: false }],
])('a step repeated in one run adopts the first one’s reissue, which %s', async (_, settings) => {
  await start(settings)
  const { csr } = await newCsr()
  const first = await step(sandbox, order, { csr })

  const second = await step(sandbox, order, { csr })

  expect([first.outputs['reissued'], second.outputs['reissued']]).toEqual(['true', 'true'])
  expect(reasonOf(second)).toBe('adopted')
  expect(reissues()).toBe(1)
  const looked = sent(sandbox, order).filter((call) => call !== 'GET /validation')
  expect(looked).toEqual(['GET ', 'POST /reissue', 'GET ', 'GET /reissue'])
})

test('two keys in one run are two reissues', async () => {
  await start({ approval: false })
  const [one, other] = await Promise.all([newCsr(), newCsr()])

  const first = await step(sandbox, order, { csr: one.csr })
  const second = await step(sandbox, order, { csr: other.csr })
  const repeated = await step(sandbox, order, { csr: one.csr }, AGAIN)

  expect([first.outputs['reissued'], second.outputs['reissued']]).toEqual(['true', 'true'])
  expect(second.outputs['certificate_id']).not.toBe(first.outputs['certificate_id'])
  expect(repeated.outputs).toMatchObject({
    reissued: 'true',
    certificate_id: first.outputs['certificate_id'],
  })
  expect(reissues()).toBe(2)
})

test('two sets of names in one run are two reissues', async () => {
  await start({ approval: false })
  const { csr } = await newCsr()
  const more = { csr, dns_names: 'www.example.com new.example.com' }

  const first = await step(sandbox, order, { csr })
  const second = await step(sandbox, order, more)
  const repeated = await step(sandbox, order, more, AGAIN)

  expect([first.code, second.code, repeated.code]).toEqual([0, 0, 0])
  expect(second.outputs['certificate_id']).not.toBe(first.outputs['certificate_id'])
  expect(repeated.outputs['certificate_id']).toBe(second.outputs['certificate_id'])
  expect(reissues()).toBe(2)
})

test.each([true, false])(
  'a rejected one is never adopted (in the list: %s)',
  async (rejectedListed) => {
    await start({ switches: { rejectedListed } })
    const { csr } = await newCsr()
    const first = await step(sandbox, order, { csr })
    sandbox.reject(Number(first.outputs['request_id']))

    const again = await step(sandbox, order, { csr }, AGAIN)
    const forced = await step(sandbox, order, { csr, force: 'true' }, AGAIN)

    // The same request would be rejected again: a person has to change something first.
    expect(again).toMatchObject({ code: 1, outputs: { reissued: 'false', status: 'refused' } })
    expect(reasonOf(again)).toBe('was_rejected')
    expect(forced).toMatchObject({ code: 0, outputs: { reissued: 'true', ...idOf('request_id') } })
    expect(forced.outputs['request_id']).not.toBe(first.outputs['request_id'])
    expect(reissues()).toBe(2)
  },
)

test.each([
  ['absent', 'canceled'],
  ['rejected', 'unchanged'],
  ['canceled', 'rejected'],
  ['canceled', 'unchanged'],
] as const)(
  'a canceled one is never adopted (in the list: %s, its request: %s)',
  async (canceledListed, canceledRequest) => {
    await start({ switches: { canceledListed, canceledRequest } })
    const { csr } = await newCsr()
    const first = await step(sandbox, order, { csr })
    sandbox.cancel(order.id)

    const second = await step(sandbox, order, { csr, force: 'true' }, AGAIN)

    expect(second).toMatchObject({ code: 0, outputs: { reissued: 'true', ...idOf('request_id') } })
    expect(second.outputs['request_id']).not.toBe(first.outputs['request_id'])
    expect(reissues()).toBe(2)
  },
)

test('another run adopts the same reissue while it waits, and did not submit it', async () => {
  await start()
  const { csr } = await newCsr()
  await step(sandbox, order, { csr })

  const { code, outputs } = await step(sandbox, order, { csr }, ANOTHER_RUN)

  expect({ code, outputs }).toMatchObject({
    code: 0,
    outputs: { reissued: 'false', status: 'needs_approval', ...idOf('request_id') },
  })
  expect(reissues()).toBe(1)
})

describe('a list of many pages', () => {
  const switches: Partial<Switches> = {
    ...{ statusWhileApproval: 'issued', requestsListed: false },
    ...{ listOrder: 'oldest_first', reissuesPerPage: 1, primaryListed: 4 },
  }

  test('is read to its end, though pages repeat what others had', async () => {
    await start({ switches })
    const { csr } = await newCsr()
    await step(sandbox, order, { csr })

    const again = await step(sandbox, order, { csr }, ANOTHER_RUN)

    expect(reasonOf(again)).toBe('adopted')
    expect(reissues()).toBe(1)
  })

  test('is given up where every page is the same', async () => {
    await start({ switches })
    const { csr } = await newCsr()
    const certificates = [{ id: 1, status: 'issued' }]
    const body = JSON.stringify({ certificates, page: { total: 1_000_000 } })
    sandbox.addFault({ endpoint: 'list', fault: 'body', body, times: Infinity })

    const { code } = await step(sandbox, order, { csr }, AGAIN)

    expect(code).toBe(0)
    expect(sandbox.requests.filter(({ endpoint }) => endpoint === 'list')).toHaveLength(12)
  })
})

test('another run reissues again what the run before got issued', async () => {
  await start({ approval: false })
  const { csr } = await newCsr()
  await step(sandbox, order, { csr })

  const { code, outputs } = await step(sandbox, order, { csr }, ANOTHER_RUN)

  expect({ code, outputs }).toMatchObject({ code: 0, outputs: { reissued: 'true' } })
  expect(reissues()).toBe(2)
})

test('with force too, a run adopts its own', async () => {
  await start()
  const { csr } = await newCsr()
  await step(sandbox, order, { csr, force: 'true' })

  await step(sandbox, order, { csr, force: 'true' })

  expect(reissues()).toBe(1)
})

test.each([{ ACT: 'true' }, { GITHUB_RUN_ID: undefined }, { GITHUB_RUN_ID: '' }])(
  'where there is no run ID, a random one stands in: %j',
  async (env) => {
    await start({ approval: false })
    const { csr } = await newCsr()

    await step(sandbox, order, { csr }, { env })
    await step(sandbox, order, { csr }, { env })

    const comments = order.requests.slice(1).map((request) => request.comments)
    expect(comments).toHaveLength(2)
    expect(
      new Set(comments.map((text) => /^\[gha (\S+) [0-9a-f]{16}\] /.exec(text)?.[1])).size,
    ).toBe(2)
    expect(comments.join()).not.toContain('[gha 4242 ')
  },
)

/** Any ID. */
function idOf(output: 'request_id' | 'certificate_id'): Record<string, unknown> {
  const anyId: unknown = expect.stringMatching(/^\d+$/)
  return { [output]: anyId }
}
