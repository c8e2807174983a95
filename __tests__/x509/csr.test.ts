import { describe, expect, test } from '@jest/globals'
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { createCsr, createKey, type KeyKind } from '../../sandbox/api/keys.ts'
import { keyIdOfCsr, parseCsr } from '../../src/x509/csr.ts'
import { CsrError, type CsrFault } from '../../src/x509/csrError.ts'
import { isInline } from '../../src/x509/pem.ts'
import { make, privateKeys, pssCsr } from '../support/certificates.ts'

const { csr: PEM, publicKey } = await createCsr({
  commonName: 'example.com',
  names: ['example.com', 'www.example.com', '10.0.0.1', '2001:db8::1'],
})
const BODY = PEM.replace(/-----[^-]+-----|\n/g, '')
const DER = Buffer.from(BODY, 'base64')
const PRIVATE_KEYS = await privateKeys()

/** Why a text is refused. */
function refusal(text: string): CsrFault['code'] {
  return faultOf(text).code
}

function faultOf(text: string): CsrFault {
  try {
    parseCsr(text)
  } catch (error) {
    if (error instanceof CsrError) {
      expect(error.code).toBe(error.fault.code)
      return error.fault
    }
    throw error
  }
  throw new Error('it was accepted')
}

function pem(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE REQUEST-----`
}

describe('forms in which a CSR is given', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['PEM', PEM],
    ['CRLF', PEM.replaceAll('\n', '\r\n')],
    ['CR', PEM.replaceAll('\n', '\r')],
    ['NEW', PEM.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')],
    ['literal \\n', PEM.replaceAll('\n', '\\n')],
    ['literal \\r\\n', PEM.replaceAll('\n', '\\r\\n')],
    ['one line', PEM.replaceAll('\n', '')],
    ['one line with spaces', PEM.replaceAll('\n', ' ')],
    ['indented', PEM.replaceAll(/^/gm, '    ')],
    ['text around it', `Certificate Request:\n    Data:\n${PEM}\nthe end`],
    ['base64 of PEM', Buffer.from(PEM).toString('base64')],
    ['base64 of PEM, wrapped', Buffer.from(PEM).toString('base64').replace(/.{76}/g, '$&\n')],
    ['base64 of DER', BODY],
    ['base64 of DER, wrapped', BODY.replace(/.{64}/g, '$&\r\n')],
    ['base64 of DER with literal \\n', BODY.replace(/.{64}/g, '$&\\n')],
  ]

  test.each(forms)('%s', (_form, text) => {
    expect(parseCsr(text)).toEqual(parseCsr(PEM))
    expect(keyIdOfCsr(text)).toBe(parseCsr(PEM).keyId)
    expect(isInline(text)).toBe(true)
  })

  test('the CSR is sent as PEM with lines of 64 characters, ending in a line feed', () => {
    expect(parseCsr(BODY).pem).toBe(
      `-----BEGIN CERTIFICATE REQUEST-----\n${(BODY.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE REQUEST-----\n`,
    )
  })

  test.each([
    'request.csr',
    './keys/example.com.csr',
    '/tmp/request.csr',
    'A'.repeat(99),
    'a/'.repeat(80),
  ])('%s is the path of a file', (path) => {
    expect(isInline(path)).toBe(false)
  })
})

test('the key ID is the SHA-256 of the public key, DER', () => {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
  expect(parseCsr(PEM).keyId).toBe(createHash('sha256').update(der).digest('hex'))
})

test('the names are the common name and the alternative names, DNS and IP', () => {
  expect(parseCsr(PEM).names).toEqual([
    'example.com',
    'example.com',
    'www.example.com',
    '10.0.0.1',
    '2001:0db8:0000:0000:0000:0000:0000:0001',
  ])
})

test('a CSR may ask for no names at all', async () => {
  expect(parseCsr((await createCsr()).csr).names).toEqual([])
})

describe('keys', () => {
  test.each<[KeyKind, string]>([
    ['rsa-2048', 'RSA 2048'],
    ['rsa-3072', 'RSA 3072'],
    ['p-256', 'EC P-256'],
    ['p-384', 'EC P-384'],
    ['p-521', 'EC P-521'],
  ])('%s is accepted', async (kind, name) => {
    const { csr } = await createCsr({ commonName: 'example.com', kind })
    expect(parseCsr(csr)).toMatchObject({ keyName: name, names: ['example.com'] })
  })

  test.each<[KeyKind, CsrFault]>([
    ['rsa-1024', { code: 'weak_key', bits: 1024 }],
    ['secp256k1', { code: 'other_curve', curve: 'secp256k1' }],
    ['ed25519', { code: 'other_key_type', type: 'ed25519' }],
  ])('%s is refused', async (kind, fault) => {
    const { csr } = await createCsr({ commonName: 'example.com', kind })
    expect(faultOf(csr)).toEqual(fault)
  })
})

describe('its own signature', () => {
  test.each(['SHA-256', 'SHA-384', 'SHA-512', 'SHA-1'])('RSA-PSS with %s', async (hash) => {
    const csr = await pssCsr(hash)
    expect(parseCsr(csr).keyName).toBe('RSA 2048')
    const der = Buffer.from(csr.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    der[der.length - 1] = (der.at(-1) ?? 0) ^ 1
    expect(refusal(pem(der))).toBe('signature')
  })

  test('does not hold for other content: a name altered', () => {
    const text = DER.toString('latin1').replace('www.example.com', 'xyz.example.com')
    expect(refusal(pem(Buffer.from(text, 'latin1')))).toBe('signature')
  })

  test('does not hold for a key exchanged', () => {
    const spki = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
    const { publicKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const exchanged = DER.toString('hex').replace(
      spki.toString('hex'),
      other.export({ type: 'spki', format: 'der' }).toString('hex'),
    )
    expect(refusal(pem(Buffer.from(exchanged, 'hex')))).toBe('signature')
  })

  test('of an algorithm that is not known is not taken on trust', () => {
    // ecdsa-with-SHA256, 1.2.840.10045.4.3.2, becomes ….3.9.
    const der = DER.toString('hex').replace('2a8648ce3d040302', '2a8648ce3d040309')
    expect(faultOf(pem(Buffer.from(der, 'hex')))).toEqual({
      code: 'unknown_algorithm',
      oid: '1.2.840.10045.4.3.9',
    })
  })
})

describe('a text that is no CSR', () => {
  test.each(PRIVATE_KEYS)('a private key, %s', (_form, text) => {
    expect(refusal(text)).toBe('private_key')
  })

  test('a private key beside a CSR: the key counts', async () => {
    expect(refusal(PEM + (await createKey()))).toBe('private_key')
  })

  test('a certificate, as PEM and as base64 of DER', async () => {
    const { pem: certificate } = await make('example.com')
    const body = certificate.replace(/-----[^-]+-----|\s/g, '')
    const inside = Buffer.from(certificate).toString('base64')
    for (const text of [certificate, body, inside]) {
      expect(refusal(text)).toBe('certificate')
    }
  })

  test.each([
    ['cut DER', pem(DER.subarray(0, DER.length - 40))],
    ['bytes after its end', pem(Buffer.concat([DER, Buffer.from([0])]))],
    ['no DER', pem(Buffer.from('hello, this is not DER'))],
    ['an empty body', pem(Buffer.alloc(0))],
    ['another sequence', pem(Buffer.from('3003020101', 'hex'))],
  ])('%s', (_what, text) => {
    expect(refusal(text)).toBe('damaged')
  })

  test('no end marker, nothing at all, and an empty text', () => {
    for (const text of [PEM.replace(/-----END.*/, ''), 'hello', '']) {
      expect(refusal(text)).toBe('no_request')
    }
  })

  test('two of them: which one is meant cannot be told', async () => {
    const { csr } = await createCsr({ commonName: 'other.example' })
    expect(refusal(PEM + csr)).toBe('several')
  })
})

test('the key ID of what the server sends back is undefined where it cannot be read', () => {
  for (const text of [
    undefined,
    '',
    'damaged',
    pem(DER.subarray(5)),
    pem(Buffer.from('3000', 'hex')),
  ]) {
    expect(keyIdOfCsr(text)).toBeUndefined()
  }
})
