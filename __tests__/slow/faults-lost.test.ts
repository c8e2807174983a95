import { expect, jest, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { codesOf, newCsr, step } from '../support/stage.ts'

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
    errors: codesOf(result).errors,
  }
}

test.concurrent('not there: most likely not accepted, and the next run looks again', async () => {
  const found = await search({ faults: [{ ...LOST, when: 'before' }] })
  expect(found).toMatchObject({ code: 1, posts: 1, accepted: 0, outputs: { reissued: '' } })
  expect(found.errors).toEqual(['lost_absent'])
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
  expect(found.errors).toEqual(['lost_absent'])
})

test.concurrent('a day without a time proves nothing: cannot tell', async () => {
  const found = await search({
    faults: [{ ...LOST, when: 'after' }],
    switches: { commentsLength: 0, skippedRequestListed: false, eventDates: 'day' },
  })
  expect(found).toMatchObject({ code: 1, posts: 1, accepted: 1, outputs: { reissued: '' } })
  expect(found.errors).toEqual(['lost_unknown'])
})

test.concurrent(
  'a waiting order that shows neither request nor certificate: cannot tell',
  async () => {
    const found = await search({
      faults: [{ ...LOST, when: 'after' }],
      switches: { skippedRequestListed: false, pendingReissueListed: false },
    })
    expect(found).toMatchObject({ code: 1, posts: 1, accepted: 1, outputs: { reissued: '' } })
    expect(found.errors).toEqual(['lost_unknown'])
  },
)

test.concurrent('a search lasts for timeout_seconds where that is more than 30', async () => {
  const { ms, ...found } = await search({ faults: [{ ...LOST, when: 'before' }] }, false, {
    timeout_seconds: '40',
  })
  expect(found).toMatchObject({ code: 1, posts: 1 })
  expect(ms).toBeGreaterThanOrEqual(40_000)
})
