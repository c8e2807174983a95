import { expect, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import { expectDays } from '../support/simulation/expectDays.ts'
import { freshKeyJob, staticCsrJob } from '../support/simulation/jobs.ts'
import { simulate } from '../support/simulation/simulate.ts'

// The life of an order in 17 days; __tests__/slow/ has it in 400 days, with a runner that dies.

const jobs = [
  ['a static CSR', staticCsrJob],
  ['a fresh key for each certificate', freshKeyJob],
] as const

test.concurrent.each(jobs)(
  'a daily schedule with %s reissues when due, until only a renewal can help',
  async (_name, job) => {
    const results = await simulate({
      job: job(),
      days: 17,
      orderEnds: 15,
      first: { ends: 3, lifetime: 12 },
      lifetimeOn: (day) => (day < 6 ? 10 : 7),
      account: { autoApproveAfter: 2 * DAY_MS },
      // Another person asks for a reissue on the day on which the second one is due, and takes it back.
      others: {
        8: async ({ sandbox, order }) => {
          sandbox.settings.autoApproveAfter = Infinity
          await sandbox.addReissue(order.id)
        },
        9: ({ sandbox, order }) => {
          sandbox.cancel(order.id)
          sandbox.settings.autoApproveAfter = 2 * DAY_MS
        },
      },
    })

    expectDays(results, 'needs_approval')
    const reissued = results.filter(({ reissues }) => reissues > 0).map(({ day }) => day)
    expect(reissued).toStrictEqual([0, 9])
  },
  120_000,
)
