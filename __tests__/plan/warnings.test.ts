import { describe, expect, test } from '@jest/globals'
import type { Order } from '../../src/certcentral/schema.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { decide, type Situation } from '../../src/plan/decide.ts'
import { date, inputs, NAMES, OLD, order, OURS, run, situation } from '../support/orders.ts'

const warnings = (
  wish: Partial<Inputs> = {},
  given: Order = order(),
  more: Partial<Situation> = {},
): readonly string[] => decide(situation({ inputs: inputs(wish), order: given, ...more })).warnings

test('an ordinary reissue warns of nothing', () => {
  expect(warnings()).toEqual([])
})

test('the order ends before a certificate as long as the current one would', () => {
  const given = order({ orderValidTill: date('2027-03-01') })
  expect(warnings({}, given)).toEqual([expect.stringContaining('The order ends on 2027-03-01')])
})

describe('auto-reissue would ask first', () => {
  const on = order({ autoReissue: true })

  test.each([
    [{ days: 30 }, 1],
    [{ days: 31 }, 0],
    [{ share: 0.15 }, 1],
    [{ share: 0.16 }, 0],
    [undefined, 0],
  ])('with a window of %j: %d', (renewBefore, count) => {
    const found = warnings({ renewBefore }, on)
    expect(found.filter((text) => text.startsWith('Auto-reissue is on'))).toHaveLength(count)
  })

  test('not when it is off, not known, or auto_reissue is given', () => {
    const renewBefore = { days: 30 }
    expect(warnings({ renewBefore }, order())).toEqual([])
    expect(warnings({ renewBefore }, order({ autoReissue: undefined }))).toEqual([])
    expect(warnings({ renewBefore, autoReissue: true }, on)).toEqual([])
    expect(warnings({ renewBefore, autoReissue: false }, on)).toEqual([])
  })
})

test('the window is not shorter than the lifetime', () => {
  expect(warnings({ renewBefore: { days: 365 } })).toEqual([
    expect.stringContaining("not shorter than the certificate's lifetime of 199 days"),
  ])
})

test('the key is the current certificate’s', () => {
  expect(warnings({ csr: OLD })).toEqual([expect.stringContaining("the current certificate's")])
  const reformatted = order({}, { csr: OURS.pem.replaceAll('\n', '') })
  expect(warnings({}, reformatted)).toHaveLength(1)
  expect(warnings({}, order({}, { csr: undefined }))).toEqual([])
})

describe('the CSR asks for names that are not sent', () => {
  test('says which', () => {
    const csr = { ...OURS, names: [...NAMES, 'a.example.com', 'B.example.com'] }
    expect(warnings({ csr })).toEqual([
      expect.stringContaining('(a.example.com, B.example.com): CertCentral takes names'),
    ])
  })

  test('not for one in another case, and not for products without rules about names', () => {
    expect(warnings({ csr: { ...OURS, names: ['WWW.EXAMPLE.COM'] } })).toEqual([])
    const product = { nameId: '', type: 'code_signing', name: '' }
    const csr = { ...OURS, names: ['Example Inc.'] }
    expect(warnings({ csr }, order({ product }))).toEqual([])
  })
})

test('a scheduled run without renew_before', () => {
  const scheduled = { run: run({ eventName: 'schedule' }) }
  expect(warnings({}, order(), scheduled)).toEqual([
    'A scheduled run without renew_before reissues every time. Give renew_before, such as 33%.',
  ])
  expect(warnings({ renewBefore: { days: 31 } }, order(), scheduled)).toEqual([])
})

test.each(['renewed', 'issued', 'approved', 'waiting_pickup'])('%s is a known status', (status) => {
  expect(warnings({}, order({ status }))).toEqual([])
})

test('a refusal warns of nothing: there is nothing to go on with', () => {
  expect(warnings({ csr: OLD }, order({ status: 'canceled' }))).toEqual([])
  expect(warnings({ csr: OLD }, order({ status: 'reissue_pending' }))).toEqual([])
})
