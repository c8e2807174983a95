import { describe, expect, test } from '@jest/globals'
import { inPool } from '../faults/pool.ts'
import { allRows, expectVerdict, runRow, titleOf } from './faultRows.ts'

// Faults that take tens of seconds, because they last or stall, are among the slow tests.
describe('every fault, met once, on page 1 and on page 3', () => {
  const rows = allRows().filter(
    ({ kind, times }) => times === 'once' && kind.stalls !== true && kind.nature !== 'refused',
  )
  const outcomes = inPool(
    rows.map((row) => () => runRow(row)),
    4,
  )
  for (const outcome of outcomes) outcome.catch(() => undefined)

  test.each(rows.map((row, index) => [titleOf(row), row, index] as const))(
    '%s',
    async (_, row, index) => {
      expect.hasAssertions()
      expectVerdict(row, await (outcomes[index] ?? runRow(row)))
    },
    120_000,
  )
})
