import { describe, expect, test } from '@jest/globals'
import type { ListedReissue, OrderRequest } from '../../src/certcentral/schema.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { decide } from '../../src/plan/decide.ts'
import {
  comments,
  date,
  inputs,
  issuedReissue,
  NAMES,
  OLD,
  order,
  OURS,
  reading,
  reissue,
  request,
  situation,
  THEIRS,
} from '../support/orders.ts'

// Rule 5, by the decision: what would be asked for again every night, to the same end.

interface Given {
  readonly ends?: string
  readonly status?: string
  readonly certificate?: Parameters<typeof order>[1]
  readonly requests?: readonly OrderRequest[]
  readonly list?: readonly ListedReissue[]
  readonly wish?: Partial<Inputs>
}

function decided({ ends, status = 'issued', certificate, requests = [], list, wish }: Given) {
  const orderValidTill = ends === undefined ? {} : { orderValidTill: date(ends) }
  const given = order({ status, requests: [...requests], ...orderValidTill }, certificate)
  return decide(situation({ reading: reading({ order: given, list }), inputs: inputs(wish) }))
}
const told = (given: Given): string => {
  const { kind, reason } = decided(given)
  return kind === 'reissue' ? kind : reason.code
}

const MORE = [...NAMES, 'new.example.com']
const typed = { dnsNames: MORE }

describe('a reissue could not end later', () => {
  test.each(['2026-12-17', '2026-12-18', '2026-12-18T23:59:59Z'])(
    'the order ends on %s, the certificate on 2026-12-17',
    (ends) => {
      expect(decided({ ends }).reason).toEqual({
        code: 'ends_with_order',
        validTill: date('2026-12-17').at,
        orderEnds: date(ends).at,
      })
    },
  )

  test('it goes on two days before, and where no end is shown', () => {
    expect(told({ ends: '2026-12-19' })).toBe('reissue')
    const noEnd = order({ orderValidTill: undefined })
    expect(decide(situation({ reading: reading({ order: noEnd }) })).kind).toBe('reissue')
    expect(told({ ends: '2026-12-17', certificate: { validTill: undefined } })).toBe('reissue')
  })

  test('it goes on for a missing name, a revoked certificate, and force', () => {
    const ends = '2026-12-17'
    expect(told({ ends, wish: typed })).toBe('reissue')
    expect(told({ ends, certificate: { status: 'revoked' } })).toBe('reissue')
    expect(told({ ends, wish: { force: true } })).toBe('reissue')
  })
})

describe('a reissue gains no day', () => {
  // The live certificate began on 2026-11-10 and ends on 2026-12-17.
  const certificate = { id: '150', serialNumber: '0150', validFrom: date('2026-11-10') }
  const earlier = (override: Partial<ListedReissue> = {}) =>
    issuedReissue({
      ...{ id: '140', serialNumber: '0140', csr: OLD.pem, dateIssued: undefined },
      dateCreated: date('2026-11-03'),
      validTill: date('2026-12-17'),
      ...override,
    })

  test('the live certificate ends on the day of one that was made a week before it', () => {
    expect(decided({ certificate, list: [earlier()] }).reason).toEqual({
      code: 'gains_no_day',
      validTill: date('2026-12-17').at,
      earlier: {
        state: 'issued',
        requestId: undefined,
        certificateId: '140',
        at: date('2026-11-03').at,
      },
    })
  })

  test.each([
    ['2026-12-16', 'gains_no_day'],
    ['2026-12-18', 'gains_no_day'],
    ['2026-12-15', 'reissue'],
    ['2026-12-19', 'reissue'],
  ])('the earlier one ends on %s: %s', (day, expected) => {
    expect(told({ certificate, list: [earlier({ validTill: date(day) })] })).toBe(expected)
  })

  test.each([
    ['made six days before', { dateCreated: date('2026-11-04') }],
    ['never issued', { status: 'rejected', validTill: undefined }],
    ['without a date', { dateCreated: undefined }],
    ['without an end', { validTill: undefined }],
  ])('not by one that was %s', (_, override) => {
    expect(told({ certificate, list: [earlier(override)] })).toBe('reissue')
  })

  test('the primary certificate in the list is not an earlier one', () => {
    const primary = earlier({ ...certificate, dateCreated: date('2026-11-03') })
    expect(told({ certificate, list: [primary, primary] })).toBe('reissue')
  })

  test('it goes on for a missing name, a revoked certificate, and force', () => {
    const list = [earlier()]
    expect(told({ certificate, list, wish: typed })).toBe('reissue')
    expect(told({ certificate: { ...certificate, status: 'revoked' }, list })).toBe('reissue')
    expect(told({ certificate, list, wish: { force: true } })).toBe('reissue')
  })
})

