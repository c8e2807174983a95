import { expect, test } from '@jest/globals'
import { simulate } from '../../tools/calendar/simulate.ts'
import { faultsOf } from '../../tools/calendar/verdict.ts'

const CALENDAR = {
  from: Date.parse('2026-11-29T03:17:00Z'),
  to: Date.parse('2030-01-01'),
  orders: { ov: 30, ev: 10, dv: 10 },
  share: 0.33,
  lookAhead: 90,
}

test('50 orders to the end of 2029: nothing expires, nothing is sent twice, all is announced in time', async () => {
  const outcome = await simulate(CALENDAR)
  expect(faultsOf(outcome)).toEqual([])
  const kinds = new Set(outcome.errands.map(({ kind }) => kind))
  expect(kinds).toEqual(new Set(['purchase', 'domain_validation', 'organization_validation']))
  expect(outcome.reissues.length).toBeGreaterThan(500)
}, 600_000)

test('a look ahead that is too short announces too late', async () => {
  const outcome = await simulate({ ...CALENDAR, to: Date.parse('2027-06-01'), lookAhead: 40 })
  expect(faultsOf(outcome).length).toBeGreaterThan(10)
}, 600_000)
