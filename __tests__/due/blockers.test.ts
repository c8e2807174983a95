import { describe, expect, test } from '@jest/globals'
import type { ListedOrder } from '../../src/certcentral/orders.ts'
import type { Order } from '../../src/certcentral/schema.ts'
import type { Validation } from '../../src/certcentral/validation.ts'
import { Pace } from '../../src/certcentral/pace.ts'
import { blockersOf } from '../../src/due/blockers.ts'
import { endingOrders } from '../../src/due/select.ts'
import { date, order as orderInfo } from '../support/orders.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')

const done = (scope: string, until?: string, dnsNames: readonly string[] = []) => ({
  ...{ scope, status: 'approved', method: 'dns-txt-token', dnsNames: [...dnsNames] },
  validatedUntil: until === undefined ? undefined : date(until),
})
const open = (scope: string) => ({ ...done(scope), status: 'pending' })
const organization = (type: string, status: string, until?: string) => ({
  ...{ type, status },
  validatedUntil: until === undefined ? undefined : date(until),
})

/** The blockers, as code, date and names, of an order whose certificate lasts from 1 June to 17 December. */
function blockers(
  names: readonly string[],
  validation: Partial<Validation>,
  info: Partial<Order> = {},
  listing: Partial<ListedOrder> = {},
): unknown[] {
  const order = orderInfo(info)
  const [listed] = endingOrders(
    [
      {
        ...{ id: '123', status: order.status, isRenewed: false, renewedBy: undefined },
        ...{ commonName: names[0] ?? '', dnsNames: [...names] },
        ...{ validFrom: date('2026-06-01'), validTill: date('2026-12-17') },
        ...{ organizationId: undefined, containerId: undefined, product: '' },
        ...listing,
      },
    ],
    NOW,
  )
  if (listed === undefined) {
    throw new Error('the order has an end')
  }
  const read: Validation = {
    ...{ orderId: '123', method: '', domains: [] },
    organizations: [organization('ov', 'active')],
    ...validation,
  }
  const readings = { order, validation: read, failure: undefined }
  return blockersOf(listed, readings, { window: { days: 30 }, now: NOW }).map(({ blocker }) => [
    blocker.code,
    ...('until' in blocker
      ? [blocker.until && new Date(blocker.until.at).toISOString().slice(0, 10)]
      : []),
    ...('names' in blocker ? [blocker.names] : []),
  ])
}

const names = ['example.com', '*.shop.example.com', 'www.example.com']

describe('the validation of domains', () => {
  test.each<[string, Partial<Validation>, unknown[]]>([
    ['lasts to the last day', { domains: [done('example.com', '2026-12-17')] }, []],
    [
      'ends a day before the certificate',
      { domains: [done('example.com', '2026-12-16')] },
      [['domain_validation', '2026-12-16', names]],
    ],
    ['has no date', { domains: [done('example.com')] }, []],
    ['is not done', { domains: [open('example.com')] }, [['domain_validation', undefined, names]]],
    ['is not there', {}, [['domain_validation', undefined, names]]],
    [
      'is over for one of two entries',
      { domains: [done('example.com', '2026-12-01'), done('example.com', '2027-01-01')] },
      [],
    ],
    [
      'of a name of its own goes before that of the domain above',
      { domains: [done('example.com'), open('shop.example.com')] },
      [['domain_validation', undefined, ['*.shop.example.com']]],
    ],
    [
      'of a domain with a like ending is another one',
      { domains: [done('le.com'), done('www.example.com')] },
      [['domain_validation', undefined, names.slice(0, 2)]],
    ],
    [
      'is found by the names that it covers',
      { domains: [done('', undefined, ['EXAMPLE.com', 'shop.example.com', 'www.example.com'])] },
      [],
    ],
    [
      'ends on several days: the first counts',
      { domains: [done('example.com', '2026-12-10'), done('shop.example.com', '2026-12-03')] },
      [['domain_validation', '2026-12-03', names]],
    ],
  ])('%s', (_, validation, expected) => {
    expect(blockers(names, validation)).toEqual(expected)
  })

  test('an IP address and a single label have none', () => {
    expect(blockers(['10.0.0.1', '2001:db8::1', 'intranet'], {})).toEqual([])
  })

  test.each<[string, Order['product']]>([
    ['a private CA', { nameId: 'private_ssl_plus', type: 'ssl_certificate', name: '' }],
    ['code signing', { nameId: 'code_signing', type: 'code_signing_certificate', name: '' }],
  ])('%s validates none', (_, product) => {
    expect(blockers(names, {}, { product })).toEqual([])
  })

  test.each<[string, Partial<Order>]>([
    ['its type says', { validationType: 'dv' }],
    [
      'its product says, where no type is shown',
      { validationType: '', product: { nameId: 'ssl_dv_geotrust', type: '', name: '' } },
    ],
  ])('DV always needs it: %s', (_, info) => {
    const valid = { domains: [done('example.com', '2030-01-01')] }
    expect(blockers(names, valid, info)).toEqual([['domain_validation', undefined, names]])
  })
})

