import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Matrix } from '../support/faults/matrix.ts'
import { isEssential } from '../support/faults/rows.ts'

// What needs no long wait; the slow suite has every row.
const matrix = new Matrix({ choose: isEssential, width: 6, stallSeconds: 2 })

beforeAll(() => matrix.start())
afterAll(async () => {
  process.stdout.write(await matrix.end())
})

test.each(matrix.rows)('$fault at $endpoint, $when, $times', async (row) => {
  expect(await matrix.judge(row)).toEqual([])
})

test('no other host heard of any of it', async () => {
  await matrix.settle()
  expect(matrix.heardElsewhere).toEqual([])
})
