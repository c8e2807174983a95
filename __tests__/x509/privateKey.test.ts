import { describe, expect, test } from '@jest/globals'
import { generateKeyPairSync } from 'node:crypto'
import { createCsr } from '../../sandbox/api/keys.ts'
import { holdsPrivateKey, privateKeyLines } from '../../src/x509/privateKey.ts'
import { make, privateKeys } from '../support/certificates.ts'
import { oid, sequence, tlv } from '../support/requests.ts'

const KEYS = await privateKeys()
const { csr, publicKey } = await createCsr({ commonName: 'example.com', names: ['example.com'] })
const certificate = (await make('example.com')).pem
const base64 = (text: string): string => text.replace(/-----[^-]+-----|\s/g, '')

describe('a private key', () => {
  test.each(KEYS)('%s', (_form, key) => {
    expect(holdsPrivateKey(key)).toBe(true)
    expect(holdsPrivateKey(`Here it is: ${key}\nand more`)).toBe(true)
    expect(holdsPrivateKey(Buffer.from(key))).toBe(true)
    expect(holdsPrivateKey(Buffer.from(`\ufeff${key}`, 'utf16le'))).toBe(true)
  })

  const ed25519 = generateKeyPairSync('ed25519').privateKey
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
  const locked = { cipher: 'aes-256-cbc', passphrase: 'secret' }
  const pkcs12 = sequence(
    Buffer.from('020103', 'hex'),
    sequence(oid('2a864886f70d010701'), tlv(0xa0, tlv(0x04, Buffer.alloc(200)))),
  )

  test.each([
    ['PKCS #8', rsa.export({ format: 'der', type: 'pkcs8' })],
    ['PKCS #8, of 48 bytes', ed25519.export({ format: 'der', type: 'pkcs8' })],
    ['PKCS #8, encrypted', ec.export({ format: 'der', type: 'pkcs8', ...locked })],
    ['PKCS #1', rsa.export({ format: 'der', type: 'pkcs1' })],
    ['SEC 1', ec.export({ format: 'der', type: 'sec1' })],
    ['PKCS #12', pkcs12],
  ])('as DER, and as base64 of it, whole or cut: %s', (_form, der) => {
    const text = der.toString('base64')
    for (const given of [der, der.subarray(0, 45), text, text.slice(0, 60), `key=${text}`]) {
      expect(holdsPrivateKey(given)).toBe(true)
    }
    expect(holdsPrivateKey(`as MAIN TENANCE asked ${text.replace(/.{64}/g, '$&\n')} thanks`)).toBe(
      true,
    )
  })

  test.each([
    '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nP2/56wAAA',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF',
    'AAAAB3NzaC1yc2E=\n-----END RSA PRIVATE KEY-----',
    `${Buffer.from('openssh-key-v1\0none\0').toString('base64')}AAAA`,
    Buffer.from('Bag Attributes\n-----BEGIN PRIVATE KEY-----\nMIIE').toString('base64'),
    '-----BEGIN PRIVATE KEY-----%0AMIIE',
  ])('%s', (text) => {
    expect(holdsPrivateKey(text)).toBe(true)
  })
})

describe('no private key', () => {
  test.each([
    'Replace the PRIVATE KEY after this reissue, please',
    'private key rolled; BEGIN PRIVATE KEY handling in the runbook',
    'https://wiki.example/PRIVATE_KEY',
    'MAINTENANCE window MONDAY, approved by MARKETING and MANAGEMENT in the morning',
    '/home/runner/work/site/site/keys/MIIEvQIBADANBgkqhkiG9w0BAQEFAASC.csr',
    'a'.repeat(5000),
    'M'.repeat(5000),
    '',
  ])('%s', (text) => {
    expect(holdsPrivateKey(text)).toBe(false)
  })

  test.each([
    ['a CSR', csr],
    ['a certificate', certificate],
    ['a public key', publicKey],
  ])('%s, in any form', (_what, text) => {
    const der = Buffer.from(base64(text), 'base64')
    const forms = [text, base64(text), Buffer.from(text).toString('base64'), der]
    expect(forms.map(holdsPrivateKey)).toEqual(forms.map(() => false))
  })
})

describe('the masked parts', () => {
  test.each(KEYS)('%s: every line of the key, and neither markers nor short ends', (_form, key) => {
    const lines = key
      .replace(/-----[^-]+-----/g, '\n')
      .split(/\\n|\s/)
      .filter((line) => line.length >= 8 && !/PuTTY|Encryption|Private-Lines/.test(line))
    const masked = privateKeyLines(key)
    expect(masked).toEqual(expect.arrayContaining(lines))
    for (const line of masked) {
      expect(line.length).toBeGreaterThanOrEqual(8)
      expect(line).not.toMatch(/-----|\s/)
    }
  })

  test('what base64 encodes too, and a DER file as base64', () => {
    const [, key = ''] = KEYS.find(([form]) => form === 'PKCS #8') ?? []
    const line = key.split('\n')[1] ?? ''
    expect(privateKeyLines(Buffer.from(key).toString('base64'))).toContain(line)
    const der = Buffer.from(base64(key), 'base64')
    expect(privateKeyLines(der)).toEqual([base64(key)])
    expect(privateKeyLines(Buffer.from(key, 'utf16le'))).toContain(line)
  })

  test('no word of the text around it', () => {
    const [, key = ''] = KEYS.find(([form]) => form === 'PKCS #8') ?? []
    const text = `my certificate and its key: ${key} please use them immediately`
    expect(privateKeyLines(text)).toEqual(privateKeyLines(key))
    expect(privateKeyLines(`my certificate: ${base64(key)} immediately`)).toEqual([base64(key)])
  })
})
