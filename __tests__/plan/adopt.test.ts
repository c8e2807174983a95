import { describe, expect, test } from '@jest/globals'
import type { Reading } from '../../src/order/picture.ts'
import { findAdoptable } from '../../src/plan/adopt.ts'
import type {
  ListedReissue,
  Order,
  OrderCertificate,
  OrderRequest,
} from '../../src/certcentral/schema.ts'
import {
  comments,
  date,
  issuedReissue,
  order,
  OURS,
  picture,
  reissue,
  request,
  run,
  THEIRS,
} from '../support/orders.ts'

interface Given {
  readonly status?: string
  readonly requests?: readonly OrderRequest[]
  readonly certificate?: Partial<OrderCertificate>
  readonly list?: readonly ListedReissue[]
  readonly run?: ReturnType<typeof run>
  /** The readings that earlier attempts of this process made. */
  readonly earlier?: readonly Partial<Reading>[]
}

/** The adopted reissue, in short. */
function adopted(given: Given) {
  const { status = 'issued', requests = [], certificate = {}, list, earlier = [] } = given
  const shown: Order = order({ status, requests: [...requests] }, certificate)
  const pictures = earlier.map((one) => picture(one))
  const found = findAdoptable(picture({ order: shown, list }), given.run ?? run(), pictures)
  return (
    found && {
      code: found.reason.code,
      state: found.adopted.state,
      request: found.adopted.request?.id,
      certificate: found.adopted.certificate?.id,
      isOfThisRun: found.isOfThisRun,
    }
  )
}

const marked = (override: Partial<OrderRequest> = {}) =>
  request({ comments: comments(), status: 'approved', ...override })
const byAnotherRun = comments({ id: '7' })

describe('with this run’s marker', () => {
  const code = 'sent_by_this_run'

  test('the request is enough, whatever the list shows', () => {
    const expected = { code, state: 'awaiting_approval', request: '900', certificate: undefined }
    const open = { requests: [marked({ status: 'pending' })] }
    expect(adopted(open)).toEqual({ ...expected, isOfThisRun: true })
    expect(adopted({ ...open, list: [] })).toEqual({ ...expected, isOfThisRun: true })
  })

  test('approved: it is pending where the order says so', () => {
    const given = { status: 'reissue_pending', requests: [marked()] }
    expect(adopted(given)).toMatchObject({ code, state: 'pending', request: '900' })
  })

  test('issued: with its certificate', () => {
    expect(adopted({ requests: [marked()], list: [issuedReissue()] })).toMatchObject({
      ...{ code, state: 'issued', request: '900', certificate: '200', isOfThisRun: true },
    })
  })

  test('issued, and shown by the order alone', () => {
    const certificate = {
      id: '200',
      serialNumber: '0D0E0F',
      csr: OURS.pem,
      validFrom: date('2026-11-21'),
    }
    expect(adopted({ requests: [marked()], certificate })).toMatchObject({
      ...{ code, state: 'issued', certificate: '200' },
    })
  })

  test.each(['rejected', 'canceled', 'cancelled', 'denied'])('never a %s request', (status) => {
    expect(adopted({ requests: [marked({ status })], list: [] })).toBeUndefined()
  })

  test.each(['rejected', 'canceled', 'revoked', 'expired'])('never a %s certificate', (status) => {
    const list = [issuedReissue({ status })]
    expect(adopted({ requests: [marked()], list })).toBeUndefined()
  })

  test('never one that has expired by its dates', () => {
    const requests = [marked({ date: date('2026-05-01T09:00:00Z') })]
    const made = { dateCreated: date('2026-05-01T09:00:01Z') }
    const ends = (day: string) => [issuedReissue({ ...made, validTill: date(day) })]
    expect(adopted({ requests, list: ends('2026-11-20') })).toBeUndefined()
    expect(adopted({ requests, list: ends('2026-11-21T11:59:59Z') })).toBeUndefined()
    expect(adopted({ requests, list: ends('2026-11-21') })).toMatchObject({ code })
  })

  test('canceled: the order is back at issued, and nothing shows it any more', () => {
    expect(adopted({ requests: [marked()], list: [] })).toBeUndefined()
  })

  test('not with the marker of another key or other names', () => {
    for (const of of [{ keyId: THEIRS.keyId }, { names: ['example.com'] }]) {
      const requests = [marked({ status: 'pending', comments: comments({}, of) })]
      expect(adopted({ requests })).toBeUndefined()
    }
  })

  test('comes before a newer one of ours that another run asked for', () => {
    const requests = [
      marked({ status: 'pending' }),
      marked({
        ...{ id: '901', status: 'pending', comments: byAnotherRun },
        date: date('2026-11-21T10:00:00Z'),
      }),
    ]
    expect(adopted({ requests })).toMatchObject({ code, request: '900' })
  })
})

