import { describe, expect, test } from '@jest/globals'
import type { ListedReissue, OrderCertificate, OrderRequest } from '../../src/certcentral/schema.ts'
import type { PlacedReissue } from '../../src/reissue/context.ts'
import { findPlaced, progressOf } from '../../src/reissue/progress.ts'
import {
  comments,
  date,
  fingerprint,
  issuedReissue,
  NOW,
  OLD,
  order,
  OURS,
  picture,
  reissue,
  request,
  THEIRS,
} from '../support/orders.ts'

// The reissue was placed at nine, on an order whose live certificate was 100.

interface Look {
  readonly status?: string
  readonly requests?: readonly OrderRequest[]
  readonly certificate?: Partial<OrderCertificate>
  readonly list?: readonly ListedReissue[]
}

const SINCE = date('2026-11-21T09:00:00Z')

function placed(override: Partial<PlacedReissue> = {}): PlacedReissue {
  return {
    requestIds: [],
    certificateId: undefined,
    fingerprint: fingerprint(),
    since: SINCE,
    before: picture({ list: [] }),
    issued: undefined,
    isAwaitingApproval: false,
    chainPem: '',
    dcvRandomValue: undefined,
    ...override,
  }
}

const pictured = ({ status = 'issued', requests = [], certificate, list = [] }: Look) =>
  picture({ order: order({ status, requests: [...requests] }, certificate), list, at: NOW })

/** How far it has come, in short. */
function told(look: Look, of: Partial<PlacedReissue> = {}, seenId?: string): string {
  const progress = progressOf(pictured(look), placed(of), seenId)
  if (progress.code === 'issued') {
    return `issued ${progress.certificate.id ?? '-'}`
  }
  if (progress.code === 'ended') {
    const { code, status = '', names = [] } = progress.error.fault
    return ['ended', code, status, ...names].filter((part) => part !== '').join(' ')
  }
  if (progress.code === 'pending') {
    const { for: waiting, certificateId = '-' } = progress
    const ids = waiting.code === 'approval' ? ` ${waiting.requestIds.join()}` : ''
    return `${waiting.code}${ids} ${certificateId}`
  }
  return progress.code
}

const byId = { certificateId: '200' }
const byRequest = { requestIds: ['900'] }
const shown = { id: '200', serialNumber: '0D0E0F', csr: OURS.pem, validFrom: date('2026-11-21') }
const marked = (override: Partial<OrderRequest> = {}) =>
  request({ comments: comments(), status: 'approved', ...override })

