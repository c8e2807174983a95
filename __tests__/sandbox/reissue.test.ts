import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createCsr } from '../../sandbox/api/keys.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import {
  at,
  certificatesOf,
  codesOf,
  get,
  reissue,
  reissueBody,
  send,
  write,
} from '../support/sandboxClient.ts'

const DAY = 86_400_000
const START = Date.parse('2026-11-21T12:34:56Z')
let now = START
let sandbox: Sandbox

beforeEach(async () => {
  now = START
  sandbox = await startSandbox({ now: () => now })
})
afterEach(() => sandbox.close())

const post = async (orderId: number, body: unknown, key = sandbox.apiKey) =>
  write(sandbox, 'POST', `/order/certificate/${orderId}/reissue`, body, { key })

test('answer 1: needs approval, then is issued, with the key of the CSR and the names of the body', async () => {
  const order = await sandbox.addOrder({ daysLeft: 20 })
  const { csr, privateKey } = await createCsr({
    commonName: 'ignored.example',
    names: ['x.example'],
  })
  const names = ['example.com', 'www.example.com', '10.0.0.1']
  const answer = await post(order.id, await reissueBody(names, { csr, comments: 'hello' }))
  const requestId = Number(at(answer.json, 'requests', 0, 'id'))
  expect(answer).toMatchObject({
    status: 201,
    json: { id: order.id, requests: [{ id: requestId }] },
  })
  expect(at(answer.json, 'certificate_id')).toBeUndefined()

  expect((await get(sandbox, `/order/certificate/${order.id}`)).json).toMatchObject({
    ...{ status: 'reissue_pending', certificate: { id: order.current.id, status: 'issued' } },
    requests: [{}, { id: requestId, type: 'reissue', status: 'pending', comments: 'hello' }],
  })
  expect((await get(sandbox, `/order/certificate/${order.id}/reissue`)).json).toMatchObject({
    certificates: [{ status: 'pending', date_created: '2026-11-21T12:34:56+00:00', csr }],
  })
  const status = { status: 'approved', processor_comment: 'fine' }
  expect((await write(sandbox, 'PUT', `/request/${requestId}/status`, status)).status).toBe(204)
  expect((await get(sandbox, `/request/${requestId}`)).json).toMatchObject({
    ...{ id: requestId, type: 'reissue', status: 'approved', processor_comment: 'fine' },
    order: { id: order.id },
  })

  const { json } = await get(sandbox, `/order/certificate/${order.id}`)
  expect(json).toMatchObject({
    status: 'issued',
    certificate: { dns_names: names, valid_from: '2026-11-21', valid_till: '2027-05-26' },
  })
  const id = Number(at(json, 'certificate', 'id'))
  const bundle = await get(sandbox, `/certificate/${id}/download/format/pem_noroot`)
  const leaf = new X509Certificate(certificatesOf(bundle.text)[0] ?? '')
  expect(leaf.checkPrivateKey(createPrivateKey(privateKey))).toBe(true)
  expect(leaf.subjectAltName).toBe('DNS:example.com, DNS:www.example.com, IP Address:10.0.0.1')
})

test('answer 2: approval skipped, accepted and not yet issued', async () => {
  sandbox.settings.issueDelay = 60_000
  const order = await sandbox.addOrder()
  const before = order.current.id
  const { status, json } = await reissue(sandbox, order.id)
  const certificateId = order.certificates.at(-1)?.id
  expect({ status, json }).toEqual({
    status: 201,
    json: { id: order.id, certificate_id: certificateId },
  })
  expect(sandbox.order(order.id)).toMatchObject({
    status: 'reissue_pending',
    current: { id: before },
  })
  now += 60_000
  expect(sandbox.order(order.id)).toMatchObject({
    status: 'issued',
    current: { id: certificateId },
  })
})

test.each(['without_root', 'with_root'] as const)(
  'answer 3: issued at once, chain %s',
  async (chain) => {
    sandbox.switches.chainInAnswer = chain
    const order = await sandbox.addOrder()
    const { json } = await reissue(sandbox, order.id)
    const entries = at(json, 'certificate_chain')
    expect(entries).toHaveLength(chain === 'with_root' ? 3 : 2)
    expect(entries).toMatchObject(
      [{ subject_common_name: 'example.com' }, {}, {}].slice(0, chain === 'with_root' ? 3 : 2),
    )
    const pem = String(at(entries, 0, 'pem'))
    expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----\r\n/)
    expect(new X509Certificate(pem).serialNumber).toBe(sandbox.order(order.id).current.serialNumber)
  },
)

test('answer 4: a name must be validated first', async () => {
  sandbox.settings.domainValidation = true
  const order = await sandbox.addOrder()
  const { json } = await reissue(sandbox, order.id)
  expect(json).toMatchObject({
    certificate_id: expect.any(Number),
    dcv_random_value: expect.any(String),
  })
  now += 7 * DAY
  expect(sandbox.order(order.id).status).toBe('reissue_pending')
  sandbox.validateDomains(order.id)
  expect(sandbox.order(order.id)).toMatchObject({
    status: 'issued',
    current: { validFrom: '2026-11-28' },
  })
})

