import { describe, expect, test } from '@jest/globals'
import { dueByDate, endsWithOrder, firstDueDay, orderEndsFirst } from '../../src/plan/due.ts'
import { DAY_MS } from '../../src/util/moment.ts'
import { certificate, date, NOW, order } from '../support/orders.ts'

// The certificate lasts 199 days, from 2026-06-01 to 2026-12-17; now is noon of 2026-11-21, 25.5 days before.

const due = (window: Parameters<typeof dueByDate>[0], now = NOW) =>
  dueByDate(window, certificate(), now)
const code = (...given: Parameters<typeof due>) => due(...given).reason.code

describe('the window', () => {
  test('without one it is always due', () => {
    expect(due(undefined)).toEqual({ reason: { code: 'always_due' } })
  })

  test('days: due from the moment on which exactly so many are left', () => {
    const window = { days: 20 }
    const edge = date('2026-11-27').at
    expect(due(window, edge - 1)).toEqual({
      reason: { code: 'not_due', daysLeft: 21, from: edge },
      windowDays: 20,
    })
    expect(due(window, edge)).toEqual({ reason: { code: 'due', daysLeft: 20 }, windowDays: 20 })
  })

  test('decimal days', () => {
    expect(code({ days: 25.5 })).toBe('due')
    expect(code({ days: 25.4 })).toBe('not_due')
  })

  test('the first day on which it is due is a whole one, on which a run at any hour finds it due', () => {
    const from = date('2026-11-22').at
    expect(due({ days: 25.4 }).reason).toMatchObject({ from })
    expect(code({ days: 25.4 }, from)).toBe('due')
    expect(firstDueDay(date('2026-12-17').at, 0.1 * 199 * DAY_MS)).toBe(date('2026-11-28').at)
  })

  test('a share of the lifetime', () => {
    expect(due({ share: 0.33 })).toMatchObject({ reason: { code: 'due' }, windowDays: 0.33 * 199 })
    expect(due({ share: 0.1 })).toMatchObject({ reason: { code: 'not_due' }, windowDays: 19.9 })
    const edge = date('2026-12-17').at - 0.1 * 199 * DAY_MS
    expect(code({ share: 0.1 }, edge)).toBe('due')
    expect(code({ share: 0.1 }, edge - 1)).toBe('not_due')
  })

  test.each([199, 200, 400])('%d days of 199 count as a third, with a warning', (days) => {
    const early = date('2026-10-11').at
    expect(due({ days }, early)).toMatchObject({
      reason: { code: 'not_due' },
      warning: { code: 'window_too_long', lifetimeDays: 199, usedDays: 66 },
    })
    expect(code({ days }, early + DAY_MS)).toBe('due')
  })

  test('198 days of 199 are taken as they are', () => {
    expect(due({ days: 198 }, date('2026-06-03').at)).toEqual({
      reason: { code: 'due', daysLeft: 197 },
      windowDays: 198,
    })
  })

  test('after its end it is due', () => {
    expect(due({ days: 1 }, date('2026-12-20').at).reason).toEqual({ code: 'due', daysLeft: -3 })
  })

  test('an end that is not shown; a start that is not shown matters for a share', () => {
    const noEnd = certificate({ validTill: undefined })
    const noStart = certificate({ validFrom: undefined })
    const missing = (field: string) => ({ reason: { code: 'dates_missing', field } })
    expect(dueByDate({ days: 20 }, noEnd, NOW)).toEqual(missing('valid_till'))
    expect(dueByDate({ share: 0.5 }, noStart, NOW)).toEqual(missing('valid_from'))
    expect(dueByDate({ days: 400 }, noStart, NOW)).toEqual({
      reason: { code: 'due', daysLeft: 26 },
      windowDays: 400,
    })
  })

  test('dates that contradict', () => {
    const validFrom = date('2026-12-18')
    const turned = certificate({ validFrom })
    expect(dueByDate({ days: 20 }, turned, NOW).reason).toEqual({
      code: 'dates_contradict',
      validFrom: validFrom.at,
      validTill: date('2026-12-17').at,
    })
    expect(dueByDate(undefined, turned, NOW).reason.code).toBe('always_due')
  })
})

describe('the end of the order', () => {
  test.each([
    ['2026-12-16', true],
    ['2026-12-17', true],
    ['2026-12-18T23:59:59Z', true],
    ['2026-12-19', false],
  ])('order until %s, certificate until 2026-12-17: ends with it is %s', (day, ends) => {
    expect(endsWithOrder(order({ orderValidTill: date(day) }), certificate())).toBe(ends)
  })

  test('is not known without either date', () => {
    expect(endsWithOrder(order({ orderValidTill: undefined }), certificate())).toBe(false)
    expect(endsWithOrder(order(), certificate({ validTill: undefined }))).toBe(false)
  })

  test('comes before that of a certificate as long as the live one', () => {
    const first = (day: string) =>
      orderEndsFirst(order({ orderValidTill: date(day) }), certificate(), NOW)
    // 199 days from 2026-11-21 are over on 2027-06-08.
    expect(first('2027-06-08')).toBeUndefined()
    expect(first('2027-06-07T23:59:59Z')).toBe(date('2027-06-07T23:59:59Z').at)
    expect(orderEndsFirst(order(), certificate({ validFrom: undefined }), NOW)).toBeUndefined()
  })
})
