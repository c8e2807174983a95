import { expect, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import { eachTenthDay } from '../support/simulation/deaths.ts'
import { expectDays } from '../support/simulation/expectDays.ts'
import { freshKeyJob, staticCsrJob } from '../support/simulation/jobs.ts'
import { simulate } from '../support/simulation/simulate.ts'

// 400 days of daily runs through certificates of 199, 99 and 46 days up to the order's last day. Approval takes three
// days, and on one of each ten days the runner dies at a random point. Some minutes of real time.

const jobs = [
  ['a static CSR', staticCsrJob, 7],
  ['a fresh key for each certificate', freshKeyJob, 11],
] as const

test.concurrent.each(jobs)(
  '400 days with %s: exactly the reissues that are due, none twice, no uncovered day',
  async (_name, job, seed) => {
    const results = await simulate({
      job: job(),
      days: 400,
      orderEnds: 395,
      first: { ends: 150, lifetime: 199 },
      lifetimeOn: (day) => (day < 100 ? 199 : day < 250 ? 99 : 46),
      account: { autoApproveAfter: 3 * DAY_MS },
      deathOn: eachTenthDay(seed),
      isRerunOn: (day) => day % 2 === 0,
    })

    expectDays(results, 'needs_approval')
    expect(results.filter(({ reissues }) => reissues > 0)).toHaveLength(5)
    expect(results.filter(({ died }) => died)).toHaveLength(40)
  },
  1_800_000,
)
