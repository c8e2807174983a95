import { describe, expect, test } from '@jest/globals'
import type { ListedReissue, Order, OrderCertificate } from '../../src/certcentral/schema.ts'
import type { Fingerprint } from '../../src/order/fingerprint.ts'
import { pictureOf, type Reissue } from '../../src/order/picture.ts'
import {
  comments,
  date,
  fingerprint,
  issuedReissue,
  NAMES,
  NOW,
  OLD,
  order,
  OURS,
  reissue,
  request,
  run,
  THEIRS,
} from '../support/orders.ts'

// One table: what each place shows, and the picture that it makes. A reissue reads "STATE REQUEST CERTIFICATE", with a
// dash for what is not shown. The live certificate has the ID 100 and another key than ours, unless a row says else.

interface Row {
  /** What the places show. */
  readonly status?: string
  readonly requests?: Order['requests']
  readonly list?: readonly ListedReissue[]
  readonly certificate?: Partial<OrderCertificate>
  readonly of?: Partial<Fingerprint>
  readonly at?: string
  /** What the picture is; `all` and `ours` only where a row is about them. */
  readonly live?: string | undefined
  readonly pending: readonly string[]
  readonly ours?: readonly string[]
  readonly all?: readonly string[]
}

const text = ({ state, request, certificate }: Reissue): string =>
  `${state} ${request?.id ?? '-'} ${certificate?.id ?? '-'}`

function shown({ status = 'issued', requests = [], list, certificate = {}, of, at }: Row) {
  const given = order({ status, requests }, certificate)
  const reading = { order: given, list, at: at === undefined ? NOW : date(at).at }
  const picture = pictureOf(reading, fingerprint(of))
  return {
    live: picture.live?.id,
    pending: picture.pending.map(text),
    ours: picture.ours.map(text),
    all: picture.reissues.map(text),
  }
}

function expectPictures(rows: Record<string, Row>): void {
  test.each(Object.entries(rows))('%s', (_, row) => {
    const { live = '100', pending, ours, all } = row
    const expected = {
      live: 'live' in row ? row.live : live,
      pending,
      ...(ours === undefined ? {} : { ours }),
      ...(all === undefined ? {} : { all }),
    }
    expect(shown(row)).toMatchObject(expected)
    // The places may show things in any order.
    const { requests = [], list } = row
    const turned = { requests: requests.toReversed(), ...(list && { list: list.toReversed() }) }
    expect(shown({ ...row, ...turned })).toMatchObject(expected)
  })
}

const marked = (override: Parameters<typeof request>[0] = {}) =>
  request({ comments: comments(), ...override })
const theirs = comments({ id: '7' }, { keyId: THEIRS.keyId })
const approved = (at: string, override: Parameters<typeof request>[0] = {}) =>
  request({ status: 'approved', date: date(at), ...override })

const pendingCertificate = {
  id: '200',
  serialNumber: undefined,
  status: '',
  validFrom: undefined,
  validTill: undefined,
  csr: OURS.pem,
}
const datedCertificate = {
  ...pendingCertificate,
  validFrom: date('2026-11-21'),
  validTill: date('2027-06-01'),
}
/** The live certificate as an entry of the list. */
const primary = issuedReissue({
  id: '100',
  serialNumber: '0A0B0C',
  csr: OLD.pem,
  dateCreated: date('2026-06-01T08:00:00Z'),
  dateIssued: date('2026-06-01T09:00:00Z'),
  validTill: date('2026-12-17'),
})

