import { describe, expect, test } from '@jest/globals'
import type { ListedReissue, OrderCertificate, OrderRequest } from '../../src/certcentral/schema.ts'
import type { Fingerprint } from '../../src/order/fingerprint.ts'
import { pictureOf, type Reading } from '../../src/order/picture.ts'
import { decide } from '../../src/plan/decide.ts'
import { findSent } from '../../src/reissue/evidence.ts'
import {
  comments,
  date,
  inputs,
  issuedReissue,
  NOW,
  OLD,
  order,
  OURS,
  reading,
  reissue,
  request,
  run,
  situation,
  THEIRS,
} from '../support/orders.ts'

// The reissue was decided on at noon, sent, and its response was lost.

interface Given {
  readonly status?: string
  readonly requests?: readonly OrderRequest[]
  readonly certificate?: Partial<OrderCertificate>
  readonly list?: readonly ListedReissue[]
  /** The reading before it was sent. */
  readonly before?: Partial<Reading>
  readonly force?: boolean
}

function evidence({ status, requests = [], certificate, list = [], before, force }: Given) {
  const asked = inputs({ force: force ?? false })
  const decision = decide(situation({ reading: reading(before), inputs: asked }))
  if (decision.kind !== 'reissue') {
    throw new Error(`not sent, but ${decision.kind}`)
  }
  const fingerprint: Fingerprint = decision.fingerprint
  const shown = order({ requests: [...requests], ...(status && { status }) }, certificate)
  const after = { order: shown, list, at: NOW + 60_000 }
  return findSent(pictureOf(after, fingerprint), decision, run())
}

/** The finding in short: FOUND or DOUBT, then request and certificate; ABSENT. */
function told(given: Given): string {
  const proof = evidence(given)
  if ('found' in proof) {
    const { requestIds, certificateId } = proof.found
    return `found ${requestIds.join() || '-'} ${certificateId ?? '-'}`
  }
  const { doubt } = proof
  if (doubt === undefined) {
    return 'absent'
  }
  const reissue = doubt.code === 'not_enough_shown' ? doubt.reissue : undefined
  return `${doubt.code} ${reissue?.requestId ?? '-'} ${reissue?.certificateId ?? '-'}`
}

const SENT = date('2026-11-21T12:00:01Z')
const sent = (override: Partial<OrderRequest> = {}) =>
  request({ date: SENT, comments: comments(), ...override })
const made = (override: Partial<ListedReissue> = {}) => reissue({ dateCreated: SENT, ...override })
const issued = (override: Partial<ListedReissue> = {}) =>
  issuedReissue({ dateCreated: SENT, dateIssued: SENT, ...override })