describe('pending, whoever asked for it', () => {
  const code = 'already_pending'
  const isOfThisRun = false

  test('by the marker of another run', () => {
    const requests = [marked({ status: 'pending', comments: byAnotherRun })]
    expect(adopted({ requests })).toMatchObject({
      ...{ code, state: 'awaiting_approval', request: '900', isOfThisRun },
    })
  })

  test('by key and names in the list', () => {
    const given = { status: 'reissue_pending', list: [reissue()] }
    expect(adopted(given)).toMatchObject({
      code,
      state: 'pending',
      certificate: '200',
      isOfThisRun,
    })
    expect(adopted({ list: [reissue()] })).toMatchObject({ code, certificate: '200' })
  })

  test('by the certificate that the order shows in the place of the live one', () => {
    const shown = {
      id: '200',
      status: '',
      csr: OURS.pem,
      validTill: undefined,
      validFrom: undefined,
    }
    const given = { status: 'reissue_pending', requests: [request()], certificate: shown }
    expect(adopted(given)).toMatchObject({ code, state: 'awaiting_approval', certificate: '200' })
    const theirs = { ...shown, csr: THEIRS.pem }
    expect(adopted({ ...given, certificate: theirs })).toBeUndefined()
  })

  test('an approved request counts for an hour', () => {
    const at = (time: string) => ({
      requests: [marked({ comments: byAnotherRun, date: date(time) })],
      list: [],
    })
    expect(adopted(at('2026-11-21T11:00:00Z'))).toMatchObject({ code, state: 'approved' })
    expect(adopted(at('2026-11-21T10:59:59Z'))).toBeUndefined()
  })

  test.each([
    ['another key', { csr: THEIRS.pem }],
    ['no CSR shown', { csr: undefined }],
    ['a name less', { dnsNames: [] }],
    ['the status rejected', { status: 'rejected' }],
  ])('not one with %s', (_, override) => {
    const given = { status: 'reissue_pending', requests: [request()] }
    expect(adopted({ ...given, list: [reissue(override)] })).toBeUndefined()
  })
})

describe('just issued', () => {
  const code = 'just_issued'
  const certificate = {
    id: '200',
    serialNumber: '0D0E0F',
    csr: OURS.pem,
    validFrom: date('2026-11-21'),
  }
  const before = { order: order(), list: [] }

  test('it is live now, and an earlier read of this run did not show it', () => {
    expect(adopted({ certificate, earlier: [before] })).toMatchObject({ code, certificate: '200' })
    expect(adopted({ list: [issuedReissue()], earlier: [before] })).toMatchObject({
      ...{ code, certificate: '200', isOfThisRun: false },
    })
  })

  test('not at the first read, and not where an earlier one showed it', () => {
    expect(adopted({ certificate })).toBeUndefined()
    expect(adopted({ certificate, earlier: [{ order: order({}, certificate) }] })).toBeUndefined()
    const listed = { order: order(), list: [issuedReissue()] }
    expect(adopted({ certificate, earlier: [before, listed, before] })).toBeUndefined()
  })

  test('not one that was issued earlier than a day ago, or at no known time', () => {
    for (const validFrom of [date('2026-11-19'), date('2026-11-20T11:59:59Z'), undefined]) {
      const given = { certificate: { ...certificate, validFrom }, earlier: [before] }
      expect(adopted(given)).toBeUndefined()
    }
    const validFrom = date('2026-11-20')
    expect(adopted({ certificate: { ...certificate, validFrom }, earlier: [before] })).toBeDefined()
  })

  test('not one that is not live: a newer one was issued after it', () => {
    const newer = issuedReissue({
      ...{ id: '201', serialNumber: '01', csr: THEIRS.pem },
      dateCreated: date('2026-11-21T10:00:00Z'),
    })
    expect(adopted({ list: [issuedReissue(), newer], earlier: [before] })).toBeUndefined()
  })

  test('between the reads of order and list: the order still says that it is pending', () => {
    const given = { status: 'reissue_pending', list: [issuedReissue()] }
    expect(adopted(given)).toMatchObject({ code, state: 'issued', certificate: '200' })
    expect(adopted({ ...given, status: 'issued' })).toBeUndefined()
    const live = { csr: OURS.pem, serialNumber: '00:0d:0e:0f', validFrom: date('2026-11-21') }
    expect(adopted({ ...given, certificate: live })).toBeUndefined()
  })
})