describe('an order with nothing pending', () => {
  expectPictures({
    'its certificate is live': { pending: [], ours: [], all: ['issued - 100'] },
    'with our key it is ours': {
      certificate: { csr: OURS.pem },
      pending: [],
      ours: ['issued - 100'],
    },
    'the primary certificate stands in the list': {
      list: [primary],
      pending: [],
      all: ['issued - 100'],
    },
    'the primary certificate stands in the list twice': {
      list: [primary, primary],
      pending: [],
      all: ['issued - 100'],
    },
    'the list writes its serial number otherwise': {
      list: [{ ...primary, serialNumber: '00:0a:0b:0c' }],
      pending: [],
      all: ['issued - 100'],
    },
    'the newest issued one is live, though the order still shows an older one': {
      list: [issuedReissue(), primary],
      live: '200',
      pending: [],
      ours: ['issued - 200'],
      all: ['issued - 200', 'issued - 100'],
    },
    'a certificate without a status is live by its dates': {
      certificate: { status: '' },
      pending: [],
    },
    'a status that is not known says nothing of the order’s certificate': {
      certificate: { status: 'hibernating' },
      pending: [],
      all: ['issued - 100'],
    },
    'a revoked certificate is live, and its reissue has ended': {
      certificate: { status: 'revoked' },
      pending: [],
      all: ['ended - 100'],
    },
    'an expired certificate is live': { certificate: { status: 'expired' }, pending: [] },
    'the end counts, whichever place shows it: the order': {
      certificate: { status: 'revoked' },
      list: [primary],
      pending: [],
      all: ['ended - 100'],
    },
    'the end counts, whichever place shows it: the list': {
      list: [{ ...primary, status: 'revoked' }],
      pending: [],
      all: ['ended - 100'],
    },
  })
})

describe('an open request is pending, whatever the order says', () => {
  const rows: Record<string, Row> = {}
  for (const status of ['issued', 'reissue_pending', 'needs_approval', 'pending', 'renewed']) {
    rows[`the order says ${status}`] = {
      status,
      requests: [request()],
      pending: ['awaiting_approval 900 -'],
      ours: [],
    }
  }
  for (const status of ['pending', 'submitted', 'in_review']) {
    rows[`a request that is ${status}`] = {
      requests: [request({ status })],
      pending: ['awaiting_approval 900 -'],
    }
  }
  for (const status of ['rejected', 'canceled', 'cancelled', 'denied']) {
    rows[`not one that was ${status}`] = {
      requests: [marked({ status })],
      pending: [],
      ours: ['ended 900 -'],
      all: ['ended 900 -', 'issued - 100'],
    }
  }
  for (const type of ['new_request', 'duplicate', 'revoke']) {
    rows[`not one of the type ${type}`] = { requests: [request({ type })], pending: [] }
  }
  expectPictures({
    ...rows,
    'one without a type, which carries a marker': {
      requests: [marked({ type: '' })],
      pending: ['awaiting_approval 900 -'],
    },
    'one with our marker is ours, whichever run sent it': {
      requests: [marked({ comments: comments({ id: '7' }) })],
      pending: ['awaiting_approval 900 -'],
      ours: ['awaiting_approval 900 -'],
    },
    'one with a marker of another key is not': {
      requests: [request({ comments: theirs })],
      pending: ['awaiting_approval 900 -'],
      ours: [],
    },
    'one with a marker of other names is not': {
      requests: [request({ comments: comments({}, { names: ['example.com'] }) })],
      pending: ['awaiting_approval 900 -'],
      ours: [],
    },
    'two, the newest first': {
      requests: [request(), request({ id: '901', date: date('2026-11-21T10:00:00Z') })],
      pending: ['awaiting_approval 901 -', 'awaiting_approval 900 -'],
    },
    'the live certificate is ours, and an open request does not take it': {
      certificate: { csr: OURS.pem, validFrom: date('2026-11-21') },
      requests: [marked()],
      pending: ['awaiting_approval 900 -'],
      ours: ['awaiting_approval 900 -', 'issued - 100'],
    },
  })
})