describe('the names to validate', () => {
  test('are those of the order where the list shows none', () => {
    const shown = blockers([], {}, {}, { commonName: '', dnsNames: [] })
    expect(shown).toEqual([['domain_validation', undefined, ['example.com', 'www.example.com']]])
  })

  test('of a DV order without any are no blocker', () => {
    const product = { nameId: 'private_ssl_dv', type: 'ssl_certificate', name: '' }
    expect(blockers(names, {}, { validationType: 'dv', product })).toEqual([])
  })
})

describe('the end of the order', () => {
  const validated = { domains: [done('example.com')] }
  const ends = (orderValidTill: string, listing: Partial<ListedOrder> = {}): boolean =>
    blockers(['example.com'], validated, { orderValidTill: date(orderValidTill) }, listing).length >
    0

  // Due on 17 November, so that a certificate of 199 days made today lasts to 8 June.
  test.each([
    ['2027-06-07', true],
    ['2027-06-08', false],
  ])('is compared with that of a certificate made when it is due: %s', (day, expected) => {
    expect(ends(day)).toBe(expected)
  })

  // Due on 31 December, so that one of 199 days made then lasts to 18 July.
  test.each([
    ['2027-07-17', true],
    ['2027-07-18', false],
  ])('is compared with a day ahead where it is due later: %s', (day, expected) => {
    const dates = { validFrom: date('2026-07-15'), validTill: date('2027-01-30') }
    expect(ends(day, dates)).toBe(expected)
  })

  // The action refuses a reissue that could not end later.
  test.each([
    ['not shown', undefined],
    ['after the end', '2027-01-01'],
  ])('is that of the certificate, within a day, where its start is %s', (_, from) => {
    const validFrom = from === undefined ? undefined : date(from)
    expect([ends('2026-12-18', { validFrom }), ends('2026-12-19', { validFrom })]).toEqual([
      true,
      false,
    ])
  })
})

describe('the validation of the organization', () => {
  const domains = [done('example.com')]

  test.each<[string, Validation['organizations'], unknown[]]>([
    ['lasts', [organization('ov', 'active', '2026-12-17')], []],
    [
      'ends',
      [organization('ov', 'active', '2026-12-16')],
      [['organization_validation', '2026-12-16']],
    ],
    ['is not done', [organization('ov', 'pending')], [['organization_validation', undefined]]],
    ['is not there', [], [['organization_validation', undefined]]],
    [
      'of another type does not count',
      [organization('ev', 'pending'), organization('ov', 'valid')],
      [],
    ],
    ['of another type counts where it is the only one', [organization('ev', 'active')], []],
  ])('%s', (_, organizations, expected) => {
    expect(blockers(['example.com'], { domains, organizations })).toEqual(expected)
  })

  test('an order of an unknown type that shows none is believed', () => {
    const info = { validationType: '', product: { nameId: 'x', type: '', name: '' } }
    expect(blockers(['example.com'], { domains, organizations: [] }, info)).toEqual([])
  })
})

test('the pace stays below both limits of a key', () => {
  let now = 0
  const pace = new Pace(() => now)
  const sent: number[] = []
  while (sent.length < 3000) {
    now += Math.max(pace.waitMs(), 1)
    pace.note()
    sent.push(now)
  }
  const most = (windowMs: number): number =>
    Math.max(...sent.map((at) => sent.filter((it) => it > at - windowMs && it <= at).length))
  expect(most(5000)).toBe(95)
  expect(most(180_000)).toBe(950)
  expect(now).toBeLessThan(10 * 60_000)
})
