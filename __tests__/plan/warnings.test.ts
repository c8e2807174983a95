import { describe, expect, test } from '@jest/globals'
import type { ListedReissue, Order } from '../../src/certcentral/schema.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { decide } from '../../src/plan/decide.ts'
import type { Decision } from '../../src/plan/decision.ts'
import type { PlanWarning } from '../../src/plan/reasons.ts'
import { DAY_MS } from '../../src/util/moment.ts'
import {
  date,
  inputs,
  NAMES,
  NOW,
  OLD,
  order,
  OURS,
  reading,
  reissue,
  run,
  situation,
} from '../support/orders.ts'

interface More {
  readonly list?: readonly ListedReissue[]
  readonly run?: ReturnType<typeof run>
}

const decided = (wish: Partial<Inputs> = {}, given: Order = order(), more: More = {}): Decision => {
  const { list, ...rest } = more
  return decide(
    situation({ reading: reading({ order: given, list }), inputs: inputs(wish), ...rest }),
  )
}
const warnings = (...given: Parameters<typeof decided>): readonly PlanWarning[] =>
  decided(...given).warnings
const codes = (...given: Parameters<typeof decided>): string[] =>
  warnings(...given).map(({ code }) => code)

test('an ordinary reissue warns of nothing', () => {
  expect(warnings()).toEqual([])
})

test('the order ends before a certificate as long as the live one would', () => {
  const orderValidTill = date('2027-03-01')
  const expected = [{ code: 'order_ends_first', on: orderValidTill.at }]
  expect(warnings({}, order({ orderValidTill }))).toEqual(expected)
  expect(warnings({}, order({ orderValidTill: date('2027-06-08') }))).toEqual([])
})

test('the order was renewed, whether or not it shows the next one', () => {
  const expected = (nextOrderId?: string) => [{ code: 'order_renewed', nextOrderId }]
  expect(warnings({}, order({ isRenewed: true }))).toEqual(expected())
  expect(warnings({}, order({ isRenewed: true, renewedBy: '124' }))).toEqual(expected('124'))
})

describe('auto-reissue would ask first', () => {
  const on = order({ autoReissue: true })

  test.each([
    [{ days: 30 }, true],
    [{ days: 31 }, false],
    [{ share: 0.15 }, true],
    [{ share: 0.16 }, false],
    [undefined, false],
  ])('with a window of %j: %s', (renewBefore, isFirst) => {
    expect(codes({ renewBefore }, on).includes('auto_reissue_first')).toBe(isFirst)
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
    { code: 'window_too_long', lifetimeDays: 199, usedDays: 66 },
  ])
})

test('the key is the live certificate’s', () => {
  expect(warnings({ csr: OLD })).toEqual([{ code: 'same_key' }])
  const reformatted = order({}, { csr: OURS.pem.replaceAll('\n', '') })
  expect(warnings({}, reformatted)).toHaveLength(1)
  expect(warnings({}, order({}, { csr: undefined }))).toEqual([])
})

describe('the CSR asks for names that are not sent', () => {
  test('says which', () => {
    // A CSR repeats its common name among the alternative names.
    const csr = { ...OURS, names: [...NAMES, 'a.example.com', 'B.example.com', 'A.example.com'] }
    expect(warnings({ csr })).toEqual([
      { code: 'csr_names_not_sent', names: ['a.example.com', 'B.example.com'] },
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
  expect(warnings({}, order(), scheduled)).toEqual([{ code: 'schedule_without_window' }])
  expect(warnings({ renewBefore: { days: 31 } }, order(), scheduled)).toEqual([])
})

describe('a name is removed', () => {
  const more = order({}, { dnsNames: [...NAMES, 'old.example.com'] })
  const expected = [{ code: 'names_removed', names: ['old.example.com'], before: NOW + 3 * DAY_MS }]

  test('deploy within 72 hours, in a dry run too', () => {
    for (const dryRun of [false, true]) {
      expect(warnings({ removeNames: ['old.example.com'], dryRun }, more)).toEqual(expected)
    }
  })

  test('not for a name that the order does not have', () => {
    expect(warnings({ removeNames: ['gone.example.com'] }, more)).toEqual([])
  })
})

describe('CertCentral added names that typed dns_names do not have', () => {
  const added = ['free.example.com']
  const list = [reissue({ dnsNames: [...NAMES, ...added] })]
  const dnsNames = NAMES

  test('to the adopted reissue', () => {
    expect(warnings({ dnsNames }, order(), { list })).toEqual([
      { code: 'names_added_by_server', names: added },
    ])
  })

  test('not where names are taken from the order, or are not shown', () => {
    expect(warnings({}, order(), { list })).toEqual([])
    const untold = [reissue({ csr: OURS.pem, commonName: 'example.com', dnsNames: NAMES })]
    expect(warnings({ dnsNames }, order(), { list: untold })).toEqual([])
  })
})

describe('an adopted reissue', () => {
  const adopting = (wish: Partial<Inputs>, shown: Partial<ListedReissue>) =>
    warnings(wish, order(), { list: [reissue(shown)] })

  test('warns as a new one would', () => {
    const scheduled = { list: [reissue()], run: run({ eventName: 'schedule' }) }
    const { kind, warnings: given } = decided({}, order(), scheduled)
    expect(kind).toBe('adopt')
    expect(given).toEqual([{ code: 'schedule_without_window' }])
  })

  test('has another hash or platform than was given', () => {
    const wish = { signatureHash: 'sha512', serverPlatform: 2 } as const
    expect(adopting(wish, { signatureHash: 'sha256', serverPlatformId: 45 })).toEqual([
      { code: 'adopted_differs', input: 'signature_hash', asked: 'sha512', shown: 'sha256' },
      { code: 'adopted_differs', input: 'server_platform', asked: 2, shown: 45 },
    ])
    expect(adopting(wish, { signatureHash: 'sha512', serverPlatformId: 2 })).toEqual([])
    expect(adopting(wish, {})).toEqual([])
    expect(adopting({}, { signatureHash: 'sha256', serverPlatformId: 45 })).toEqual([])
  })
})

test('a skip warns only of what matters before the next reissue', () => {
  const given = order({
    ...{ status: 'hibernating', autoReissue: true, orderValidTill: date('2027-01-31') },
  })
  const csr = { ...OLD, names: ['a.example.com'] }
  const wish = { csr, renewBefore: { days: 20 }, removeNames: ['www.example.com'] }
  const decision = decided(wish, given, { run: run({ eventName: 'schedule' }) })
  expect(decision.kind).toBe('skip')
  expect(decision.warnings).toEqual([
    { code: 'unknown_status', status: 'hibernating' },
    { code: 'order_ends_first', on: date('2027-01-31').at },
    { code: 'auto_reissue_first' },
  ])
})

test('an unknown status is one, and all others are known', () => {
  expect(codes({ force: true }, order({ status: 'hibernating' }))).toEqual(['unknown_status'])
  for (const status of ['issued', 'approved', 'waiting_pickup', 'reissue_pending', 'expired']) {
    expect(codes({ force: true }, order({ status }))).toEqual([])
  }
})

test('a refusal warns of nothing: there is nothing to go on with', () => {
  expect(warnings({ csr: OLD }, order({ status: 'canceled' }))).toEqual([])
  expect(warnings({ csr: OLD }, order({ status: 'reissue_pending' }))).toEqual([])
})