describe('the status alone', () => {
  const rows: Record<string, Row> = {}
  for (const status of [
    'reissue_pending',
    'pending',
    'processing',
    'needs_approval',
    'approved',
    'waiting_pickup',
  ]) {
    rows[`${status} says that something is pending`] = { status, pending: ['pending - -'] }
  }
  for (const status of ['issued', 'renewed', 'expired', 'revoked', 'hibernating']) {
    rows[`${status} does not`] = { status, pending: [] }
  }
  expectPictures({
    ...rows,
    'also where the order’s certificate has dates, which only issuance gives, and was canceled': {
      status: 'pending',
      certificate: { status: 'canceled' },
      live: undefined,
      pending: ['pending - -'],
    },
    'not before the first certificate': {
      status: 'pending',
      certificate: { status: 'canceled', validTill: undefined },
      live: undefined,
      pending: [],
    },
    'also where the list shows the live one': {
      status: 'reissue_pending',
      list: [primary],
      pending: ['pending - -'],
    },
    'is explained by an entry of the list': {
      status: 'reissue_pending',
      list: [reissue(), primary],
      pending: ['pending - 200'],
    },
    'is explained by the certificate that the order shows': {
      status: 'reissue_pending',
      certificate: pendingCertificate,
      list: [primary],
      pending: ['pending - 200'],
    },
    'is not explained by what has ended': {
      status: 'reissue_pending',
      requests: [request({ status: 'rejected' })],
      list: [reissue({ id: '190', status: 'canceled' }), primary],
      pending: ['pending - -'],
    },
    'is not explained by one that was issued long ago, though the order shows an older one': {
      status: 'reissue_pending',
      list: [
        issuedReissue({
          ...{ id: '150', csr: THEIRS.pem },
          dateCreated: date('2026-08-01T09:00:00Z'),
          dateIssued: date('2026-08-02T09:00:00Z'),
        }),
      ],
      live: '150',
      pending: ['pending - -'],
    },
    'is not explained by one that was issued today: it lags, or another one is pending since': {
      status: 'reissue_pending',
      list: [issuedReissue({ csr: THEIRS.pem }), primary],
      live: '200',
      pending: ['pending - -'],
      all: ['pending - -', 'issued - 200', 'issued - 100'],
    },
  })
})

describe('an approved request that nothing else shows', () => {
  expectPictures({
    'counts for an hour': {
      requests: [approved('2026-11-21T11:00:00Z')],
      pending: ['approved 900 -'],
    },
    'has ended after that': {
      requests: [approved('2026-11-21T10:59:59Z')],
      pending: [],
      all: ['ended 900 -', 'issued - 100'],
    },
    'has ended where it has no date': {
      requests: [request({ status: 'approved', date: undefined })],
      pending: [],
    },
    'is what the status says is pending, however old': {
      status: 'reissue_pending',
      requests: [approved('2026-11-18T09:00:00Z')],
      pending: ['pending 900 -'],
    },
    'is ours by its marker': {
      status: 'reissue_pending',
      requests: [approved('2026-11-18T09:00:00Z', { comments: comments() })],
      pending: ['pending 900 -'],
      ours: ['pending 900 -'],
    },
    'is not what the status says where an open one is shown': {
      status: 'reissue_pending',
      requests: [approved('2026-11-21T08:00:00Z'), request({ id: '901' })],
      pending: ['awaiting_approval 901 -'],
    },
    'is the newest of several': {
      status: 'reissue_pending',
      requests: [approved('2026-11-18T09:00:00Z'), approved('2026-11-20T09:00:00Z', { id: '901' })],
      pending: ['pending 901 -'],
    },
    'is behind the live certificate of its day': {
      requests: [approved('2026-06-01T18:00:00Z')],
      pending: [],
      all: ['issued 900 100'],
    },
  })
})

