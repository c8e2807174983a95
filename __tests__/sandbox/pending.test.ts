import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { at, get, reissue } from '../support/sandboxClient.ts'

// The places that show a reissue until it is issued: no page of CertCentral's says which do, so each place has switches.

const START = Date.parse('2026-11-21T12:34:56Z')
let now = START
let sandbox: Sandbox
let order: Order

beforeEach(async () => {
  now = START
  sandbox = await startSandbox({ now: () => now })
  order = await sandbox.addOrder({ daysLeft: 40 })
})
afterEach(() => sandbox.close())

const info = async () => (await get(sandbox, `/order/certificate/${order.id}`)).json
const status = async () => at(await info(), 'status')
const list = async (query = '') => {
  return (await get(sandbox, `/order/certificate/${order.id}/reissue${query}`)).json
}
const listed = async (field: string, query = '') => {
  const certificates = at(await list(query), 'certificates')
  return Array.isArray(certificates) ? certificates.map((entry) => at(entry, field)) : certificates
}

test.each(['reissue_pending', 'issued', 'reissue_requested'] as const)(
  'statusWhileApproval: %s until the request is approved',
  async (shown) => {
    sandbox.switches.statusWhileApproval = shown
    sandbox.settings.issueDelay = 1000
    const request = await sandbox.addReissue(order.id)
    expect(await status()).toBe(shown)
    const path = `/order/certificate?filters[status]=${shown}`
    expect((await get(sandbox, path)).json).toMatchObject({ orders: [{ status: shown }] })
    sandbox.approve(request.id)
    expect(await status()).toBe('reissue_pending')
    now += 1000
    expect(await status()).toBe('issued')
  },
)

test('statusWhileApproval: issued stands for what the order was before', async () => {
  sandbox.switches.statusWhileApproval = 'issued'
  order.status = 'expired'
  await sandbox.addReissue(order.id)
  expect(await status()).toBe('expired')
})

test.each([
  'reissue_pending',
  'processing',
  'needs_approval',
  'approved',
  'waiting_pickup',
] as const)('statusWhilePending: %s once a request is approved', async (shown) => {
  sandbox.switches.statusWhilePending = shown
  sandbox.switches.statusWhileApproval = 'reissue_requested'
  sandbox.settings.issueDelay = 1000
  const request = await sandbox.addReissue(order.id)
  expect(await status()).toBe('reissue_requested')
  sandbox.approve(request.id)
  expect(await status()).toBe(shown)
  await sandbox.addReissue(order.id)
  expect(await status()).toBe(shown)
  now += 1000
  expect(await status()).toBe('reissue_requested')
})

test('an order that is reissue_pending without a reissue says so, whatever the switches', async () => {
  sandbox.switches.statusWhileApproval = 'issued'
  sandbox.switches.statusWhilePending = 'processing'
  order.status = 'reissue_pending'
  expect(await status()).toBe('reissue_pending')
})

test('pendingCertificateStatus', async () => {
  const statusOf = async () => at(await info(), 'certificate', 'status')
  expect(await statusOf()).toBeUndefined()
  await sandbox.addReissue(order.id)
  sandbox.switches.pendingCertificateStatus = 'pending'
  expect(await statusOf()).toBe('issued')
  sandbox.switches.pendingCertificate = 'whole'
  expect(await statusOf()).toBe('pending')
  sandbox.switches.pendingCertificateStatus = 'absent'
  expect(await statusOf()).toBeUndefined()
  sandbox.issueNow(order.id)
  expect(await statusOf()).toBe('issued')
})

test('orderLagReads and listLagReads: so many reads of each show what was before', async () => {
  sandbox.switches.orderLagReads = 2
  sandbox.switches.listLagReads = 1
  await reissue(sandbox, order.id, { skip_approval: false })
  expect([await status(), await status(), await status()]).toEqual([
    'issued',
    'issued',
    'reissue_pending',
  ])
  expect([await listed('status'), await listed('status')]).toEqual([[], ['pending']])
  sandbox.issueNow(order.id)
  expect([await status(), await status(), await status()]).toEqual([
    'reissue_pending',
    'reissue_pending',
    'issued',
  ])
  expect([await listed('status'), await listed('status')]).toEqual([['pending'], ['issued']])
})

