import { expect, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import { Random } from '../../tools/chaos/random.ts'
import { drawPendingSwitches } from '../../tools/chaos/switches.ts'
import { eachTenthDay } from '../support/simulation/deaths.ts'
import { expectPromises } from '../support/simulation/expectPromises.ts'
import { freshKeyJob, staticCsrJob } from '../support/simulation/jobs.ts'
import { simulate } from '../support/simulation/simulate.ts'

// 160 days of daily runs, each with another draw of what CertCentral shows of a pending reissue, and with places that
// lag by seconds. Certificates are short, so that a reissue is pending on many of the days. No name is among those that
// CertCentral adds for free, so that they come on top.

const NAMES = ['shop.example.com', 'pay.example.com']

const jobs = [
  ['a static CSR', staticCsrJob, 23],
  ['a fresh key for each certificate', freshKeyJob, 29],
] as const

test.concurrent.each(jobs)(
  '160 days with %s, all that is undocumented drawn anew each day: the promises hold',
  async (_name, job, seed) => {
    const results = await simulate({
      job: job(NAMES),
      days: 160,
      orderEnds: 155,
      first: { ends: 40, lifetime: 60 },
      lifetimeOn: (day) => (day < 40 ? 60 : day < 90 ? 40 : 24),
      account: { autoApproveAfter: 3 * DAY_MS, issueDelay: DAY_MS },
      deathOn: eachTenthDay(seed),
      isRerunOn: (day) => day % 2 === 0,
      each: (world, day) => {
        const random = new Random(seed, day)
        const orderLagMs = random.pick([0, 2000, 5000])
        const listLagMs = random.pick([0, 2000, 5000])
        const drawn = { ...drawPendingSwitches(random), orderLagMs, listLagMs }
        Object.assign(world.sandbox.switches, drawn)
      },
    })

    expectPromises(results)
    const reissued = results.filter(({ reissues }) => reissues > 0)
    expect(reissued.length).toBeGreaterThanOrEqual(4)
    expect(results.filter(({ died }) => died)).toHaveLength(16)
  },
  1_800_000,
)