describe('the pending certificate in the place of the order’s', () => {
  const status = 'reissue_pending'
  expectPictures({
    'without dates, and no list: the live one is hidden': {
      status,
      certificate: pendingCertificate,
      live: undefined,
      pending: ['pending - 200'],
      ours: ['pending - 200'],
    },
    'without dates, with the live one’s status': {
      status,
      certificate: { ...pendingCertificate, status: 'issued' },
      live: undefined,
      pending: ['pending - 200'],
    },
    'without dates, with the live one’s status, under an unknown status': {
      status: 'reissue_requested',
      requests: [request()],
      certificate: { ...pendingCertificate, status: 'issued' },
      live: undefined,
      pending: ['awaiting_approval 900 200'],
    },
    'without dates, the live one in the list': {
      status,
      certificate: pendingCertificate,
      list: [primary],
      pending: ['pending - 200'],
    },
    'with dates, and nothing else shown': {
      status,
      certificate: datedCertificate,
      live: undefined,
      pending: ['pending - 200'],
    },
    'with dates, the list shows the live one alone': {
      status,
      certificate: datedCertificate,
      list: [primary],
      pending: ['pending - 200'],
    },
    'with dates, the list says that it is pending': {
      status,
      certificate: datedCertificate,
      list: [reissue(), primary],
      pending: ['pending - 200'],
    },
    'with dates, its request is open': {
      requests: [request()],
      certificate: datedCertificate,
      live: undefined,
      pending: ['awaiting_approval 900 200'],
    },
    'with times and the live one’s status, its request is open': {
      requests: [marked()],
      certificate: {
        ...{ ...datedCertificate, status: 'issued' },
        validFrom: date('2026-11-21T09:00:00Z'),
      },
      live: '200',
      pending: ['awaiting_approval 900 -'],
      ours: ['awaiting_approval 900 -', 'issued - 200'],
    },
    'said to be issued by the list too, its request lags': {
      requests: [marked()],
      certificate: { ...datedCertificate, status: 'issued' },
      list: [issuedReissue({ serialNumber: undefined }), primary],
      live: '200',
      pending: [],
    },
    'with dates, its request is open, the list without the CSR': {
      status,
      requests: [marked()],
      certificate: { ...datedCertificate, csr: undefined },
      list: [primary],
      pending: ['awaiting_approval 900 200'],
      ours: ['awaiting_approval 900 200'],
    },
    'with dates and a status that says so, though the order is issued': {
      certificate: { ...datedCertificate, status: 'pending' },
      list: [primary],
      pending: ['pending - 200'],
    },
    'with dates and the status needs_csr': {
      certificate: { ...datedCertificate, status: 'needs_csr' },
      list: [primary],
      pending: ['pending - 200'],
    },
    'a status that is not issued counts before one that is': {
      status,
      certificate: { ...datedCertificate, status: 'pending' },
      list: [issuedReissue({ serialNumber: undefined }), primary],
      pending: ['pending - 200'],
    },
    'a status that is issued counts before dates': {
      certificate: { ...datedCertificate, serialNumber: '0D0E0F' },
      list: [issuedReissue(), primary],
      live: '200',
      pending: [],
    },
    'said to be issued, while another is pending': {
      status,
      certificate: { ...datedCertificate, status: 'issued' },
      list: [primary],
      live: '200',
      pending: ['pending - -'],
    },
    'the live one without a status is older than the open request': {
      status,
      requests: [request()],
      certificate: { status: '' },
      pending: ['awaiting_approval 900 -'],
    },
    'the live one without a status, and the list shows what is pending': {
      status,
      certificate: { status: '' },
      list: [reissue()],
      pending: ['pending - 200'],
    },
    rejected: {
      certificate: { ...pendingCertificate, status: 'rejected' },
      list: [primary],
      pending: [],
      all: ['issued - 100', 'ended - 200'],
    },
  })
})

describe('entries of the list', () => {
  const rows: Record<string, Row> = {}
  for (const status of ['pending', 'processing', 'needs_csr', 'hibernating', '', 'approved']) {
    rows[`"${status}" without dates is pending`] = {
      list: [reissue({ status })],
      pending: ['pending - 200'],
      ours: ['pending - 200'],
    }
  }
  for (const [what, given] of Object.entries({
    'a serial number': { serialNumber: '0D' },
    'an end': { validTill: date('2027-06-01') },
    'a date of issuance': { dateIssued: date('2026-11-21') },
  })) {
    for (const status of ['approved', '']) {
      rows[`"${status}" with ${what} is issued`] = {
        list: [reissue({ status, ...given })],
        live: '200',
        pending: [],
      }
    }
    rows[`"pending" with ${what} is pending`] = {
      list: [reissue({ status: 'pending', ...given })],
      pending: ['pending - 200'],
    }
  }
  for (const status of ['rejected', 'canceled', 'cancelled', 'denied']) {
    rows[`${status} has ended`] = {
      list: [reissue({ status })],
      pending: [],
      ours: ['ended - 200'],
    }
  }
  expectPictures({
    ...rows,
    'needs_approval, with no request shown': {
      list: [reissue({ status: 'needs_approval' })],
      pending: ['awaiting_approval - 200'],
    },
    'one that was revoked later is live': {
      list: [issuedReissue({ status: 'revoked' }), primary],
      live: '200',
      pending: [],
      all: ['ended - 200', 'issued - 100'],
    },
    'of two copies the issued one counts': {
      list: [reissue(), issuedReissue(), reissue()],
      live: '200',
      pending: [],
      all: ['issued - 200', 'issued - 100'],
    },
    'of two copies the ended one counts': {
      list: [reissue(), reissue({ status: 'rejected' })],
      pending: [],
      all: ['ended - 200', 'issued - 100'],
    },
    'of two copies the revoked one counts': {
      list: [issuedReissue({ status: 'revoked' }), issuedReissue()],
      live: '200',
      pending: [],
      all: ['ended - 200', 'issued - 100'],
    },
    'of two copies the pending one counts before one without a status': {
      list: [reissue({ status: '' }), reissue()],
      pending: ['pending - 200'],
    },
    'two of one second: the higher ID is live': {
      list: [issuedReissue({ id: '9' }), issuedReissue({ id: '10', serialNumber: '01' })],
      live: '10',
      pending: [],
    },
    'a day without a time is the same as any time of that day': {
      list: [
        issuedReissue({ id: '201', serialNumber: '01', dateCreated: date('2026-11-21') }),
        issuedReissue(),
      ],
      live: '201',
      pending: [],
    },
  })
})