test('a DV order always needs validation', async () => {
  const order = await sandbox.addOrder({ product: { validationType: 'dv' } })
  expect(at((await reissue(sandbox, order.id)).json, 'dcv_random_value')).toEqual(
    expect.any(String),
  )
  expect(sandbox.order(order.id).status).toBe('reissue_pending')
})

test('an account without approval never asks for it', async () => {
  sandbox.settings.approval = false
  const order = await sandbox.addOrder()
  const { json } = await post(order.id, await reissueBody())
  expect(json).toEqual({ id: order.id, certificate_id: order.certificates.at(-1)?.id })
})

test('skip_approval counts at the top level only', async () => {
  const order = await sandbox.addOrder()
  const body = await reissueBody()
  const answer = await post(order.id, { certificate: { ...body.certificate, skip_approval: true } })
  expect(at(answer.json, 'requests')).toHaveLength(1)
})

test('skip_approval needs the right to skip, approving the right to approve', async () => {
  const key = sandbox.addKey({ maySkipApproval: false, mayApprove: false })
  const order = await sandbox.addOrder()
  const { json } = await post(order.id, await reissueBody(undefined, { skip_approval: true }), key)
  const path = `/request/${String(at(json, 'requests', 0, 'id'))}/status`
  const answer = await write(sandbox, 'PUT', path, { status: 'approved' }, { key })
  expect(answer.status).toBe(403)
  expect(codesOf(answer)).toEqual(['access_denied|invalid_approver'])
})

test('every field that is wrong is reported, and nothing happens', async () => {
  const order = await sandbox.addOrder()
  expect(codesOf(await post(order.id, {}))).toEqual(['required_param:certificate'])
  expect(codesOf(await post(order.id, { certificate: {} }))).toEqual([
    'required_param:certificate.common_name',
    'required_param:certificate.csr',
    'required_param:certificate.signature_hash',
  ])
  const { certificate } = await reissueBody()
  const wrong = {
    certificate: {
      ...{ ...certificate, common_name: 'a b', dns_names: 'x', signature_hash: 'md5' },
      server_platform: { id: '2' },
    },
    ...{ comments: 1, skip_approval: 'true' },
  }
  expect(codesOf(await post(order.id, wrong))).toEqual([
    'invalid_value:certificate.common_name',
    'invalid_value:certificate.dns_names',
    'invalid_value:certificate.server_platform',
    'invalid_value:certificate.signature_hash',
    'invalid_value:comments',
    'invalid_value:skip_approval',
  ])
  const csr = await post(order.id, { certificate: { ...certificate, csr: 'x' } })
  expect(codesOf(csr)).toEqual(['csr_invalid_cannot_parse'])
  const weak = await post(order.id, await reissueBody(undefined, { kind: 'rsa-1024' }))
  expect(codesOf(weak)).toEqual(['invalid_value:certificate.csr'])
  const path = `/order/certificate/${order.id}/reissue`
  const headers = { 'content-type': 'application/json' }
  expect((await send(sandbox, 'POST', path, { headers, body: '{' })).status).toBe(400)
  expect((await send(sandbox, 'POST', path, { body: '{}' })).status).toBe(415)
  expect(sandbox.accepted.reissues()).toBe(0)
  expect(order).toMatchObject({ status: 'issued', requests: [{}] })
})

test('code signing needs no common name', async () => {
  const product = { nameId: 'code_signing', type: 'code_signing_certificate' }
  const order = await sandbox.addOrder({ product })
  const { certificate } = await reissueBody()
  const { csr, server_platform, signature_hash } = certificate
  const body = { certificate: { csr, server_platform, signature_hash }, skip_approval: true }
  expect((await post(order.id, body)).status).toBe(201)
  const [leaf] = await sandbox.chainOf(sandbox.order(order.id).current.id)
  expect(new X509Certificate(leaf?.pem ?? '').keyUsage).toEqual(['1.3.6.1.5.5.7.3.3'])
})

test.each(['pending', 'rejected', 'canceled', 'denied'])(
  'an order that is %s is not reissued',
  async (status) => {
    const order = await sandbox.addOrder({ status })
    expect((await reissue(sandbox, order.id)).status).toBe(400)
  },
)

test('a reissue is never longer than its order, and never after it', async () => {
  const order = await sandbox.addOrder({ daysLeft: 10, orderDaysLeft: 30 })
  await reissue(sandbox, order.id)
  expect(sandbox.order(order.id).current.validTill).toBe(order.validTill)
  now += 31 * DAY
  expect(codesOf(await reissue(sandbox, order.id))).toEqual([
    'cert_validity_exceeds_order_validity',
  ])
})

