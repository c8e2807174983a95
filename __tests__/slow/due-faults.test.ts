import { describe, expect, test } from '@jest/globals'
import { allRows, expectVerdict, runRow, titleOf } from '../due/faultRows.ts'
import { inPool } from '../faults/pool.ts'

// A rate limit that never ends is waited out for a quarter of an hour: the matrix of faults of the reissue has it.
describe('every fault on page 1 and on page 3, once and always', () => {
  const rows = allRows().filter(({ kind, times }) => kind.nature !== 'queue' || times === 'once')
  const outcomes = inPool(
    rows.map((row) => () => runRow(row)),
    12,
  )
  for (const outcome of outcomes) outcome.catch(() => undefined)

  test.each(rows.map((row, index) => [titleOf(row), row, index] as const))(
    '%s',
    async (_, row, index) => {
      expect.hasAssertions()
      expectVerdict(row, await (outcomes[index] ?? runRow(row)))
    },
    10 * 60_000,
  )
})