describe('issued', () => {
  test.each<[string, Look, Partial<PlacedReissue>]>([
    ['by its ID in the list', { list: [issuedReissue({ csr: undefined })] }, byId],
    ['by its ID at the order', { certificate: { ...shown, csr: undefined } }, byId],
    ['by its request', { requests: [marked()], list: [issuedReissue()] }, byRequest],
    ['by key and names in the list', { list: [issuedReissue()] }, {}],
    [
      'by its ID, though its names are not shown',
      { list: [issuedReissue({ dnsNames: undefined })] },
      byId,
    ],
    [
      'by its ID, with a name that was added',
      {
        list: [issuedReissue({ dnsNames: ['www.example.com', 'free.example.com'] })],
      },
      byId,
    ],
    [
      'though the order still says that it is pending',
      {
        status: 'reissue_pending',
        list: [issuedReissue()],
      },
      byId,
    ],
  ])('%s', (_, look, of) => {
    expect(told(look, of)).toBe('issued 200')
  })

  test('never the certificate that was live before', () => {
    const before = picture({ order: order({}, { csr: OURS.pem }), list: [] })
    expect(told({ certificate: { csr: OURS.pem } }, { before, since: undefined })).toBe('absent')
    expect(told({ certificate: { csr: OURS.pem } }, { before })).toBe('absent')
    const today = { csr: OURS.pem, validFrom: date('2026-11-21') }
    const recent = picture({ order: order({}, today), list: [] })
    expect(told({ certificate: today }, { before: recent })).toBe('absent')
  })

  test('never one of ours that was made before', () => {
    const made = issuedReissue({ dateCreated: date('2026-11-21T08:49:59Z') })
    expect(told({ list: [made] })).toBe('absent')
    expect(told({ list: [made] }, byId)).toBe('issued 200')
  })

  test('dated shortly before: clocks differ, so only its new request or its ID proves that it is ours', () => {
    const list = [issuedReissue({ dateCreated: date('2026-11-21T08:50:00Z') })]
    expect(told({ list })).toBe('unclear')
    const requests = [marked({ date: date('2026-11-21T08:50:00Z') })]
    expect(told({ list, requests })).toBe('issued 200')
    const before = picture({ order: order({ requests }), list: [] })
    expect(told({ list, requests }, { before })).toBe('unclear')
    const older = [issuedReissue({ dateCreated: date('2026-11-21T08:49:59Z') })]
    expect(told({ list: older, requests: [marked({ date: date('2026-11-21T08:49:58Z') })] })).toBe(
      'absent',
    )
  })

  test('by the ID that an earlier look showed, where nothing else tells', () => {
    const list = [issuedReissue({ dateCreated: date('2026-11-20T09:00:00Z') })]
    expect(told({ list }, {})).toBe('absent')
    expect(told({ list }, {}, '200')).toBe('issued 200')
    expect(told({ list }, {}, '201')).toBe('absent')
    const other = issuedReissue({ id: '201', serialNumber: '01' })
    expect(told({ list: [...list, other] }, {}, '200')).toBe('issued 201')
  })

  test('by an ID that is known only that one', () => {
    const other = issuedReissue({ id: '201', serialNumber: '01' })
    expect(told({ list: [other, reissue()] }, byId)).toBe('issuance 200')
  })

  test.each<[string, Partial<ListedReissue>, string]>([
    ['without a wanted name', { dnsNames: [] }, 'ended names_not_issued www.example.com'],
    ['for another key', { csr: THEIRS.pem }, 'ended other_key_issued'],
  ])('%s: it is not what was asked for', (_, changed, expected) => {
    expect(told({ list: [issuedReissue(changed)] }, byId)).toBe(expected)
    expect(told({ certificate: { ...shown, ...changed } }, byId)).toBe(expected)
    // Without the ID it is another certificate.
    expect(told({ list: [issuedReissue(changed)] })).toBe('absent')
  })
})

describe('ended', () => {
  test.each<[string, Look, Partial<PlacedReissue>, string]>([
    [
      'its request was rejected',
      { requests: [marked({ status: 'rejected' })] },
      byRequest,
      'rejected rejected',
    ],
    [
      'its request was denied',
      { requests: [marked({ status: 'denied' })] },
      byRequest,
      'rejected denied',
    ],
    [
      'its request was canceled',
      { requests: [marked({ status: 'canceled' })] },
      byRequest,
      'canceled canceled',
    ],
    [
      'its entry was rejected',
      { list: [reissue({ status: 'rejected' })] },
      byId,
      'rejected rejected',
    ],
    [
      'its entry was canceled',
      { list: [reissue({ status: 'cancelled' })] },
      byId,
      'canceled cancelled',
    ],
    ['it was revoked', { list: [issuedReissue({ status: 'revoked' })] }, byId, 'rejected revoked'],
    ['the order was canceled', { status: 'canceled' }, byId, 'canceled canceled'],
    ['the order was rejected', { status: 'rejected' }, byId, 'canceled rejected'],
  ])('%s', (_, look, of, expected) => {
    expect(told(look, of)).toBe(`ended ${expected}`)
  })

  test('not by another request, nor by a marked one that was rejected before', () => {
    const other = request({ id: '901', status: 'rejected' })
    const look = { requests: [other, marked({ status: 'pending' })] }
    expect(told(look, byRequest)).toBe('approval 900 -')
    const earlier = marked({ status: 'rejected', date: date('2026-11-20T09:00:00Z') })
    expect(told({ requests: [earlier], list: [reissue()] })).toBe('issuance 200')
    expect(told({ requests: [earlier] })).toBe('absent')
  })

  test('names the reissue', () => {
    const progress = progressOf(pictured({ list: [reissue({ status: 'rejected' })] }), placed(byId))
    expect(progress).toMatchObject({
      code: 'ended',
      error: { fault: { reissue: { certificateId: '200', at: date('2026-11-21T09:00:00Z').at } } },
    })
  })
})

