import { describe, expect, test } from '@jest/globals'
import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { x509 } from '../../sandbox/authority/x509.ts'
import { missingNames, verifyChain } from '../../src/x509/chain.ts'
import { keyIdOfCsr, parseCsr } from '../../src/x509/csr.ts'
import { CsrError } from '../../src/x509/csrError.ts'
import { keyId } from '../../src/x509/keys.ts'
import { make, makeCa } from '../support/certificates.ts'
import {
  alternativeNames,
  dnsName,
  extensionRequest,
  MICROSOFT_EXTENSIONS,
  newKey,
  oid,
  pem,
  PKCS9_EXTENSIONS,
  request,
  sequence,
  subject,
  tlv,
} from '../support/requests.ts'

// Requests that public tools made (`fixtures/csr`), and such as other tools are known to make.

const FOLDER = fileURLToPath(new URL('../fixtures/csr', import.meta.url))
const fixture = (name: string): string => readFileSync(join(FOLDER, `${name}.csr`), 'utf8')

function codeOf(given: string | Buffer): string {
  try {
    parseCsr(given)
  } catch (error) {
    if (error instanceof CsrError) {
      return error.code
    }
    throw error
  }
  throw new Error('it was accepted')
}

describe('made by tools', () => {
  test.each([
    [
      'openssl-every-name',
      'RSA 2048',
      [
        ...['www.example.com', 'www.example.com', '192.0.2.7'],
        ...['2001:0db8:0000:0000:0000:0000:0000:0007', '*.example.net'],
      ],
    ],
    ['openssl-upn', 'EC P-256', ['dc1.example.com', 'dc1.example.com']],
    ['openssl-pss-mgf1-sha1', 'RSA 2048', ['example.com']],
    ['openssl-pss-sha384-mgf1-sha512', 'RSA 2048', ['example.com']],
    ['openssl-compressed', 'EC P-256', ['example.com']],
    ['openssl-with-text', 'EC P-256', ['example.com']],
    ['keytool-rsa', 'RSA 3072', ['java.example.com', 'java.example.com', '192.0.2.8']],
    ['keytool-ec', 'EC P-384', ['java.example.com']],
    [
      'go-p521',
      'EC P-521',
      [
        ...['go.example.com', 'go.example.com', 'api.example.com', '192.0.2.9'],
        '2001:0db8:0000:0000:0000:0000:0000:0009',
      ],
    ],
    ['python-bmp-name', 'EC P-256', ['www.example.com']],
    ['python-teletex-name', 'EC P-256', ['www.example.com']],
    ['python-names', 'EC P-256', ['py.example.com', '192.0.2.10']],
  ])('%s', (name, keyName, names) => {
    const text = fixture(name)
    expect(parseCsr(text)).toMatchObject({ keyName, names })
    expect(keyIdOfCsr(text)).toBe(parseCsr(text).keyId)
  })
})

describe('keys on a curve', () => {
  test('a compressed point is the same key', () => {
    const { keyId: id } = parseCsr(fixture('openssl-uncompressed'))
    expect(parseCsr(fixture('openssl-compressed')).keyId).toBe(id)
    expect(keyIdOfCsr(fixture('openssl-compressed'))).toBe(id)
  })

  test('explicit parameters are refused with that reason, and still compared as the key that they are', () => {
    const text = fixture('openssl-explicit-curve')
    expect(codeOf(text)).toBe('explicit_curve')
    const body = Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64').toString('hex')
    // The uncompressed point, which is the last field of the key.
    const point = Buffer.from(/034200(04[0-9a-f]{128})/.exec(body)?.[1] ?? '', 'hex')
    const named = createPublicKey({
      key: {
        ...{ kty: 'EC', crv: 'P-256' },
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      },
      format: 'jwk',
    })
    expect(keyIdOfCsr(text)).toBe(keyId(named))
  })

  test('keys that have no short form keep their ID: RSA, and curves that are not accepted', () => {
    const keys = [
      generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
      generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }).publicKey,
      generateKeyPairSync('ed25519').publicKey,
    ]
    expect(new Set(keys.map(keyId)).size).toBe(keys.length)
  })
})

describe('signatures', () => {
  test('of RSA-PSS hold by the hashes that they name, and by no others', () => {
    for (const name of ['openssl-pss-mgf1-sha1', 'openssl-pss-sha384-mgf1-sha512']) {
      const der = Buffer.from(fixture(name).replace(/-----[^-]+-----|\s/g, ''), 'base64')
      der[der.length - 1] = (der.at(-1) ?? 0) ^ 1
      expect(codeOf(pem(der))).toBe('signature')
    }
  })

  test('of RSA-PSS with an unknown hash cannot be checked', () => {
    const der = Buffer.from(
      fixture('openssl-pss-mgf1-sha1').replace(/-----[^-]+-----|\s/g, ''),
      'base64',
    ).toString('hex')
    // SHA-256 of the parameters, 2.16.840.1.101.3.4.2.1, becomes ….2.99.
    const changed = der.replace('0609608648016503040201', '0609608648016503040263')
    expect(changed).not.toBe(der)
    expect(codeOf(pem(Buffer.from(changed, 'hex')))).toBe('unknown_algorithm')
  })

  test('of an algorithm for another type of key do not hold', () => {
    const sha256WithRsa = sequence(oid('2a864886f70d01010b'), Buffer.from('0500', 'hex'))
    const pss = sequence(oid('2a864886f70d01010a'), sequence())
    for (const algorithm of [sha256WithRsa, pss]) {
      expect(codeOf(pem(request({ algorithm })))).toBe('signature')
    }
  })
})

