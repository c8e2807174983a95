import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { ResponseError } from '../../src/certcentral/errors.ts'
import { ONCE, PATIENT, Queue, Tries } from '../../src/certcentral/patience.ts'

const limited = (retryAfterMs?: number): ResponseError =>
  new ResponseError(
    { purpose: { action: 'read_order', id: '7' }, method: 'GET', path: '/x' },
    { status: 429, errors: undefined, excerpt: undefined, retryAfterMs, redirectedTo: undefined },
  )
const LIMITED = limited()
const asked = (seconds: number): ResponseError => limited(seconds * 1000)

let now = 0
let chance = 0

beforeEach(() => {
  now = 1_000_000
  chance = 0
  jest.spyOn(performance, 'now').mockImplementation(() => now)
  jest.spyOn(Math, 'random').mockImplementation(() => chance)
})
afterEach(() => {
  jest.restoreAllMocks()
})

/** Queues for so many seconds; comes back with the next wait in seconds. */
function waitAfter(queue: Queue, seconds: number): number | undefined {
  now += seconds * 1000
  const ms = queue.enter(LIMITED)
  return ms === undefined ? undefined : ms / 1000
}

test.each([
  ['at first a little more than the shorter window', 0, 6],
  ['no less than that', 10, 6],
  ['then half of what was queued', 60, 30],
  ['up to a fifteenth of the patience that is left', 300, 40],
  ['and ever shorter, so that no run is starved', 750, 10],
  ['down to a second', 890, 1],
])('a wait in the queue is %s', (_, queued, seconds) => {
  // Half of it, and up to a second more, are left to chance.
  for (const [of, least] of [
    [0, seconds / 2],
    [1, seconds + 1],
  ] as const) {
    chance = of
    const queue = new Queue(PATIENT)
    queue.enter(LIMITED)
    expect(waitAfter(queue, queued)).toBeCloseTo(least)
  }
})

test("the server's own wish comes first, but not beyond the patience", () => {
  const queue = new Queue(PATIENT)
  expect(queue.enter(asked(0))).toBe(1000)
  expect(queue.enter(asked(900))).toBe(900_000)
  now += 60_000
  expect(queue.enter(asked(840))).toBe(840_000)
  expect(queue.enter(asked(841))).toBeUndefined()
  expect(queue.leftMs()).toBe(840_000)
  expect(new Queue(ONCE).enter(LIMITED)).toBeUndefined()
})

test('the patience begins with the first 429, and ends', () => {
  const queue = new Queue(PATIENT)
  now += 600_000
  expect(queue.leftMs()).toBe(900_000)
  queue.enter(LIMITED)
  expect(waitAfter(queue, 899)).toBeDefined()
  expect(waitAfter(queue, 1)).toBeUndefined()
})

test('tries double their pauses, and end after four or a minute; the time in the queue does not count', () => {
  const pauses = (tries: Tries, queuedMs = 0) => [1, 2, 3, 4].map(() => tries.next(queuedMs))
  chance = 1
  expect(pauses(new Tries(PATIENT))).toEqual([2000, 4000, 8000, undefined])
  const late = new Tries(PATIENT)
  now += 57_000
  expect(pauses(late)).toEqual([2000, undefined, undefined, undefined])
  expect(late.made).toBe(2)
  const queued = new Tries(PATIENT)
  now += 600_000
  expect(pauses(queued, 599_000)).toEqual([2000, 4000, 8000, undefined])
})