test.each([
  ['2026-11-21', 199],
  ['2027-03-14', 199],
  ['2027-03-15', 99],
  ['2029-03-14', 99],
  ['2029-03-15', 46],
])('a certificate issued on %s lasts %i days', async (day, days) => {
  now = Date.parse(`${day}T23:59:59Z`)
  const order = await sandbox.addOrder({ orderDaysLeft: 1000 })
  await reissue(sandbox, order.id)
  const [leaf] = await sandbox.chainOf(sandbox.order(order.id).current.id)
  const { validFromDate, validToDate } = new X509Certificate(leaf?.pem ?? '')
  expect(validFromDate.toISOString()).toBe(`${day}T00:00:00.000Z`)
  expect(validToDate.getTime() + 1000 - validFromDate.getTime()).toBe(days * DAY)
})

test('dropped names are remembered; added names and a new key drop none', async () => {
  const order = await sandbox.addOrder({ names: ['a.example', 'B.example', 'c.example'] })
  await reissue(sandbox, order.id, {}, ['c.example', 'b.example', 'a.example', 'd.example'])
  expect(order.droppedNames).toEqual([])
  await get(sandbox, `/order/certificate/${order.id}`)
  await reissue(sandbox, order.id, {}, ['a.example'])
  expect(order.droppedNames).toEqual(['c.example', 'b.example', 'd.example'])
})

test('a rejected or cancelled reissue leaves the order issued, with its old certificate', async () => {
  const order = await sandbox.addOrder()
  const before = order.current.id
  const first = await sandbox.addReissue(order.id)
  const path = `/request/${first.id}/status`
  expect((await write(sandbox, 'PUT', path, { status: 'rejected' })).status).toBe(204)
  expect((await write(sandbox, 'PUT', path, { status: 'approved' })).status).toBe(400)
  expect(order).toMatchObject({ status: 'issued', current: { id: before } })

  await sandbox.addReissue(order.id)
  expect(order.status).toBe('reissue_pending')
  const cancel = () =>
    write(sandbox, 'PUT', `/order/certificate/${order.id}/status`, {
      ...{ status: 'CANCELED', note: 'The key is lost.' },
    })
  expect((await cancel()).status).toBe(204)
  expect(order.note).toBe('The key is lost.')
  expect((await cancel()).status).toBe(400)
  expect(order).toMatchObject({ status: 'issued', current: { id: before } })
  expect(order.certificates.map(({ status }) => status)).toEqual(['issued', 'rejected', 'canceled'])
})

test('approval may come by itself, and issuance takes its time after it', async () => {
  sandbox.settings.autoApproveAfter = 3 * DAY
  sandbox.settings.issueDelay = DAY
  const order = await sandbox.addOrder()
  const request = await sandbox.addReissue(order.id)
  now += 3 * DAY
  expect(sandbox.order(order.id).status).toBe('reissue_pending')
  expect(request.status).toBe('approved')
  now += 5 * DAY
  expect(sandbox.order(order.id)).toMatchObject({
    status: 'issued',
    current: { validFrom: '2026-11-25' },
  })
})

test('two reissues may wait; the order is issued when both have ended', async () => {
  const order = await sandbox.addOrder()
  const first = await sandbox.addReissue(order.id)
  const second = await sandbox.addReissue(order.id)
  sandbox.approve(second.id)
  expect(sandbox.order(order.id).status).toBe('reissue_pending')
  sandbox.reject(first.id)
  expect(sandbox.order(order.id)).toMatchObject({
    status: 'issued',
    current: { id: second.certificateId },
  })
})

test('issueNow issues whatever waits', async () => {
  sandbox.settings.domainValidation = true
  const order = await sandbox.addOrder()
  await sandbox.addReissue(order.id)
  sandbox.issueNow(order.id)
  expect(sandbox.order(order.id).status).toBe('issued')
  expect(sandbox.waiting(order.id)).toEqual([])
})

test('auto-reissue asks with the old CSR, 30 days before the end', async () => {
  sandbox.settings.autoReissueActs = true
  const { csr } = await createCsr({ commonName: 'example.com' })
  const order = await sandbox.addOrder({ daysLeft: 31, autoReissue: true, csr })
  expect(sandbox.order(order.id).status).toBe('issued')
  now += DAY
  expect(sandbox.order(order.id).status).toBe('reissue_pending')
  expect(order.certificates.at(-1)?.csr).toBe(csr)
  now += DAY
  expect(sandbox.waiting(order.id)).toHaveLength(1)
})

test('an order with a long past lists it', async () => {
  const order = await sandbox.addOrder()
  await sandbox.addHistory(order.id, 500)
  const { json } = await get(sandbox, `/order/certificate/${order.id}/reissue`)
  expect(at(json, 'certificates')).toHaveLength(500)
  expect(sandbox.order(order.id).current.id).toBe(order.certificates[0]?.id)
})
