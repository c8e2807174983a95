import { describe, expect, test } from '@jest/globals'
import { dayOf, daysBetween, notBefore, parseMoment } from '../../src/util/moment.ts'

describe('a date of CertCentral', () => {
  test.each([
    ['2026-09-15', '2026-09-15T00:00:00.000Z', false],
    [' 2026-09-15 ', '2026-09-15T00:00:00.000Z', false],
    ['2026-03-01T18:16:07+00:00', '2026-03-01T18:16:07.000Z', true],
    ['2026-03-01T18:16:07Z', '2026-03-01T18:16:07.000Z', true],
    ['2026-03-01t18:16:07z', '2026-03-01T18:16:07.000Z', true],
    ['2026-03-01T18:16:07.250Z', '2026-03-01T18:16:07.250Z', true],
    ['2026-03-01 18:16:07', '2026-03-01T18:16:07.000Z', true],
    ['2026-03-01T18:16', '2026-03-01T18:16:00.000Z', true],
    ['2026-03-01T18:16:07-0530', '2026-03-01T23:46:07.000Z', true],
    ['2026-03-01T00:16:07+02:00', '2026-02-28T22:16:07.000Z', true],
  ])('%s is %s', (text, iso, hasTime) => {
    expect(parseMoment(text)).toEqual({ at: Date.parse(iso), hasTime })
  })

  test.each(['', 'soon', '2026-13-01', '2026-02-30T25:00', '15.09.2026', '2026-9-5', '1789430400'])(
    '%j is none',
    (text) => {
      expect(parseMoment(text)).toBeUndefined()
    },
  )
})

const at = (text: string): number => Date.parse(text)

test.each([
  ['2026-11-21T00:00:00Z', '2026-11-21T23:59:59Z', 0],
  ['2026-11-21T23:59:59Z', '2026-11-22T00:00:00Z', 1],
  ['2026-11-22', '2026-11-21', -1],
  ['2026-02-28', '2026-03-01', 1],
])('from %s to %s it is %d days', (from, to, days) => {
  expect(daysBetween(at(from), at(to))).toBe(days)
})

test('the day of a time is that of UTC', () => {
  expect(dayOf(at('2026-11-21T23:59:59.999Z'))).toBe('2026-11-21')
  expect(dayOf(at('2026-11-21T23:30:00-01:00'))).toBe('2026-11-22')
})

test.each([
  ['2026-11-21T09:00:00Z', '2026-11-21T09:00:00.999Z', true],
  ['2026-11-21T09:00:00Z', '2026-11-21T09:00:01Z', false],
  ['2026-11-21', '2026-11-21T23:00:00Z', true],
  ['2026-11-20', '2026-11-21T00:00:00Z', false],
])('%s is not before %s: %s', (moment, time, is) => {
  const parsed = parseMoment(moment)
  expect(parsed && notBefore(parsed, at(time))).toBe(is)
})
