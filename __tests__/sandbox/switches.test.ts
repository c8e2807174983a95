import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createCsr } from '../../sandbox/api/keys.ts'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { at, certificatesOf, codesOf, get, reissue, write } from '../support/sandboxClient.ts'

const NOW = Date.parse('2026-11-21T12:34:56Z')
let sandbox: Sandbox
let order: Order

beforeEach(async () => {
  sandbox = await startSandbox({ now: () => NOW })
  order = await sandbox.addOrder({ daysLeft: 40 })
})
afterEach(() => sandbox.close())

const info = async () => (await get(sandbox, `/order/certificate/${order.id}`)).json
const list = async () => (await get(sandbox, `/order/certificate/${order.id}/reissue`)).json
const listed = async (field: string) => {
  const certificates = at(await list(), 'certificates')
  return Array.isArray(certificates) ? certificates.map((entry) => at(entry, field)) : certificates
}

test('skippedRequestListed', async () => {
  await reissue(sandbox, order.id)
  expect(at(await info(), 'requests')).toHaveLength(2)
  sandbox.switches.skippedRequestListed = false
  expect(at(await info(), 'requests')).toHaveLength(1)
})

test('pendingReissueListed', async () => {
  sandbox.switches.pendingReissueListed = false
  const request = await sandbox.addReissue(order.id)
  expect(await list()).toEqual({ certificates: [] })
  sandbox.approve(request.id)
  expect(await listed('status')).toEqual(['issued'])
})

test('pendingCertificate', async () => {
  const old = order.current
  const { csr } = await createCsr({ commonName: 'new.example' })
  const { certificateId } = await sandbox.addReissue(order.id, { csr, names: ['new.example'] })
  expect(await info()).toMatchObject({ certificate: { id: old.id, common_name: 'example.com' } })
  sandbox.switches.pendingCertificate = 'id'
  expect(await info()).toMatchObject({
    certificate: { id: certificateId, common_name: 'example.com', serial_number: old.serialNumber },
  })
  sandbox.switches.pendingCertificate = 'without_dates'
  const shown = await info()
  expect(shown).toMatchObject({
    certificate: { id: certificateId, common_name: 'new.example', csr },
  })
  for (const field of [
    'valid_from',
    'valid_till',
    'serial_number',
    'thumbprint',
    'days_remaining',
  ]) {
    expect(at(shown, 'certificate', field)).toBeUndefined()
  }
  sandbox.switches.pendingCertificate = 'whole'
  expect(await info()).toMatchObject({
    certificate: {
      id: certificateId,
      serial_number: order.certificates[1]?.serialNumber,
      valid_from: '2026-11-21',
      valid_till: '2027-06-07',
    },
  })
  sandbox.issueNow(order.id)
  expect(await info()).toMatchObject({ certificate: { id: certificateId, days_remaining: 198 } })
})

test('autoReissueWithoutPlan', async () => {
  const plain = await sandbox.addOrder({ multiYearPlan: false })
  const put = () =>
    write(sandbox, 'PUT', `/order/certificate/${plain.id}/auto-reissue`, { auto_reissue: 1 })
  expect((await put()).status).toBe(204)
  expect(plain.autoReissue).toBe(false)
  expect(sandbox.accepted.autoReissues(plain.id)).toBe(0)
  sandbox.switches.autoReissueWithoutPlan = 'error'
  expect((await put()).status).toBe(400)
  const { json } = await get(sandbox, `/order/certificate/${plain.id}`)
  expect(at(json, 'is_multi_year_plan')).toBeUndefined()
})

test('csrFormat', async () => {
  await sandbox.addReissue(order.id)
  const csr = String(at(await info(), 'certificate', 'csr'))
  sandbox.switches.csrFormat = 'crlf'
  expect(at(await info(), 'certificate', 'csr')).toBe(csr.replaceAll('\n', '\r\n'))
  expect(await listed('csr')).toEqual([expect.stringContaining('\r\n')])
})

test('autoReissueType', async () => {
  const values = []
  for (const type of ['number', 'string', 'boolean', 'absent'] as const) {
    sandbox.switches.autoReissueType = type
    values.push(at(await info(), 'auto_reissue'))
  }
  expect(values).toEqual([0, '0', false, undefined])
})

