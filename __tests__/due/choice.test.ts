import { expect, test } from '@jest/globals'
import { chosenOf } from '../../src/due/choice.ts'
import type { EndingOrder } from '../../src/due/select.ts'
import { date } from '../support/orders.ts'

// A start without a time may be any time of its day, so that the days count from the end of that day.
test.each([
  ['2026-11-20', 7, '2026-11-27T23:59:00Z', true],
  ['2026-11-20', 7, '2026-11-28T00:01:00Z', false],
  ['2026-11-20T12:00:00Z', 6, '2026-11-26T11:59:00Z', true],
  ['2026-11-20T12:00:00Z', 6, '2026-11-26T12:01:00Z', false],
])('a certificate that began on %s is just issued within %d days at %s: %s', (...row) => {
  const [from, issuedWithin, at, isJustIssued] = row
  const order = { isRenewed: false, validFrom: date(from), validTill: date('2027-06-01') }
  const choice = { renewBefore: { days: 30 }, issuedWithin }
  expect(chosenOf([order as EndingOrder], choice, date(at).at)).toEqual({
    due: [],
    justIssued: isJustIssued ? [order] : [],
  })
})