describe('pending', () => {
  test.each<[string, Look, Partial<PlacedReissue>, string]>([
    ['its request is open', { requests: [request()] }, byRequest, 'approval 900 -'],
    [
      'its request is open, and the list shows it',
      {
        requests: [request()],
        list: [reissue()],
      },
      byRequest,
      'approval 900 200',
    ],
    [
      'the list says needs_approval',
      {
        list: [reissue({ status: 'needs_approval' })],
      },
      { ...byId, ...byRequest },
      'approval 900 200',
    ],
    ['by its ID', { list: [reissue({ csr: undefined })] }, byId, 'issuance 200'],
    ['by key and names', { list: [reissue()] }, {}, 'issuance 200'],
    [
      'by key and names, without a date',
      { list: [reissue({ dateCreated: undefined })] },
      {},
      'issuance 200',
    ],
    ['by its marker', { requests: [marked({ status: 'pending' })] }, {}, 'approval 900 -'],
    [
      'approved, and the order says so',
      {
        status: 'reissue_pending',
        requests: [marked()],
      },
      byRequest,
      'issuance -',
    ],
  ])('%s', (_, look, of, expected) => {
    expect(told(look, of)).toBe(expected)
  })
})

describe('not shown', () => {
  test('something is pending that may be it', () => {
    expect(told({ status: 'reissue_pending' })).toBe('unclear')
    expect(told({ list: [reissue({ csr: undefined })] })).toBe('unclear')
    expect(told({ list: [reissue({ dnsNames: undefined })] })).toBe('unclear')
  })

  test('something was issued since that may be it', () => {
    expect(told({ list: [issuedReissue({ csr: undefined })] })).toBe('unclear')
    const before = picture({ list: [issuedReissue({ csr: undefined })] })
    expect(told({ list: [issuedReissue({ csr: undefined })] }, { before })).toBe('absent')
  })

  test('nothing is pending', () => {
    expect(told({})).toBe('absent')
    expect(told({}, byId)).toBe('absent')
    expect(told({ list: [reissue({ csr: THEIRS.pem })] })).toBe('absent')
    expect(told({ list: [reissue({ status: 'rejected', csr: THEIRS.pem })] })).toBe('absent')
  })

  test('an approved request alone is no sight of it, within the hour and after it', () => {
    const at = (time: string) => ({ requests: [marked({ date: date(time) })] })
    expect(told(at('2026-11-21T11:30:00Z'), byRequest)).toBe('absent')
    expect(told(at('2026-11-21T09:00:00Z'), byRequest)).toBe('absent')
  })
})

describe('which reissue it is', () => {
  test('by its ID before its request, and by its request before key and names', () => {
    const look = {
      requests: [request({ comments: 'by hand', date: date('2026-11-21T10:00:00Z') })],
      list: [
        reissue({ csr: OLD.pem, dateCreated: date('2026-11-21T10:00:01Z') }),
        reissue({ id: '201', dateCreated: date('2026-11-21T11:00:00Z') }),
      ],
    }
    const found = (of: Partial<PlacedReissue>) => findPlaced(pictured(look), placed(of))
    expect(found({ certificateId: '201', ...byRequest })?.certificate?.id).toBe('201')
    expect(found(byRequest)?.certificate?.id).toBe('200')
    expect(found({})?.certificate?.id).toBe('201')
  })
})