describe('texts', () => {
  const text = fixture('go-p521')
  const utf16 = Buffer.from(text, 'utf16le')
  const parsed = parseCsr(text)

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    [
      'UTF-16, big endian, with a byte order mark',
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ],
    ['UTF-16 without one', utf16],
    ['UTF-16, big endian, without one', Buffer.from(utf16).swap16()],
    ['DER', Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64')],
    ['%0A', text.replaceAll('\n', '%0A')],
    ['%0D%0A', text.replaceAll('\n', '%0D%0A')],
    ['%0a', text.replaceAll('\n', '%0a')],
    ['base64 with %0A', text.replace(/-----[^-]+-----\n/g, '').replaceAll('\n', '%0A')],
    ['base64 of UTF-16', utf16.toString('base64')],
  ])('%s', (_what, given) => {
    expect(parseCsr(given)).toEqual(parsed)
  })
})

describe('common names', () => {
  const inSubject = (tag: number, content: Buffer) =>
    parseCsr(pem(request({ subject: subject(tag, content) }))).names

  test.each([
    ['UTF8String', 0x0c, Buffer.from('bücher.example')],
    ['TeletexString', 0x14, Buffer.from('bücher.example', 'latin1')],
    ['BMPString', 0x1e, Buffer.from('bücher.example', 'utf16le').swap16()],
    [
      'UniversalString',
      0x1c,
      Buffer.concat(
        Array.from('bücher.example', (one) => Buffer.from([0, 0, 0, one.charCodeAt(0)])),
      ),
    ],
  ])('%s', (_what, tag, content) => {
    expect(inSubject(tag, content)).toEqual(['bücher.example'])
  })

  test('a UniversalString may hold what is no character', () => {
    expect(inSubject(0x1c, Buffer.from('ffffffff00000061', 'hex'))).toEqual(['\ufffda'])
  })
})

describe('requested names', () => {
  const named = (...attributes: Buffer[]) => parseCsr(pem(request({ attributes }))).names.slice(1)
  const one = alternativeNames([dnsName('one.example')])
  const two = alternativeNames([dnsName('two.example')], true)

  test('stand under Microsoft’s identifier too, in a second request, and in a second list', () => {
    expect(named(extensionRequest(MICROSOFT_EXTENSIONS, one))).toEqual(['one.example'])
    const first = extensionRequest(PKCS9_EXTENSIONS, one)
    expect(named(first, extensionRequest(PKCS9_EXTENSIONS, two))).toHaveLength(2)
    expect(named(first, extensionRequest(MICROSOFT_EXTENSIONS, two))).toHaveLength(2)
    expect(named(extensionRequest(PKCS9_EXTENSIONS, one, two))).toEqual([
      ...['one.example', 'two.example'],
    ])
  })

  test('stand beside attributes of other kinds, or not at all', () => {
    const challenge = sequence(oid('2a864886f70d010907'), tlv(0x31, tlv(0x0c, Buffer.from('x'))))
    expect(named(challenge, extensionRequest(PKCS9_EXTENSIONS, one))).toEqual(['one.example'])
    expect(named()).toEqual([])
    expect(parseCsr(pem(request({ attributes: undefined }))).names).toEqual(['example.com'])
  })

  test('an address that is neither IPv4 nor IPv6 is no name', () => {
    const odd = alternativeNames([tlv(0x87, Buffer.from('c0000200ffffff00', 'hex'))])
    expect(named(extensionRequest(PKCS9_EXTENSIONS, odd))).toEqual([])
  })
})

test('an issued certificate may carry names of every kind: DNS and IP count', async () => {
  const ca = await makeCa('CA')
  const names = sequence(
    tlv(0xa0, oid('2b060104018237140203'), tlv(0xa0, tlv(0x0c, Buffer.from('svc@example.com')))),
    dnsName('example.com'),
    tlv(0xa4, sequence()),
    tlv(0x87, Buffer.from([192, 0, 2, 1])),
  )
  const leaf = await make('example.com', {
    issuer: ca,
    extensions: [new x509.Extension('2.5.29.17', false, new Uint8Array(names))],
  })
  const expected = {
    keyId: leaf.keyId,
    names: ['example.com', '192.0.2.1'],
    ...{ notSerial: undefined, serial: undefined },
  }
  const now = Date.parse('2026-06-01')
  expect(verifyChain(leaf.pem + ca.pem, expected, now).certificates).toHaveLength(1)
  expect(
    missingNames(new X509Certificate(leaf.pem), { ...expected, names: ['svc@example.com'] }),
  ).toEqual(['svc@example.com'])
})

test('a request may hold a key of its own making only', () => {
  const key = { spki: newKey().spki, privateKey: newKey().privateKey }
  expect(codeOf(pem(request({ key })))).toBe('signature')
})