describe('which request made which certificate', () => {
  const old = '2026-11-18T09:00:00Z'
  expectPictures({
    'an open one, and the certificate made after it': {
      requests: [request()],
      list: [reissue({ dateCreated: date('2026-11-21T09:00:01Z') })],
      pending: ['awaiting_approval 900 200'],
    },
    'an approved one, and the certificate made after it': {
      requests: [approved('2026-11-21T08:59:59Z')],
      list: [reissue()],
      pending: ['pending 900 200'],
    },
    'twelve hours after it': {
      requests: [approved('2026-11-20T21:00:00Z')],
      list: [issuedReissue()],
      live: '200',
      pending: [],
      all: ['issued 900 200', 'issued - 100'],
    },
    'later than that': {
      requests: [approved('2026-11-20T20:59:59Z')],
      list: [issuedReissue()],
      live: '200',
      pending: [],
      all: ['issued - 200', 'ended 900 -', 'issued - 100'],
    },
    'not before it': {
      requests: [approved('2026-11-21T09:00:01Z')],
      list: [issuedReissue()],
      live: '200',
      pending: [],
      all: ['ended 900 -', 'issued - 200', 'issued - 100'],
    },
    'the same day, where a time is missing': {
      requests: [approved('2026-11-21')],
      list: [issuedReissue({ dateCreated: date('2026-11-21T00:00:01Z') })],
      live: '200',
      pending: [],
      all: ['issued 900 200', 'issued - 100'],
    },
    'not the next day, where a time is missing': {
      requests: [approved('2026-11-20')],
      list: [issuedReissue({ dateCreated: date('2026-11-21T00:00:01Z') })],
      live: '200',
      pending: [],
      all: ['issued - 200', 'ended 900 -', 'issued - 100'],
    },
    'one with our marker, however late it was approved': {
      requests: [approved(old, { comments: comments() })],
      list: [issuedReissue()],
      live: '200',
      pending: [],
      ours: ['issued 900 200'],
    },
    'one with our marker and the nearest of two': {
      requests: [approved(old, { comments: comments() })],
      list: [
        issuedReissue(),
        issuedReissue({ id: '199', serialNumber: '01', dateCreated: date('2026-11-19T09:00:00Z') }),
      ],
      live: '200',
      pending: [],
      ours: ['issued - 200', 'issued 900 199'],
    },
    'one with our marker, the certificate shown without a CSR': {
      requests: [marked({ status: 'approved' })],
      list: [reissue({ csr: undefined })],
      pending: ['pending 900 200'],
      ours: ['pending 900 200'],
    },
    'one with our marker, the certificate shown without its names': {
      requests: [marked({ status: 'approved' })],
      list: [reissue({ dnsNames: undefined })],
      pending: ['pending 900 200'],
      ours: ['pending 900 200'],
    },
    'one with our marker never one of another key': {
      requests: [marked()],
      list: [reissue({ csr: THEIRS.pem })],
      pending: ['awaiting_approval 900 -', 'pending - 200'],
      ours: ['awaiting_approval 900 -'],
    },
    'one with our marker never one with fewer names': {
      requests: [marked()],
      list: [reissue({ dnsNames: ['example.com'] })],
      pending: ['awaiting_approval 900 -', 'pending - 200'],
      ours: ['awaiting_approval 900 -'],
    },
    'one that a response named, without comments, never one of another key': {
      of: { requestIds: ['900'] },
      requests: [request({ status: 'approved' })],
      list: [
        issuedReissue({ csr: THEIRS.pem }),
        reissue({ id: '201', dateCreated: date('2026-11-21T09:00:05Z') }),
      ],
      live: '200',
      pending: ['pending 900 201'],
      ours: ['pending 900 201'],
      all: ['pending 900 201', 'issued - 200', 'issued - 100'],
    },
    'one that a response named, and one of our key with fewer names': {
      of: { requestIds: ['900'] },
      requests: [request({ status: 'approved', type: '' })],
      list: [reissue({ dnsNames: [] })],
      pending: ['pending 900 200'],
      ours: ['pending 900 200'],
    },
    'one that a response named never against its marker': {
      of: { requestIds: ['900'] },
      requests: [request({ comments: theirs, status: 'approved' })],
      list: [reissue()],
      pending: ['pending - 200'],
      ours: ['pending - 200'],
    },
    'one with another marker never ours, though it is near': {
      requests: [request({ comments: theirs, status: 'approved' })],
      list: [reissue({ dateCreated: date('2026-11-21T09:00:01Z') })],
      pending: ['pending - 200'],
      ours: ['pending - 200'],
    },
    'one with another marker never ours, though it is open': {
      requests: [request({ comments: theirs, date: date('2026-11-21T10:00:00Z') })],
      list: [reissue()],
      pending: ['awaiting_approval 900 -', 'pending - 200'],
      ours: ['pending - 200'],
    },
    'of one second, by their markers': {
      requests: [marked(), request({ id: '901', comments: theirs })],
      list: [reissue(), reissue({ id: '201', csr: THEIRS.pem })],
      pending: ['awaiting_approval 901 201', 'awaiting_approval 900 200'],
      ours: ['awaiting_approval 900 200'],
    },
    'of one second without markers, by their IDs': {
      requests: [approved('2026-11-21T09:00:00Z'), approved('2026-11-21T09:00:00Z', { id: '901' })],
      list: [reissue(), reissue({ id: '201', csr: THEIRS.pem })],
      pending: ['pending 901 201', 'pending 900 200'],
    },
    'an open one without a marker, and a pending certificate of another day': {
      requests: [request({ date: date(old) })],
      list: [reissue()],
      pending: ['awaiting_approval 900 200'],
    },
    'an open one without a date, and a pending certificate': {
      requests: [request({ date: undefined })],
      list: [reissue()],
      pending: ['awaiting_approval 900 200'],
    },
    'an open one never an issued certificate': {
      requests: [request()],
      list: [issuedReissue({ dateCreated: date('2026-11-21T09:00:01Z') })],
      live: '200',
      pending: ['awaiting_approval 900 -'],
      ours: ['issued - 200'],
    },
    'DigiCert’s own auto-reissue, with the old key': {
      requests: [approved('2026-11-21T08:59:00Z', { comments: 'Auto-reissue' })],
      list: [reissue({ csr: OLD.pem })],
      pending: ['pending 900 200'],
      ours: [],
    },
    'a rejected one made nothing': {
      requests: [request({ status: 'rejected' })],
      list: [reissue()],
      pending: ['pending - 200'],
    },
    'a certificate that ended takes its request with it': {
      requests: [approved('2026-11-21T08:59:59Z')],
      list: [reissue({ status: 'canceled' })],
      pending: [],
      all: ['ended 900 200', 'issued - 100'],
    },
    'each certificate belongs to one request': {
      requests: [approved('2026-11-21T11:30:00Z', { id: '901' }), approved('2026-11-21T08:59:59Z')],
      list: [reissue()],
      pending: ['approved 901 -', 'pending 900 200'],
    },
  })
})

