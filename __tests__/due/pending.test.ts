import { describe, expect, test } from '@jest/globals'
import type { Order } from '../../src/certcentral/schema.ts'
import type { Validation } from '../../src/certcentral/validation.ts'
import { pendingReissue } from '../../src/due/pending.ts'
import { endingOrders, type EndingOrder } from '../../src/due/select.ts'
import { decide } from '../../src/plan/decide.ts'
import { comments, date, NOW, order, reading, request, situation } from '../support/orders.ts'

function listedAs(status: string): EndingOrder {
  const [listed] = endingOrders(
    [
      {
        ...{ id: '123', status, isRenewed: false, renewedBy: undefined },
        ...{ commonName: 'example.com', dnsNames: [], product: '' },
        ...{ validFrom: date('2026-06-01'), validTill: date('2026-12-17') },
        ...{ organizationId: undefined, containerId: undefined },
      },
    ],
    NOW,
  )
  if (listed === undefined) {
    throw new Error('the order has an end')
  }
  return listed
}

/** The validation of the names, done until a day, or not done without one. */
function validation(until?: string): Validation {
  const status = until === undefined ? 'pending' : 'approved'
  const validatedUntil = until === undefined ? undefined : date(until)
  return {
    ...{ orderId: '123', method: '', organizations: [] },
    domains: [{ ...{ scope: 'example.com', status, method: '', dnsNames: [] }, validatedUntil }],
  }
}

function pendingOf(read: Order, validated: Validation | undefined = validation('2027-12-01')) {
  const readings = { order: read, validation: validated, failure: undefined }
  const found = pendingReissue(listedAs('issued'), readings, NOW)
  return found && [found.awaits, found.requestId, found.since?.at]
}

const at = (text: string): number => date(text).at
const today = at('2026-11-21T09:00:00Z')

describe('a reissue is pending for due where it is pending for the action', () => {
  test.each<[string, Order, ReturnType<typeof pendingOf>]>([
    ['nothing', order(), undefined],
    ['an open request', order({ requests: [request()] }), ['approval', '900', today]],
    [
      'a request of a status that is not known',
      order({ requests: [request({ status: 'in_review' })] }),
      ['approval', '900', today],
    ],
    [
      'an open request without a type, with a marker in its comments',
      order({ requests: [request({ type: '', comments: comments({}, { keyId: 'aa' }) })] }),
      ['approval', '900', today],
    ],
    [
      'the newest of two open requests',
      order({
        requests: [request({ id: '899', date: date('2026-11-20') }), request()],
      }),
      ['approval', '900', today],
    ],
    [
      'a status that was issued before',
      order({ status: 'processing', requests: [request({ status: 'approved' })] }),
      ['digicert', '900', today],
    ],
    [
      'a request that was approved within the hour',
      order({ requests: [request({ status: 'approved', date: date('2026-11-21T11:30:00Z') })] }),
      ['digicert', '900', at('2026-11-21T11:30:00Z')],
    ],
    [
      'a request that was approved long ago',
      order({ requests: [request({ status: 'approved', date: date('2026-11-19') })] }),
      undefined,
    ],
    [
      'a status alone, after a request that was rejected',
      order({ status: 'reissue_pending', requests: [request({ status: 'rejected' })] }),
      ['digicert', undefined, undefined],
    ],
    [
      'a certificate that says so',
      order({}, { status: 'pending', validFrom: undefined, validTill: undefined }),
      ['digicert', undefined, undefined],
    ],
    ['a rejected request', order({ requests: [request({ status: 'rejected' })] }), undefined],
    ['a new order', order({ requests: [request({ type: 'new_request' })] }), undefined],
  ])('%s', (_, read, expected) => {
    expect(pendingOf(read)).toEqual(expected)
    const { kind, reason } = decide(situation({ reading: reading({ order: read }) }))
    expect(kind === 'refuse' && reason.code === 'another_pending').toBe(expected !== undefined)
  })
})

describe('an approved reissue awaits', () => {
  const approved = order({
    status: 'reissue_pending',
    requests: [request({ status: 'approved' })],
  })

  test.each<[string, Validation | undefined, string]>([
    ['DigiCert, where every name is validated', validation('2026-11-22'), 'digicert'],
    ['domain validation, where a name is not validated', validation(), 'domain_validation'],
    ['domain validation, where one has ended', validation('2026-11-20'), 'domain_validation'],
  ])('%s', (_, validated, awaits) => {
    expect(pendingOf(approved, validated)?.[0]).toBe(awaits)
  })
})

test.each([
  ['reissue_pending', 'unknown'],
  ['processing', 'unknown'],
  ['issued', undefined],
])('an order that cannot be read goes by the list: %s', (status, awaits) => {
  const readings = { order: undefined, validation: undefined, failure: undefined }
  expect(pendingReissue(listedAs(status), readings, NOW)?.awaits).toBe(awaits)
})