describe('found by the marker', () => {
  test.each<[string, Given, string]>([
    ['a request', { requests: [sent()] }, 'found 900 -'],
    ['an approved one', { requests: [sent({ status: 'approved' })] }, 'found 900 -'],
    ['with its certificate', { requests: [sent()], list: [made()] }, 'found 900 200'],
    [
      'with one issued',
      { requests: [sent({ status: 'approved' })], list: [issued()] },
      'found 900 200',
    ],
    [
      'however the clocks differ',
      { requests: [sent({ date: date('2026-11-21T10:00:00Z') })] },
      'found 900 -',
    ],
    ['without a date', { requests: [sent({ date: undefined })] }, 'found 900 -'],
    [
      'with names that were added',
      {
        requests: [sent()],
        list: [made({ dnsNames: ['www.example.com', 'free.example.com'] })],
      },
      'found 900 200',
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toBe(expected)
  })

  test('one that was there before is not it', () => {
    const earlier = sent({ id: '899', date: date('2026-11-21T11:00:00Z') })
    const before = { order: order({ requests: [{ ...earlier, status: 'rejected' }] }), list: [] }
    const requests = [{ ...earlier, status: 'rejected' }]
    expect(told({ before, requests, force: true })).toBe('absent')
    expect(told({ before, requests: [...requests, sent()], force: true })).toBe('found 900 -')
  })

  test('goes on with what is found', () => {
    expect(evidence({ requests: [sent()], list: [made()] })).toMatchObject({
      found: { isAwaitingApproval: true, issued: undefined, since: SENT, chainPem: '' },
    })
    const done = { requests: [sent({ status: 'approved' })], list: [issued()] }
    expect(evidence(done)).toMatchObject({
      found: { isAwaitingApproval: false, issued: { id: '200' } },
    })
  })
})

describe('found by key, names and date', () => {
  test.each<[string, Given, string]>([
    ['in the list', { list: [made()] }, 'found - 200'],
    ['issued', { list: [issued()] }, 'found - 200'],
    [
      'made in the second of the lookup',
      { list: [made({ dateCreated: date('2026-11-21T12:00:00Z') })] },
      'found - 200',
    ],
    [
      'with a request without comments',
      {
        requests: [sent({ comments: undefined })],
        list: [made()],
      },
      'found 900 200',
    ],
    [
      'with comments that are cut',
      {
        requests: [sent({ comments: '[gha 42' })],
        list: [made()],
      },
      'found 900 200',
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toBe(expected)
  })
})

describe('not there', () => {
  test.each<[string, Given]>([
    ['nothing is new', {}],
    ['another key', { list: [made({ csr: THEIRS.pem })] }],
    ['fewer names', { list: [made({ dnsNames: ['example.com'] })] }],
    [
      'made long before the lookup',
      { list: [made({ dateCreated: date('2026-11-21T11:49:59Z') })] },
    ],
    ['made on an earlier day', { list: [made({ dateCreated: date('2026-11-20') })] }],
    [
      'another run asked for it',
      {
        requests: [sent({ comments: comments({ id: '7' }) })],
        list: [made()],
      },
    ],
    [
      'DigiCert asked for it',
      {
        requests: [sent({ comments: 'Auto-reissue of the certificate' })],
        list: [made()],
      },
    ],
    [
      'another run asked for one with another key',
      {
        requests: [sent({ comments: comments({ id: '7' }, { keyId: THEIRS.keyId }) })],
      },
    ],
    ['it ended at once', { list: [made({ status: 'rejected' })] }],
  ])('%s', (_, given) => {
    expect(told(given)).toBe('absent')
  })

  test('it was shown before', () => {
    const old = issuedReissue({ dateCreated: date('2026-11-21T11:59:00Z') })
    expect(told({ before: { list: [old] }, list: [old] })).toBe('absent')
  })
})

describe('unknown', () => {
  test.each<[string, Given, string]>([
    [
      'dated up to ten minutes before the lookup',
      {
        list: [made({ dateCreated: date('2026-11-21T11:50:00Z') })],
      },
      'not_enough_shown - 200',
    ],
    [
      'a day without a time',
      {
        list: [made({ dateCreated: date('2026-11-21') })],
      },
      'not_enough_shown - 200',
    ],
    ['no date', { list: [made({ dateCreated: undefined })] }, 'not_enough_shown - 200'],
    ['no key', { list: [made({ csr: undefined })] }, 'not_enough_shown - 200'],
    ['no names', { list: [made({ dnsNames: undefined })] }, 'not_enough_shown - 200'],
    [
      'a request without comments',
      {
        requests: [sent({ comments: undefined })],
      },
      'not_enough_shown 900 -',
    ],
    ['the status alone', { status: 'reissue_pending' }, 'not_enough_shown - -'],
    [
      'the order’s own certificate, whose start is a day',
      {
        certificate: {
          id: '200',
          serialNumber: '0D',
          csr: OURS.pem,
          validFrom: date('2026-11-21'),
        },
      },
      'not_enough_shown - 200',
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toBe(expected)
  })

  test('also where the status alone told of something before: it may be either', () => {
    const before = { order: order({ status: 'reissue_pending' }), list: [] }
    const after = { before, status: 'reissue_pending', force: true }
    expect(told({ ...after })).toBe('not_enough_shown - -')
  })

  test('an old certificate that the list shows only now proves nothing', () => {
    const list = [issuedReissue({ id: '90', csr: OLD.pem, dateCreated: date('2026-03-01') })]
    expect(told({ list })).toBe('absent')
  })
})