describe('ours without a marker', () => {
  const entry = (override: Partial<ListedReissue>, of: Partial<Fingerprint> = {}): Row => ({
    list: [reissue(override)],
    of,
    pending: ['pending - 200'],
  })
  const yes = { ours: ['pending - 200'] }
  const no = { ours: [] }
  expectPictures({
    'our key and names': { ...entry({}), ...yes },
    'the CSR in another layout': { ...entry({ csr: OURS.pem.replaceAll('\n', '\r\n') }), ...yes },
    'the CSR on one line': {
      ...entry({ csr: OURS.pem.replaceAll(/-----[^-]+-----|\n/g, '') }),
      ...yes,
    },
    'names in other order, case and spelling': {
      ...entry({ commonName: 'WWW.example.com', dnsNames: ['', 'Example.COM'] }),
      ...yes,
    },
    'a name that CertCentral added': {
      ...entry({ dnsNames: [...NAMES, 'free.example.com'] }),
      ...yes,
    },
    'a name that must go': {
      ...entry({ dnsNames: [...NAMES, 'old.example.com'] }, { removed: ['old.example.com'] }),
      ...no,
    },
    'one of two names that must go': {
      ...entry(
        { dnsNames: [...NAMES, 'b.example.com'] },
        { removed: ['a.example.com', 'b.example.com'] },
      ),
      ...no,
    },
    'a name less': { ...entry({ dnsNames: [] }), ...no },
    'no names shown but the common one': { ...entry({ dnsNames: undefined }), ...no },
    'the common name alone is wanted, and no others are shown': {
      ...entry({ dnsNames: undefined }, { names: ['example.com'] }),
      ...yes,
    },
    'another key': { ...entry({ csr: THEIRS.pem }), ...no },
    'no CSR': { ...entry({ csr: undefined }), ...no },
    'a CSR that cannot be read': { ...entry({ csr: 'damaged' }), ...no },
  })
})

