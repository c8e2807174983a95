import { expect, test } from '@jest/globals'
import { expectDays } from '../support/simulation/expectDays.ts'
import { freshKeyJob, staticCsrJob, type JobDeath } from '../support/simulation/jobs.ts'
import { simulate } from '../support/simulation/simulate.ts'

// On the day on which a reissue is due the runner dies, each time at another point. The same job run again, or the next
// day's, finishes what that one began, or begins anew where it had not come to asking.

const inAction = [0, 1, 2, 3, 4].flatMap((request) =>
  [0, 30].map((afterMs) => ({ request, afterMs })),
)
const deaths: readonly JobDeath[] = [...inAction, 'after key', 'before deploy']
const cases = [
  ...inAction.map((death) => ({ death, job: staticCsrJob })),
  ...deaths.map((death) => ({ death, job: freshKeyJob })),
].flatMap(({ death, job }) => {
  const point = typeof death === 'string' ? death : `request ${death.request} + ${death.afterMs} ms`
  return [false, true].map((isRerun) => ({ point, name: job.name, death, job, isRerun }))
})

test.each(cases)(
  '$name, death at $point, run again the same day: $isRerun',
  async ({ death, job, isRerun }) => {
    const results = await simulate({
      job: job(),
      days: 3,
      orderEnds: 200,
      first: { ends: 3, lifetime: 12 },
      lifetimeOn: () => 46,
      account: { approval: false },
      deathOn: (day) => (day === 0 ? death : undefined),
      isRerunOn: () => isRerun,
    })

    expectDays(results, 'issued')
    expect(results.filter(({ reissues }) => reissues > 0)).toHaveLength(1)
    const deployed = results.findIndex((result) => result.deployed !== undefined)
    expect(deployed).toBeLessThanOrEqual(isRerun ? 0 : 1)
    expect(deployed).not.toBe(-1)
  },
)
