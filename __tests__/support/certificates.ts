import type { Extension, X509Certificate } from '@peculiar/x509'
import { createPublicKey, generateKeyPairSync, webcrypto } from 'node:crypto'
import { createKey, sanExtension } from '../../sandbox/api/keys.ts'
import { x509 } from '../../sandbox/authority/x509.ts'
import { keyId } from '../../src/x509/keys.ts'

type Keys = webcrypto.CryptoKeyPair
type Algorithm = 'EC' | 'RSA'

/** A certificate that tests made, with the keys that let it sign others. */
export interface Made {
  readonly pem: string
  readonly keys: Keys
  readonly certificate: X509Certificate
  /** Of its public key, as a CSR's is told. */
  readonly keyId: string
}

/** What a certificate of a test says; it signs itself where no issuer is given. */
export interface Wish {
  readonly issuer?: Made
  /** Another's key to sign with, though `issuer` stands in the certificate. */
  readonly signer?: Made
  readonly keys?: Keys
  readonly algorithm?: Algorithm
  readonly names?: readonly string[]
  readonly serialNumber?: string
  readonly from?: string
  readonly till?: string
  /** Said in its basic constraints, which it lacks where this is not given. */
  readonly isCa?: boolean
  readonly extensions?: readonly Extension[]
}

/** Signs a certificate of a CA. */
export function makeCa(commonName: string, wish: Wish = {}): Promise<Made> {
  return make(commonName, { isCa: true, ...wish })
}

const ALGORITHMS = {
  EC: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
}

/** Signs a certificate of this common name, valid through 2026 where nothing else is said. */
export async function make(commonName: string, wish: Wish = {}): Promise<Made> {
  const algorithm = ALGORITHMS[wish.algorithm ?? 'EC']
  const keys =
    wish.keys ?? (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']))
  const signer = wish.signer ?? wish.issuer
  const signingKey = signer?.keys.privateKey ?? keys.privateKey
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: wish.serialNumber ?? '0a',
    subject: `CN=${commonName}`,
    issuer: wish.issuer?.certificate.subject ?? `CN=${commonName}`,
    notBefore: new Date(wish.from ?? '2026-01-01'),
    notAfter: new Date(wish.till ?? '2026-12-31'),
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: { name: signingKey.algorithm.name, hash: 'SHA-256' },
    extensions: [
      ...(wish.isCa === undefined ? [] : [new x509.BasicConstraintsExtension(wish.isCa)]),
      ...(wish.names === undefined ? [] : [sanExtension(wish.names)]),
      ...(wish.extensions ?? []),
    ],
  })
  const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey))
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  return { pem: `${certificate.toString('pem')}\n`, keys, certificate, keyId: keyId(publicKey) }
}

/** A CSR signed with RSA-PSS and this hash, PEM. */
export async function pssCsr(hash: string): Promise<string> {
  const algorithm = { ...ALGORITHMS.RSA, name: 'RSA-PSS', hash }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const signingAlgorithm = { name: 'RSA-PSS', hash, saltLength: 32 }
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: 'CN=example.com',
    keys,
    signingAlgorithm,
  })
  return request.toString('pem')
}

/** Private keys in every form in which they are found in files, each with its name. */
export async function privateKeys(): Promise<(readonly [string, string])[]> {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const pem = (key: typeof rsa, type: 'pkcs1' | 'pkcs8' | 'sec1') =>
    key.export({ format: 'pem', type }).toString()
  const der = (key: typeof rsa, type: 'pkcs1' | 'pkcs8' | 'sec1') =>
    key.export({ format: 'der', type }).toString('base64')
  const locked = { cipher: 'aes-256-cbc', passphrase: 'secret', format: 'pem' } as const
  const pkcs8 = await createKey()
  return [
    ['PKCS #8', pkcs8],
    ['PKCS #1', pem(rsa, 'pkcs1')],
    ['SEC 1', pem(ec, 'sec1')],
    ['PKCS #8, encrypted', rsa.export({ ...locked, type: 'pkcs8' }).toString()],
    ['PKCS #1, encrypted', rsa.export({ ...locked, type: 'pkcs1' }).toString()],
    ['OpenSSH', pkcs8.replaceAll('PRIVATE KEY', 'OPENSSH PRIVATE KEY')],
    ['PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPrivate-Lines: 1\nAAAAAAAAAAAA\n'],
    ['CRLF', pkcs8.replaceAll('\n', '\r\n')],
    ['literal \\n', pkcs8.replaceAll('\n', '\\n')],
    ['one line', pkcs8.replaceAll('\n', ' ')],
    ['cut', pkcs8.slice(0, pkcs8.length / 2)],
    ['base64 of PEM', Buffer.from(pkcs8).toString('base64')],
    ['base64 of PKCS #8', der(rsa, 'pkcs8')],
    [
      'base64 of PKCS #8, encrypted',
      rsa.export({ ...locked, format: 'der', type: 'pkcs8' }).toString('base64'),
    ],
    ['base64 of PKCS #1', der(rsa, 'pkcs1')],
    ['base64 of SEC 1', der(ec, 'sec1')],
  ]
}
