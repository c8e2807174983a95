import { describe, expect, test } from '@jest/globals'
import { dueByDate, endsWithOrder, orderEndsFirst } from '../../src/plan/due.ts'
import { certificate, date, NOW, order } from '../support/orders.ts'

// The certificate lasts 199 days, from 2026-06-01 to 2026-12-17; now is noon of 2026-11-21, 25.5 days before.

const due = (window: Parameters<typeof dueByDate>[0], now = NOW) =>
  dueByDate(window, certificate(), now)

describe('the window', () => {
  test('without one it is always due', () => {
    expect(due(undefined)).toEqual({ kind: 'due', why: 'always due without renew_before' })
  })

  test('days: due from the moment on which exactly so many are left', () => {
    const window = { days: 20 }
    const edge = date('2026-11-27').at
    expect(due(window, edge - 1)).toEqual({
      kind: 'not due',
      why: 'not due: 21 days left, reissue from 2026-11-27',
      windowDays: 20,
    })
    expect(due(window, edge)).toEqual({
      kind: 'due',
      why: 'due: 20 days left',
      windowDays: 20,
    })
  })

  test('decimal days', () => {
    expect(due({ days: 25.5 }).kind).toBe('due')
    expect(due({ days: 25.4 }).kind).toBe('not due')
  })

  test('a share of the lifetime', () => {
    expect(due({ share: 0.33 })).toMatchObject({ kind: 'due', windowDays: 0.33 * 199 })
    expect(due({ share: 0.1 })).toMatchObject({ kind: 'not due', windowDays: 19.9 })
    const edge = date('2026-12-17').at - 0.1 * 199 * 86_400_000
    expect(due({ share: 0.1 }, edge).kind).toBe('due')
    expect(due({ share: 0.1 }, edge - 1).kind).toBe('not due')
  })

  test.each([199, 200, 400])('%d days of 199 count as a third, with a warning', (days) => {
    const early = date('2026-10-11').at
    expect(due({ days }, early)).toMatchObject({
      kind: 'not due',
      warning: expect.stringContaining('lifetime of 199 days: a third of it (66 days) is used'),
    })
    expect(due({ days }, early + 86_400_000).kind).toBe('due')
  })

  test('198 days of 199 are taken as they are', () => {
    expect(due({ days: 198 }, date('2026-06-03').at)).toEqual({
      kind: 'due',
      why: 'due: 197 days left',
      windowDays: 198,
    })
  })

  test('after its end it is due', () => {
    expect(due({ days: 1 }, date('2026-12-20').at)).toMatchObject({
      kind: 'due',
      why: 'due: -3 days left',
    })
  })

  test('one day is a day', () => {
    expect(due({ days: 5 }, date('2026-12-16').at).why).toBe('due: 1 day left')
  })

  test('an unknown end is unknown; an unknown start only matters for a share', () => {
    const noEnd = certificate({ validTill: undefined })
    const noStart = certificate({ validFrom: undefined })
    expect(dueByDate({ days: 20 }, noEnd, NOW)).toEqual({
      kind: 'unknown',
      why: 'the order shows no valid_till of its certificate',
    })
    expect(dueByDate({ share: 0.5 }, noStart, NOW)).toEqual({
      kind: 'unknown',
      why: 'the order shows no valid_from of its certificate',
    })
    expect(dueByDate({ days: 400 }, noStart, NOW)).toEqual({
      kind: 'due',
      why: 'due: 26 days left',
      windowDays: 400,
    })
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

  test('comes before that of a certificate as long as the current one', () => {
    const first = (day: string) =>
      orderEndsFirst(order({ orderValidTill: date(day) }), certificate(), NOW)
    // 199 days from 2026-11-21 are over on 2027-06-08.
    expect(first('2027-06-08')).toBeUndefined()
    expect(first('2027-06-07T23:59:59Z')).toContain('The order ends on 2027-06-07')
    expect(orderEndsFirst(order(), certificate({ validFrom: undefined }), NOW)).toBeUndefined()
  })
})