describe('the picture beside its reissues', () => {
  test('tells the order’s own certificate from the live one', () => {
    const hidden = order({ status: 'reissue_pending' }, pendingCertificate)
    const beside = (given: Order, list?: ListedReissue[]) => {
      const { live, own } = pictureOf({ order: given, list, at: NOW })
      return [live?.id, own?.id]
    }
    expect(beside(hidden)).toEqual([undefined, '200'])
    expect(beside(hidden, [primary])).toEqual(['100', '200'])
    expect(beside(order(), [primary])).toEqual(['100', '100'])
    expect(beside(order(), [issuedReissue(), primary])).toEqual(['200', '100'])
  })

  test('without a fingerprint nothing is ours', () => {
    const reading = { order: order({ requests: [marked()] }), list: [reissue()], at: NOW }
    expect(pictureOf(reading).ours).toEqual([])
    expect(pictureOf(reading, fingerprint()).ours).toHaveLength(1)
  })

  test('tells whether the list was read', () => {
    expect(pictureOf({ order: order(), list: undefined, at: NOW }).isListed).toBe(false)
    expect(pictureOf({ order: order(), list: [], at: NOW }).isListed).toBe(true)
  })

  test('what list and order show of one certificate is joined', () => {
    const given = order({}, { csr: undefined, dnsNames: undefined, signatureHash: '' })
    const list = [{ ...primary, serverPlatformId: 2, signatureHash: 'sha256' }]
    const { live } = pictureOf({ order: given, list, at: NOW })
    expect(live).toMatchObject({
      names: NAMES,
      areNamesWhole: true,
      serverPlatformId: 45,
      signatureHash: 'sha256',
      madeAt: primary.dateCreated,
      validFrom: date('2026-06-01'),
    })
    expect(live?.keyId()).toBe(OLD.keyId)
  })

  test('reads a marker wherever the run that wrote it runs', () => {
    const requests = [request({ comments: ` ${comments({ id: 'local-1' })}` })]
    const { ours } = pictureOf({ order: order({ requests }), list: [], at: NOW }, fingerprint())
    expect(ours[0]?.request?.marker).toMatchObject({ runId: 'local-1' })
    expect(run().id).not.toBe('local-1')
  })
})