test('idType', async () => {
  sandbox.switches.idType = 'string'
  expect(await info()).toMatchObject({
    ...{ id: String(order.id), certificate: { id: String(order.current.id) } },
    requests: [{ id: String(order.requests[0]?.id) }],
  })
  const { json } = await reissue(sandbox, order.id)
  expect(json).toEqual({ id: String(order.id), certificate_id: String(order.certificates[1]?.id) })
})

test('validityDates and eventDates', async () => {
  await reissue(sandbox, order.id)
  sandbox.switches.validityDates = 'iso'
  sandbox.switches.eventDates = 'day'
  expect(await info()).toMatchObject({
    order_valid_till: '2027-06-15T23:59:59+00:00',
    certificate: {
      valid_from: '2026-11-21T00:00:00+00:00',
      valid_till: '2027-06-07T23:59:59+00:00',
    },
    requests: [{ date: '2026-06-16' }, { date: '2026-11-21' }],
  })
  expect(await listed('date_created')).toEqual(['2026-11-21'])
})

test('primaryListed and listOrder', async () => {
  await reissue(sandbox, order.id)
  const [primary, second] = order.certificates.map(({ id }) => id)
  sandbox.switches.primaryListed = 2
  expect(await listed('id')).toEqual([second, primary, primary])
  sandbox.switches.listOrder = 'oldest_first'
  expect(await listed('id')).toEqual([primary, primary, second])
})

test('requestOrder', async () => {
  await sandbox.addReissue(order.id)
  sandbox.switches.requestOrder = 'newest_first'
  expect(await info()).toMatchObject({ requests: [{ type: 'reissue' }, { type: 'new_request' }] })
})

test('emptyLists', async () => {
  expect(await list()).toEqual({ certificates: [] })
  sandbox.switches.emptyLists = 'absent'
  expect(await list()).toEqual({})
})

test('dnsNames', async () => {
  const one = await sandbox.addOrder({ names: ['one.example'] })
  const names = async (id: number) =>
    at((await get(sandbox, `/order/certificate/${id}`)).json, 'certificate', 'dns_names')
  const seen: Record<string, unknown> = {}
  const styles = ['without_common_name', 'missing_when_alone', 'with_blanks', 'upper_case'] as const
  for (const style of styles) {
    sandbox.switches.dnsNames = style
    seen[style] = [await names(order.id), await names(one.id)]
  }
  expect(seen).toEqual({
    without_common_name: [['www.example.com'], []],
    missing_when_alone: [['www.example.com'], undefined],
    with_blanks: [
      [' ', 'example.com', 'www.example.com', '', 'example.com'],
      [' ', 'one.example', 'one.example'],
    ],
    upper_case: [['EXAMPLE.COM', 'WWW.EXAMPLE.COM'], ['ONE.EXAMPLE']],
  })
})

test('signatureHash', async () => {
  sandbox.switches.signatureHash = 'upper'
  expect(at(await info(), 'certificate', 'signature_hash')).toBe('SHA256')
})

test('errors', async () => {
  sandbox.switches.errors = 'object'
  const { json } = await get(sandbox, '/order/certificate/1')
  expect(json).toEqual({ errors: { code: 'not_found|order', message: expect.any(String) } })
})

test('waitingRequest', async () => {
  sandbox.switches.waitingRequest = 'submitted'
  const { id } = await sandbox.addReissue(order.id)
  expect(await info()).toMatchObject({ requests: [{}, { id, status: 'submitted' }] })
  expect(sandbox.approve(id)).toBe(true)
})

test('requestStatusInAnswer', async () => {
  sandbox.switches.requestStatusInAnswer = true
  const { json } = await reissue(sandbox, order.id, { skip_approval: false })
  expect(at(json, 'requests', 0, 'status')).toBe('pending')
})

test('commentsLength', async () => {
  await sandbox.addReissue(order.id, { comments: '0123456789' })
  sandbox.switches.commentsLength = 4
  expect(at(await info(), 'requests', 1, 'comments')).toBe('0123')
  sandbox.switches.commentsLength = 0
  expect(at(await info(), 'requests', 1, 'comments')).toBeUndefined()
})

