import { describe, expect, test } from '@jest/globals'
import { allRows, expectVerdict, outcomesOf } from '../support/due/faultRows.ts'

// Faults that take tens of seconds, because they last or stall, are among the slow tests.
describe('every fault, met once, on page 1 and on page 3', () => {
  const rows = allRows().filter(
    ({ kind, times }) => times === 'once' && kind.stalls !== true && kind.nature !== 'refused',
  )

  test.each(outcomesOf(rows, 4))(
    '%s',
    async (_, row, outcome) => {
      expect.hasAssertions()
      expectVerdict(row, await outcome)
    },
    120_000,
  )
})
