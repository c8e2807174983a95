import { expect, test } from '@jest/globals'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { ApiError } from '../../sandbox/api/apiError.ts'
import { checkCsr, formatCsr, keySizeOf, publicKeyOf } from '../../sandbox/authority/csr.ts'
import { createCsr, createKey, type KeyKind } from '../../sandbox/api/keys.ts'

const strong: KeyKind[] = ['rsa-2048', 'p-256', 'p-384', 'p-521']
const weak: KeyKind[] = ['rsa-1024', 'secp256k1', 'ed25519']

test.each(strong)('a CSR with a %s key is signed by it and accepted', async (kind) => {
  const { csr, privateKey, publicKey } = await createCsr({ commonName: 'a.example', kind })
  await expect(checkCsr(csr)).resolves.toBeUndefined()
  const spki = createPublicKey(createPrivateKey(privateKey)).export({ format: 'der', type: 'spki' })
  expect(publicKeyOf(csr)).toEqual(spki)
  expect(createPublicKey(publicKey).export({ format: 'der', type: 'spki' })).toEqual(spki)
  expect(keySizeOf(csr)).toBe(Number(kind.split('-')[1]))
})

test.each(weak)('a CSR with a %s key is refused', async (kind) => {
  const { csr } = await createCsr({ commonName: 'a.example', kind })
  await expect(checkCsr(csr)).rejects.toThrow('invalid_value:certificate.csr')
})

test('a CSR can be made with a key that there is', async () => {
  const key = await createKey('rsa-2048')
  const { csr, privateKey } = await createCsr({ key, names: ['a.example', '10.0.0.1'] })
  expect(privateKey).toBe(key)
  await expect(checkCsr(csr)).resolves.toBeUndefined()
})

test('a CSR that was tampered with is refused', async () => {
  const { csr } = await createCsr({ commonName: 'tampered.example' })
  const der = Buffer.from(csr.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  der.write('T', der.indexOf('tampered'))
  const tampered = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----`
  await expect(checkCsr(tampered)).rejects.toThrow('invalid_value:certificate.csr')
})

test.each([
  '',
  'nothing',
  '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----',
])('a text that is no CSR cannot be parsed: %j', async (text) => {
  await expect(checkCsr(text)).rejects.toThrow(ApiError)
  await expect(checkCsr(text)).rejects.toThrow('csr_invalid_cannot_parse')
})

test.each(['crlf', 'one_line', 'long_lines', 'new_request', 'bare_base64'] as const)(
  'a CSR formatted as %s is another text with the same key',
  async (format) => {
    const { csr } = await createCsr({ commonName: 'a.example', kind: 'rsa-2048' })
    const text = formatCsr(csr, format)
    expect(text).not.toBe(csr)
    const armoured = `-----BEGIN CERTIFICATE REQUEST-----${text}-----END CERTIFICATE REQUEST-----`
    expect(publicKeyOf(format === 'bare_base64' ? armoured : text)).toEqual(publicKeyOf(csr))
  },
)