describe('its newest request was rejected', () => {
  const rejected = (override: Partial<OrderRequest> = {}) =>
    request({ status: 'rejected', comments: comments({ id: '7' }), ...override })

  test.each(['rejected', 'canceled', 'denied'])('a %s request', (status) => {
    expect(decided({ requests: [rejected({ status })] }).reason).toEqual({
      code: 'was_rejected',
      status,
      reissue: {
        state: 'ended',
        requestId: '900',
        certificateId: undefined,
        at: date('2026-11-21T09:00:00Z').at,
      },
    })
  })

  test('a missing name does not change it', () => {
    const requests = [rejected({ comments: comments({ id: '7' }, { names: MORE }) })]
    expect(told({ requests, wish: typed })).toBe('was_rejected')
  })

  test.each([
    ['a corrected CSR', comments({ id: '7' }, { keyId: THEIRS.keyId })],
    ['other names', comments({ id: '7' }, { names: MORE })],
    ['a request by hand', 'by hand'],
  ])('%s passes', (_, text) => {
    expect(told({ requests: [rejected({ comments: text })] })).toBe('reissue')
  })

  test('only the newest counts', () => {
    const date10 = date('2026-11-21T10:00:00Z')
    const approved = rejected({ id: '901', status: 'approved', date: date10 })
    expect(told({ requests: [rejected(), approved], list: [] })).toBe('reissue')
    const older = rejected({ id: '899', status: 'approved', date: date('2026-11-19T08:00:00Z') })
    expect(told({ requests: [rejected(), older] })).toBe('was_rejected')
  })

  test('a certificate was issued after it', () => {
    const made = (day: string, issued = day) => [
      issuedReissue({ csr: THEIRS.pem, dateCreated: date(day), dateIssued: date(issued) }),
    ]
    const approvedLater = made('2026-11-20T09:00:00Z', '2026-11-21T09:00:01Z')
    expect(told({ requests: [rejected()], list: approvedLater })).toBe('reissue')
    expect(told({ requests: [rejected()], list: made('2026-11-21T09:00:01Z') })).toBe('reissue')
    expect(told({ requests: [rejected()], list: made('2026-11-21T08:59:59Z') })).toBe(
      'was_rejected',
    )
    expect(told({ requests: [rejected()], list: [reissue({ status: 'rejected' })] })).toBe(
      'was_rejected',
    )
  })

  test('the live certificate is revoked, or it is forced', () => {
    const requests = [rejected()]
    expect(told({ requests, certificate: { status: 'revoked' } })).toBe('reissue')
    expect(told({ requests, wish: { force: true } })).toBe('reissue')
  })
})

describe('its newest request was issued without the name that is missing', () => {
  // Asked for with the name a day ago, and issued without it.
  const asked = (override: Partial<OrderRequest> = {}) =>
    request({
      status: 'approved',
      date: date('2026-11-20T09:00:00Z'),
      comments: comments({ id: '7' }, { names: MORE }),
      ...override,
    })
  const made = (override: Partial<ListedReissue> = {}) =>
    issuedReissue({
      dateCreated: date('2026-11-20T09:00:01Z'),
      dateIssued: date('2026-11-20T10:00:00Z'),
      ...override,
    })

  test('for our key', () => {
    const { kind, reason } = decided({ requests: [asked()], list: [made()], wish: typed })
    expect(kind).toBe('refuse')
    expect(reason).toMatchObject({
      code: 'issued_without_name',
      names: ['new.example.com'],
      reissue: { state: 'issued', requestId: '900', certificateId: '200' },
    })
  })

  test('for the key of the certificate that it led to: a fresh CSR every night', () => {
    const byTheirs = asked({
      comments: comments({ id: '7' }, { keyId: THEIRS.keyId, names: MORE }),
    })
    const list = [made({ csr: THEIRS.pem })]
    expect(told({ requests: [byTheirs], list, wish: typed })).toBe('issued_without_name')
  })

  test('shown by the order alone', () => {
    const certificate = {
      id: '200',
      serialNumber: '0D0E0F',
      csr: OURS.pem,
      validFrom: date('2026-11-20'),
    }
    expect(told({ requests: [asked()], certificate, wish: typed })).toBe('issued_without_name')
  })

  test.each([
    ['the name was not asked for', { comments: comments({ id: '7' }) }, {}],
    ['a person asked', { comments: 'by hand' }, {}],
    [
      'it was asked for with a third key',
      { comments: comments({}, { keyId: '00', names: MORE }) },
      {},
    ],
    ['the certificate was made before', { date: date('2026-11-21T09:00:00Z') }, {}],
  ])('passes where %s', (_, changed, shown) => {
    expect(told({ requests: [asked(changed)], list: [made(shown)], wish: typed })).toBe('reissue')
  })

  test('passes where it was issued with the name, and the live one lacks it since', () => {
    const list = [
      made({ dnsNames: MORE }),
      made({
        ...{ id: '201', serialNumber: '01', csr: THEIRS.pem },
        dateCreated: date('2026-11-21T08:00:00Z'),
        dateIssued: date('2026-11-21T08:05:00Z'),
      }),
    ]
    expect(told({ requests: [asked()], list, wish: typed })).toBe('reissue')
  })

  test('the live certificate is revoked, or it is forced', () => {
    const given = { requests: [asked()], list: [made({ status: 'revoked' })], wish: typed }
    expect(told(given)).toBe('reissue')
    const forced = { ...typed, force: true }
    expect(told({ requests: [asked()], list: [made()], wish: forced })).toBe('reissue')
  })
})
