import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createKey } from '../../sandbox/api/keys.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { at, certificatesOf, codesOf, get, send, write } from '../support/sandboxClient.ts'

const NOW = Date.parse('2026-11-21T12:34:56Z')
let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ now: () => NOW })
})
afterEach(() => sandbox.close())

test('order info says what certcentral says', async () => {
  const order = await sandbox.addOrder({ names: ['example.com', 'www.example.com'], daysLeft: 40 })
  const answer = await get(sandbox, `/order/certificate/${order.id}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.date).toBe('Sat, 21 Nov 2026 12:34:56 GMT')
  expect(answer.json).toMatchObject({
    id: order.id,
    status: 'issued',
    order_valid_till: '2027-06-15',
    auto_reissue: 0,
    is_multi_year_plan: '1',
    certificate: {
      id: order.current.id,
      serial_number: expect.stringMatching(/^[0-9A-F]{32}$/),
      thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/),
      common_name: 'example.com',
      dns_names: ['example.com', 'www.example.com'],
      valid_from: '2026-06-16',
      valid_till: '2026-12-31',
      days_remaining: 40,
      csr: expect.stringContaining('BEGIN CERTIFICATE REQUEST'),
      server_platform: { id: -1, name: 'OTHER' },
      signature_hash: 'sha256',
      key_size: 256,
    },
    product: { name_id: 'ssl_basic', type: 'ssl_certificate', validation_type: 'ov' },
    requests: [{ type: 'new_request', status: 'approved', date: '2026-06-16T00:00:01+00:00' }],
    date_created: '2026-06-16T00:00:01+00:00',
    container: { id: 14, name: 'Example' },
    is_renewed: false,
  })
  expect(at(answer.json, 'certificate', 'status')).toBeUndefined()
  const organization = { id: 117_483, name: 'Example Inc.' }
  expect(at(answer.json, 'certificate', 'organization')).toEqual(organization)
  expect(at(answer.json, 'organization')).toMatchObject({ ...organization, country: 'us' })
  expect(at(answer.json, 'last_reissued_date')).toBeUndefined()
  await sandbox.addReissue(order.id, { status: 'issued' })
  await sandbox.addReissue(order.id)
  expect((await get(sandbox, `/order/certificate/${order.id}/`)).json).toMatchObject({
    last_reissued_date: '2026-11-21T12:34:56+00:00',
  })
})

test('an order says by which other it was renewed', async () => {
  const next = await sandbox.addOrder()
  const order = await sandbox.addOrder({ renewedBy: next.id })
  const { json } = await get(sandbox, `/order/certificate/${order.id}`)
  expect(json).toMatchObject({ is_renewed: true, renewed_order_id: next.id })
})

test('an order that waits for its first certificate shows none of its dates', async () => {
  const order = await sandbox.addOrder({ status: 'pending' })
  const { json } = await get(sandbox, `/order/certificate/${order.id}`)
  expect(json).toMatchObject({ status: 'pending', requests: [{ status: 'pending' }] })
  for (const field of ['valid_from', 'valid_till', 'serial_number', 'days_remaining']) {
    expect(at(json, 'certificate', field)).toBeUndefined()
  }
  expect(
    (await get(sandbox, `/certificate/${order.current.id}/download/format/pem_all`)).status,
  ).toBe(404)
})

test('the sandbox takes names that no certificate should have', async () => {
  for (const name of ['##[error]x', '#00', 'a\n::error::b', '', 'ü.example', '😀']) {
    const order = await sandbox.addOrder({ names: [name, 'b.example'] })
    const { json } = await get(sandbox, `/order/certificate/${order.id}`)
    expect(at(json, 'certificate', 'dns_names')).toEqual([name, 'b.example'])
  }
})

test('a date may be missing', async () => {
  const order = await sandbox.addOrder()
  order.current.validFrom = undefined
  const { json } = await get(sandbox, `/order/certificate/${order.id}`)
  expect(at(json, 'certificate', 'valid_from')).toBeUndefined()
  expect(at(json, 'certificate', 'days_remaining')).toBe(90)
})

test.each([0, 1, 2, 3] as const)(
  '%i intermediates make a chain that holds',
  async (intermediates) => {
    sandbox.settings.intermediates = intermediates
    const key = await createKey('rsa-2048')
    const names = ['example.com', '*.example.com', '10.0.0.1', '_dmarc.example.com', '2001:db8::1']
    const order = await sandbox.addOrder({ names, key, signatureHash: 'sha384' })
    const answer = await get(sandbox, `/certificate/${order.current.id}/download/format/pem_all`)
    expect(answer.headers['content-type']).toBe('application/x-pem-file')
    const chain = certificatesOf(answer.text).map((pem) => new X509Certificate(pem))
    expect(chain).toHaveLength(intermediates + 2)
    chain.forEach((certificate, index) => {
      const issuer = chain[Math.min(index + 1, chain.length - 1)] ?? certificate
      expect(certificate.verify(issuer.publicKey)).toBe(true)
      expect(certificate.checkIssued(issuer)).toBe(true)
      expect(certificate.ca).toBe(index > 0)
    })
    const [leaf] = chain
    expect(leaf?.checkPrivateKey(createPrivateKey(key))).toBe(true)
    expect(leaf?.checkHost('a.example.com')).toBe('*.example.com')
    expect(leaf?.checkIP('10.0.0.1')).toBe('10.0.0.1')
    expect(leaf?.checkIP('2001:db8::1')).toBe('2001:db8::1')
    expect(leaf?.subjectAltName).toContain('DNS:_dmarc.example.com')
    expect(leaf?.serialNumber).toBe(order.current.serialNumber)
    expect(leaf?.validToDate.toISOString()).toBe(`${order.current.validTill ?? ''}T23:59:59.000Z`)
    expect(chain.at(-1)?.fingerprint256).toBe(new X509Certificate(sandbox.root).fingerprint256)
  },
)

test('errors carry the real codes', async () => {
  const order = await sandbox.addOrder()
  const path = `/order/certificate/${order.id}`
  expect(codesOf(await get(sandbox, path, { key: 'x' }))).toEqual([
    'access_denied|access_denied_invalid_key',
  ])
  expect((await get(sandbox, path, { key: 'x' })).status).toBe(403)
  expect(codesOf(await get(sandbox, '/order/certificate/1'))).toEqual(['not_found|order'])
  expect((await get(sandbox, '/order/certificate/1')).status).toBe(404)
  expect((await get(sandbox, '/nowhere')).status).toBe(404)
  expect((await write(sandbox, 'PUT', path, {})).status).toBe(405)
  const plain = await send(sandbox, 'PUT', `${path}/auto-reissue`, { body: '{"auto_reissue":1}' })
  expect(plain.status).toBe(415)
})

test('auto-reissue is an integer, and answered with nothing', async () => {
  const order = await sandbox.addOrder()
  const put = (body: unknown) =>
    write(sandbox, 'PUT', `/order/certificate/${order.id}/auto-reissue`, body)
  expect(await put({ auto_reissue: 1 })).toMatchObject({ status: 204, text: '' })
  expect(order.autoReissue).toBe(true)
  expect(await put({ auto_reissue: 0 })).toMatchObject({ status: 204, text: '' })
  expect(order.autoReissue).toBe(false)
  for (const wrong of [true, '1', 2, null]) {
    const answer = await put({ auto_reissue: wrong })
    expect(answer.status).toBe(400)
    expect(codesOf(answer)).toEqual(['invalid_value:auto_reissue'])
  }
  expect(codesOf(await put({}))).toEqual(['required_param:auto_reissue'])
  expect(sandbox.accepted.autoReissues(order.id)).toBe(2)
})

test('a View Only key reads and cannot write', async () => {
  const key = sandbox.addKey({ viewOnly: true })
  const order = await sandbox.addOrder()
  expect((await get(sandbox, `/order/certificate/${order.id}`, { key })).status).toBe(200)
  const path = `/order/certificate/${order.id}/auto-reissue`
  const answer = await write(sandbox, 'PUT', path, { auto_reissue: 1 }, { key })
  expect(answer.status).toBe(403)
  expect(codesOf(answer)).toEqual(['access_denied|missing_permission'])
})

test('the log tells what was received and answered', async () => {
  const order = await sandbox.addOrder()
  const path = `/order/certificate/${order.id}/auto-reissue`
  await write(sandbox, 'PUT', path, { auto_reissue: 1 })
  await get(sandbox, '/order/certificate?limit=2&filters[status]=issued')
  expect(sandbox.requests).toMatchObject([
    {
      ...{ method: 'PUT', path, endpoint: 'auto-reissue', body: { auto_reissue: 1 }, status: 204 },
      ...{ tookEffect: true, time: NOW, headers: { 'x-dc-devkey': sandbox.apiKey }, connection: 1 },
    },
    { endpoint: 'orders', query: { limit: '2', 'filters[status]': 'issued' }, tookEffect: false },
  ])
})
