import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Matrix } from '../support/faults/matrix.ts'

// A run that does not find the reissue of a lost response takes its 30 seconds; most of them wait at the same time.
jest.setTimeout(10 * 60_000)

const matrix = new Matrix({ choose: () => true, width: 24, stallSeconds: 4 })

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
