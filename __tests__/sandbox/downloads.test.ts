import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { at, certificatesOf, codesOf, get } from '../support/sandboxClient.ts'

let sandbox: Sandbox
let order: Order

beforeEach(async () => {
  sandbox = await startSandbox()
  order = await sandbox.addOrder()
})
afterEach(() => sandbox.close())

const download = (format: string, headers = {}) =>
  get(sandbox, `/certificate/${order.current.id}/download/${format}`, { headers })
const chain = async () => (await sandbox.chainOf(order.current.id)).map(({ pem }) => pem.trim())

test.each([
  ['format/pem_nointermediate', 1],
  ['format/pem_noroot', 2],
  ['format/pem_all', 3],
  ['platform/29', 3],
])('%s: PEM, %i certificates', async (format, count) => {
  const { headers, text } = await download(format)
  expect(headers['content-type']).toBe('application/x-pem-file')
  expect(certificatesOf(text)).toEqual((await chain()).slice(0, count))
})

test.each(['format/p7b', 'format/cer'])('%s: PKCS #7', async (format) => {
  const { headers, text } = await download(format)
  expect(headers['content-type']).toBe('application/x-pkcs7-certificates')
  const content = Buffer.from(text.replaceAll(/-----[A-Z0-9 ]+-----|\s/g, ''), 'base64')
  const places = (await chain()).map((pem) => content.indexOf(new X509Certificate(pem).raw))
  expect(Math.min(...places)).toBeGreaterThan(0)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(content.readUInt16BE(2)).toBe(content.length - 4)
})

test.each(['platform', 'platform/45', 'format/default', 'format/default_pem', 'format/apache'])(
  '%s: a ZIP archive of leaf and intermediates',
  async (format) => {
    const { headers, text } = await download(format)
    expect(headers['content-type']).toBe('application/zip')
    expect(text).toMatch(/^PK/)
    expect(text).toContain('example_com.crt')
    expect(certificatesOf(text)).toEqual((await chain()).slice(0, 2))
  },
)

test('by order: its live certificate', async () => {
  await sandbox.addReissue(order.id, { status: 'issued' })
  await sandbox.addReissue(order.id)
  const path = `/certificate/download/order/${order.id}`
  const { text } = await get(sandbox, `${path}/format/pem_all`)
  expect(certificatesOf(text)).toEqual(await chain())
  expect((await get(sandbox, path)).headers['content-type']).toBe('application/zip')
  expect(sandbox.requests.at(-1)?.endpoint).toBe('download')
})

test('the chain, as JSON', async () => {
  const { json } = await get(sandbox, `/certificate/${order.current.id}/chain`)
  expect(json).toMatchObject({
    intermediates: [
      { subject_common_name: 'example.com' },
      { subject_common_name: 'Sandbox TLS ECC CA' },
      { subject_common_name: 'Sandbox Root' },
    ],
  })
  const root = String(at(json, 'intermediates', 2, 'pem'))
  expect(root.replaceAll('\r', '')).toBe(sandbox.root)
})

test('a format, a certificate and an order that there are not', async () => {
  expect(codesOf(await download('format/nothing'))).toEqual(['not_found|format'])
  const { certificateId } = await sandbox.addReissue(order.id)
  for (const path of [`/${certificateId}/download/format/pem_all`, '/1/chain']) {
    expect(codesOf(await get(sandbox, `/certificate${path}`))).toEqual(['not_found|certificate'])
  }
  expect(codesOf(await get(sandbox, '/certificate/download/order/1'))).toEqual(['not_found|order'])
})

test.each([
  ['*/*', 200],
  ['application/json', 200],
  ['application/x-pem-file', 200],
  ['text/html', 406],
])('to Accept: %s the answer is %i', async (accept, status) => {
  expect((await download('format/pem_noroot', { accept })).status).toBe(status)
})
