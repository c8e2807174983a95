import { describe, expect, test } from '@jest/globals'
import type { Inputs } from '../../src/inputs/inputs.ts'
import type { Order, OrderRequest } from '../../src/certcentral/schema.ts'
import { decide } from '../../src/plan/decide.ts'
import { needsList } from '../../src/plan/listed.ts'
import {
  comments,
  date,
  inputs,
  order,
  reading,
  request,
  run,
  situation,
} from '../support/orders.ts'

const first = (override: Partial<OrderRequest> = {}) =>
  request({
    type: 'new_request',
    status: 'approved',
    date: date('2026-06-01T08:00:00Z'),
    ...override,
  })
/** Nothing is pending and nothing is recent, and the order plainly shows it. */
const quiet = (override: Partial<Order> = {}, shown: Parameters<typeof order>[1] = {}) =>
  order({ requests: [first()], ...override }, shown)

interface More {
  readonly attempt?: number
  readonly hasSent?: boolean
  readonly list?: []
}

function needs(given: Order, wish: Partial<Inputs> = {}, more: More = {}): boolean {
  const { attempt = 1, hasSent = false, list } = more
  const by = run({ attempt })
  const asked = { reading: reading({ order: given, list }), inputs: inputs(wish), run: by }
  return needsList(decide(situation(asked)), by, hasSent)
}

test('a quiet order shows enough', () => {
  expect(needs(quiet())).toBe(false)
  expect(needs(quiet(), { force: true })).toBe(false)
  expect(needs(quiet(), { dryRun: true, csr: undefined })).toBe(false)
})

describe('the list is read before a reissue is sent', () => {
  const recent = date('2026-11-20T12:00:00Z')

  test.each<[string, Order]>([
    ['another status', quiet({ status: 'renewed' })],
    ['an unknown status', quiet({ status: '' })],
    ['a pending reissue', quiet({ status: 'reissue_pending' })],
    ['no requests', order()],
    ['an open request', quiet({ requests: [first(), request()] })],
    ['a recent request', quiet({ requests: [first({ date: recent })] })],
    ['a request of yesterday', quiet({ requests: [first({ date: date('2026-11-20') })] })],
    ['a request without a date', quiet({ requests: [first({ date: undefined })] })],
    ['a recent certificate', quiet({}, { validFrom: recent })],
    ['a certificate of yesterday', quiet({}, { validFrom: date('2026-11-20') })],
    ['a certificate without a start', quiet({}, { validFrom: undefined })],
    ['a hidden certificate', quiet({}, { status: 'pending', validTill: undefined })],
    ['the marker in a request', quiet({ requests: [first({ comments: comments({ id: '7' }) })] })],
  ])('where the order shows %s', (_, given) => {
    expect(needs(given, { force: true })).toBe(true)
  })

  test('not where all of it is older than a day', () => {
    const older = date('2026-11-20T11:59:59Z')
    expect(needs(quiet({ requests: [first({ date: older })] }, { validFrom: older }))).toBe(false)
    const day = date('2026-11-19')
    expect(needs(quiet({ requests: [first({ date: day })] }, { validFrom: day }))).toBe(false)
  })

  test('a later attempt, and one after something was sent', () => {
    expect(needs(quiet(), {}, { attempt: 2 })).toBe(true)
    expect(needs(quiet(), {}, { hasSent: true })).toBe(true)
  })
})

test('a skip does not read it, and trusts the order alone', () => {
  const early = { renewBefore: { days: 5 } }
  expect(needs(order(), early)).toBe(false)
  expect(needs(order(), early, { attempt: 2 })).toBe(false)
})

test('a refusal that it cannot change does not read it', () => {
  expect(needs(order({ status: 'canceled' }))).toBe(false)
  expect(needs(order({ orderValidTill: date('2026-11-20') }))).toBe(false)
  expect(needs(order(), { commonName: 'a b' })).toBe(false)
  expect(needs(order({ status: 'reissue_pending' }))).toBe(true)
})

test('it is read once', () => {
  expect(needs(order(), {}, { list: [] })).toBe(false)
})
