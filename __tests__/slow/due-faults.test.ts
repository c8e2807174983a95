import { describe, expect, test } from '@jest/globals'
import { allRows, expectVerdict, outcomesOf } from '../support/due/faultRows.ts'

// A rate limit that never ends is waited out for a quarter of an hour: the matrix of faults of the reissue has it.
describe('every fault on page 1 and on page 3, once and always', () => {
  const rows = allRows().filter(({ kind, times }) => kind.nature !== 'queue' || times === 'once')

  test.each(outcomesOf(rows, 12))(
    '%s',
    async (_, row, outcome) => {
      expect.hasAssertions()
      expectVerdict(row, await outcome)
    },
    10 * 60_000,
  )
})