test('pemLineEnds', async () => {
  sandbox.switches.chainInAnswer = 'without_root'
  sandbox.switches.pemLineEnds = 'lf'
  const { json } = await reissue(sandbox, order.id)
  expect(at(json, 'certificate_chain', 0, 'pem')).not.toContain('\r')
})

test('bundleOrder', async () => {
  sandbox.settings.intermediates = 2
  await reissue(sandbox, order.id)
  const { id } = sandbox.order(order.id).current
  const bundle = async () =>
    certificatesOf((await get(sandbox, `/certificate/${id}/download/format/pem_all`)).text)
  const [leaf, second, third, root] = await bundle()
  sandbox.switches.bundleOrder = 'root_first'
  expect(await bundle()).toEqual([root, third, second, leaf])
  sandbox.switches.bundleOrder = 'shuffled'
  expect(await bundle()).toEqual([root, leaf, third, second])
})

test('otherDownloads', async () => {
  await reissue(sandbox, order.id)
  const [primary, second] = order.certificates
  const download = async () =>
    (await get(sandbox, `/certificate/${String(second?.id)}/download/format/pem_nointermediate`))
      .text
  const leafOf = async (id = 0) => (await sandbox.chainOf(id))[0]?.pem
  await info()
  sandbox.switches.otherDownloads = 2
  expect(await download()).toBe(await leafOf(primary?.id))
  expect(await download()).toBe(await leafOf(primary?.id))
  expect(await download()).toBe(await leafOf(second?.id))
})

test('rejectedListed, canceledListed and canceledRequest', async () => {
  const rejected = await sandbox.addReissue(order.id, { status: 'rejected' })
  const canceled = await sandbox.addReissue(order.id, { status: 'canceled' })
  expect(await listed('id')).toEqual([rejected.certificateId])
  expect(canceled.status).toBe('rejected')
  sandbox.switches.rejectedListed = false
  sandbox.switches.canceledListed = 'canceled'
  expect(await listed('status')).toEqual(['canceled'])
  sandbox.switches.canceledRequest = 'unchanged'
  expect((await sandbox.addReissue(order.id, { status: 'canceled' })).status).toBe('pending')
})

test('staleRequestReads', async () => {
  sandbox.switches.staleRequestReads = 2
  const request = await sandbox.addReissue(order.id)
  sandbox.approve(request.id)
  const seen = []
  for (let read = 0; read < 3; read += 1) {
    seen.push(at((await get(sandbox, `/request/${request.id}`)).json, 'status'))
  }
  expect(seen).toEqual(['pending', 'pending', 'approved'])
})

test('secondReissue', async () => {
  await sandbox.addReissue(order.id)
  sandbox.switches.secondReissue = 'refused'
  expect((await reissue(sandbox, order.id)).status).toBe(400)
  sandbox.switches.secondReissue = 'accepted'
  expect((await reissue(sandbox, order.id)).status).toBe(201)
})

test('skipApprovalHonoured', async () => {
  sandbox.switches.skipApprovalHonoured = false
  const { json } = await reissue(sandbox, order.id)
  expect(at(json, 'requests')).toHaveLength(1)
})

test('requestInAnswer', async () => {
  sandbox.settings.approval = false
  sandbox.switches.requestInAnswer = 'always'
  sandbox.switches.chainInAnswer = 'with_root'
  const { json } = await reissue(sandbox, order.id)
  const [, { id, certificateId } = { id: 0, certificateId: 0 }] = order.requests
  expect(json).toMatchObject({
    id: order.id,
    requests: [{ id, status: 'approved' }],
    certificate_id: certificateId,
    certificate_chain: [{}, {}, {}],
  })
})

test('serverPlatformRequired', async () => {
  const { csr } = await createCsr({ commonName: 'a.example' })
  const certificate = { common_name: 'a.example', csr, signature_hash: 'sha256' }
  const path = `/order/certificate/${order.id}/reissue`
  expect((await write(sandbox, 'POST', path, { certificate })).status).toBe(201)
  sandbox.switches.serverPlatformRequired = true
  const answer = await write(sandbox, 'POST', path, { certificate })
  expect(codesOf(answer)).toEqual(['required_param:certificate.server_platform'])
})