test('just issued: by when it was issued, however long ago it was asked for', () => {
  const issued = (at: string) => [
    issuedReissue({ dateCreated: date('2026-11-18T09:00:00Z'), dateIssued: date(at) }),
  ]
  const status = 'reissue_pending'
  expect(adopted({ status, list: issued('2026-11-21T11:59:59Z') })).toMatchObject({
    ...{ code: 'just_issued', certificate: '200', isOfThisRun: false },
  })
  expect(adopted({ status, list: issued('2026-11-20T11:59:59Z') })).toBeUndefined()
})

describe('a later attempt of the run', () => {
  const later = run({ attempt: 2 })
  const code = 'sent_by_earlier_attempt'

  test.each([
    ['2026-11-20T12:00:00Z', true],
    ['2026-11-20T11:59:59Z', false],
    ['2026-11-20', true],
    ['2026-11-19', false],
  ])('one made at %s: %s', (dateCreated, isFound) => {
    const list = [issuedReissue({ dateCreated: date(dateCreated) })]
    expect(adopted({ run: later, list }) !== undefined).toBe(isFound)
  })

  test('an entry of the list, or the live certificate itself', () => {
    expect(adopted({ run: later, list: [issuedReissue()] })).toMatchObject({
      ...{ code, certificate: '200', isOfThisRun: true },
    })
    const certificate = {
      id: '200',
      serialNumber: '0D0E0F',
      csr: OURS.pem,
      validFrom: date('2026-11-21'),
    }
    expect(adopted({ run: later, certificate })).toMatchObject({
      ...{ code, certificate: '200', isOfThisRun: true },
    })
  })

  test('one that is pending is of this run as well, if it is so recent', () => {
    const code = 'already_pending'
    expect(adopted({ run: later, list: [reissue()] })).toMatchObject({ code, isOfThisRun: true })
    const list = [reissue({ dateCreated: date('2026-11-19T09:00:00Z') })]
    expect(adopted({ run: later, list })).toMatchObject({ code, isOfThisRun: false })
  })

  test('what another run sent that day is adopted, but is not of this run', () => {
    const requests = [marked({ comments: byAnotherRun })]
    expect(adopted({ run: later, requests, list: [issuedReissue()] })).toMatchObject({
      ...{ code: 'just_issued', request: '900', isOfThisRun: false },
    })
  })

  test('nor is DigiCert’s own auto-reissue of that day', () => {
    const requests = [request({ status: 'approved', comments: 'Auto-reissue' })]
    expect(adopted({ run: later, requests, list: [issuedReissue()] })).toMatchObject({
      request: '900',
      isOfThisRun: false,
    })
  })

  test('comments that are cut inside the marker may be ours', () => {
    const requests = [request({ status: 'approved', comments: comments().slice(0, 8) })]
    expect(adopted({ run: later, requests, list: [issuedReissue()] })).toMatchObject({
      request: '900',
      isOfThisRun: true,
    })
  })

  test.each([
    ['without a date', { dateCreated: undefined, dateIssued: undefined }],
    ['of another key', { csr: THEIRS.pem }],
    ['that was revoked', { status: 'revoked' }],
    ['that has expired', { validTill: date('2026-11-20') }],
  ])('not one %s', (_, override) => {
    expect(adopted({ run: later, list: [issuedReissue(override)] })).toBeUndefined()
  })

  test('the first attempt does not adopt it', () => {
    expect(adopted({ list: [issuedReissue()] })).toBeUndefined()
  })
})