test('orderLagMs and listLagMs: each shows what was so long ago', async () => {
  sandbox.switches.orderLagMs = 2000
  sandbox.switches.listLagMs = 4000
  sandbox.settings.issueDelay = 1000
  const { certificateId } = await sandbox.addReissue(order.id, { status: 'approved' })
  const seen = []
  for (; now <= START + 5000; now += 1000) {
    seen.push([await status(), at(await info(), 'certificate', 'id'), await listed('status')])
  }
  const old = order.certificates[0]?.id
  expect(seen).toEqual([
    ['issued', old, []],
    ['issued', old, []],
    ['reissue_pending', old, []],
    ['issued', certificateId, []],
    ['issued', certificateId, ['pending']],
    ['issued', certificateId, ['issued']],
  ])
})

test('a certificate is the same whether a lagging order shows it or not', async () => {
  const before = await info()
  sandbox.switches.orderLagReads = 1
  await sandbox.addReissue(order.id)
  expect(await info()).toEqual(before)
})

test('freeNames', async () => {
  order = await sandbox.addOrder({ names: ['www.shop.example'] })
  sandbox.switches.freeNames = 'when_issued'
  await sandbox.addReissue(order.id)
  expect(await listed('dns_names')).toEqual([['www.shop.example']])
  sandbox.issueNow(order.id)
  expect(await listed('dns_names')).toEqual([['www.shop.example', 'shop.example']])
  const [leaf] = await sandbox.chainOf(order.current.id)
  expect(new X509Certificate(leaf?.pem ?? '').subjectAltName).toBe(
    'DNS:www.shop.example, DNS:shop.example',
  )
  sandbox.switches.freeNames = 'at_once'
  sandbox.switches.reissuesPerPage = 4
  for (const names of [['shop.example'], ['*.shop.example'], ['192.0.2.1'], ['localhost']]) {
    await sandbox.addReissue(order.id, { names })
  }
  expect(await listed('dns_names', '?limit=4')).toEqual([
    ['localhost'],
    ['192.0.2.1'],
    ['*.shop.example', 'shop.example'],
    ['shop.example', 'www.shop.example'],
  ])
})

test('a name that comes for free is not dropped', async () => {
  sandbox.switches.freeNames = 'when_issued'
  await sandbox.addReissue(order.id, { names: ['example.com'], status: 'issued' })
  expect(order.droppedNames).toEqual([])
  expect(order.current.dnsNames).toEqual(['www.example.com'])
})

test('requestsListed and csrListed', async () => {
  await sandbox.addReissue(order.id)
  sandbox.switches.requestsListed = false
  expect(at(await info(), 'requests')).toBeUndefined()
  sandbox.switches.csrListed = false
  expect(await list()).toMatchObject({ certificates: [{ key_size: 256, status: 'pending' }] })
  expect(await listed('csr')).toEqual([undefined])
})

test('reissuesListed', async () => {
  await sandbox.addReissue(order.id)
  sandbox.switches.reissuesListed = 'twice'
  expect(await listed('status')).toEqual(['pending', 'pending'])
  sandbox.issueNow(order.id)
  expect(await listed('status')).toEqual(['issued', 'issued'])
  sandbox.switches.reissuesListed = 'twice_once_stale'
  expect(await listed('status')).toEqual(['pending', 'issued'])
  expect(await listed('valid_till')).toEqual([undefined, '2027-06-07'])
})

test('reissuesPerPage', async () => {
  for (const name of ['one', 'two', 'three']) {
    await sandbox.addReissue(order.id, { names: [`${name}.example`] })
  }
  sandbox.switches.reissuesPerPage = 2
  sandbox.switches.listOrder = 'oldest_first'
  expect(await listed('common_name')).toEqual(['one.example', 'two.example'])
  expect(await listed('common_name', '?offset=2')).toEqual(['three.example'])
  expect(await listed('common_name', '?limit=1&offset=1')).toEqual(['two.example'])
  expect(await list('?limit=1000&offset=3')).toEqual({
    certificates: [],
    page: { total: 3, limit: 2, offset: 3 },
  })
})

test('issuedListedAs and pendingListedAs', async () => {
  await sandbox.addReissue(order.id, { status: 'issued' })
  await sandbox.addReissue(order.id)
  sandbox.switches.issuedListedAs = 'approved'
  sandbox.switches.pendingListedAs = 'needs_csr'
  expect(await listed('status')).toEqual(['needs_csr', 'approved'])
})
