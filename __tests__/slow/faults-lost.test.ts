import { expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { annotations, newCsr, step } from '../support/stage.ts'

// Each of these searches takes its 30 seconds, so they go on together.
jest.setTimeout(5 * 60_000)

const LOST = { endpoint: 'reissue', fault: 'reset' } as const

async function search(
  options: SandboxOptions,
  earlier = false,
  inputs: Record<string, string> = {},
) {
  await using sandbox = await startSandbox({ issueDelay: 60_000, ...options })
  const order = await sandbox.addOrder()
  const { csr } = await newCsr()
  if (earlier) {
    await sandbox.addReissue(order.id, { csr, status: 'issued', date: Date.now() - 2 * DAY_MS })
  }
  const result = await step(sandbox, order, { csr, skip_approval: 'true', ...inputs })
  const posts = sandbox.requests.filter(({ endpoint }) => endpoint === 'reissue').length
  return {
    ...result,
    posts,
    accepted: sandbox.accepted.reissues(order.id),
    message: annotations(result, 'error').join(),
  }
}

test.concurrent('not there: the message says so, and that the next run looks again', async () => {
  const found = await search({ faults: [{ ...LOST, when: 'before' }] })
  expect(found).toMatchObject({ code: 1, posts: 1, accepted: 0, outputs: { reissued: '' } })
  expect(found.message).toMatch(
    /^The answer to the reissue was lost, and no reissue appeared on order \d+: it was most likely not accepted/,
  )
})

test.concurrent('an older reissue with the same key and names is not taken for it', async () => {
  const found = await search(
    {
      faults: [{ ...LOST, when: 'before' }],
      switches: { commentsLength: 0, primaryListed: 2 },
    },
    true,
  )
  expect(found).toMatchObject({ code: 1, posts: 1, accepted: 0, outputs: { reissued: '' } })
  expect(found.outputs).not.toHaveProperty('certificate_id')
  expect(found.message).toMatch(/no reissue appeared/)
})

test.concurrent('a day without a time proves nothing: cannot tell', async () => {
  const found = await search({
    faults: [{ ...LOST, when: 'after' }],
    switches: { commentsLength: 0, skippedRequestListed: false, eventDates: 'day' },
  })
  expect(found).toMatchObject({ code: 1, posts: 1, accepted: 1, outputs: { reissued: '' } })
  expect(found.message).toMatch(
    /whether it was accepted cannot be told: a reissue with these names is there.* Look at order \d+ in CertCentral before you run again/,
  )
})

test.concurrent(
  'a waiting order that shows neither request nor certificate: cannot tell',
  async () => {
    const found = await search({
      faults: [{ ...LOST, when: 'after' }],
      switches: { skippedRequestListed: false, pendingReissueListed: false },
    })
    expect(found).toMatchObject({ code: 1, posts: 1, accepted: 1, outputs: { reissued: '' } })
    expect(found.message).toMatch(
      /cannot be told: the order changed.* Look at order \d+ in CertCentral/,
    )
  },
)

test.concurrent('a search lasts for timeout_seconds where that is more than 30', async () => {
  const { ms, ...found } = await search({ faults: [{ ...LOST, when: 'before' }] }, false, {
    timeout_seconds: '40',
  })
  expect(found).toMatchObject({ code: 1, posts: 1 })
  expect(ms).toBeGreaterThanOrEqual(40_000)
})
