import type { AuthorityKeyIdentifierExtension, X509Certificate } from '@peculiar/x509'
import { randomBytes, webcrypto } from 'node:crypto'
import { addDays, dayOf, endOf, startOf, type Day } from '../account/days.ts'
import { sanExtension, subjectName } from '../api/keys.ts'
import { x509 } from './x509.ts'

/** Hashes a certificate may be signed with. */
export type SignatureHash = 'sha256' | 'sha384' | 'sha512'

/** What goes into a leaf certificate. `publicKey` is the DER of a SubjectPublicKeyInfo. */
export interface Leaf {
  readonly commonName: string
  readonly organization: string
  readonly names: readonly string[]
  readonly publicKey: Buffer
  readonly serialNumber: string
  readonly validFrom: Day
  readonly validTill: Day
  readonly signatureHash: SignatureHash
  readonly usage: 'server' | 'code'
  /** How many intermediates stand between leaf and root, 0 to 3. */
  readonly intermediates: number
}

/** A certificate and its common name. */
export interface Issued {
  readonly commonName: string
  readonly pem: string
}

/** A certificate authority: a root, three intermediates in a row, and what they sign. */
export interface Authority {
  /** The root, PEM. */
  readonly root: string
  /** Signs a leaf; returns leaf, intermediates and root, in that order. */
  issue(leaf: Leaf): Promise<readonly Issued[]>
}

interface Signer {
  readonly certificate: X509Certificate
  readonly issued: Issued
  readonly key: webcrypto.CryptoKey
  /** The extension that names this signer's key in what it signs. */
  readonly authorityKey: AuthorityKeyIdentifierExtension
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const HASHES = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }
const LEAF_EXTENSIONS = [
  new x509.BasicConstraintsExtension(false, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
]
const USAGES = {
  server: new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
  code: new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.codeSigning]),
}

/** A serial number as CertCentral writes it: 32 hexadecimal digits in upper case, positive. */
export function createSerialNumber(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x01
  return bytes.toString('hex').toUpperCase()
}

/** Makes root and intermediates, valid from 12 years before a moment to 20 years after it. */
export async function createAuthority(now: number, name = 'Sandbox'): Promise<Authority> {
  const today = dayOf(now)
  const root = await createSigner(`${name} Root`, undefined, today, 3)
  const signers = [root]
  for (const level of [1, 2, 3]) {
    const title = level === 1 ? `${name} TLS ECC CA` : `${name} TLS ECC CA G${level}`
    signers.push(await createSigner(title, signers.at(-1), today, 3 - level))
  }
  return {
    root: root.issued.pem,
    async issue(leaf) {
      const path = signers.slice(0, Math.max(0, Math.min(3, leaf.intermediates)) + 1).reverse()
      const certificate = await signLeaf(leaf, path[0] ?? root)
      return [
        { commonName: leaf.commonName, pem: pemOf(certificate) },
        ...path.map((signer) => signer.issued),
      ]
    },
  }
}

async function createSigner(
  commonName: string,
  issuer: Signer | undefined,
  today: Day,
  pathLength: number,
): Promise<Signer> {
  const keys = await webcrypto.subtle.generateKey(P256, false, ['sign', 'verify'])
  const name = [{ C: ['US'] }, { O: ['Sandbox, not DigiCert'] }, { CN: [commonName] }]
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: createSerialNumber(),
    subject: name,
    issuer: issuer ? issuer.certificate.subjectName : name,
    notBefore: new Date(startOf(addDays(today, -12 * 365))),
    notAfter: new Date(endOf(addDays(today, 20 * 365))),
    publicKey: keys.publicKey,
    signingKey: issuer ? issuer.key : keys.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(true, pathLength, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...(issuer ? [issuer.authorityKey] : []),
    ],
  })
  return {
    certificate,
    issued: { commonName, pem: pemOf(certificate) },
    key: keys.privateKey,
    authorityKey: await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
  }
}

async function signLeaf(leaf: Leaf, issuer: Signer): Promise<X509Certificate> {
  const publicKey = new x509.PublicKey(new Uint8Array(leaf.publicKey))
  const names = leaf.names.filter((name) => /^[\x21-\x7e]+$/.test(name))
  return x509.X509CertificateGenerator.create({
    serialNumber: leaf.serialNumber,
    subject: subjectName({ O: leaf.organization, CN: leaf.commonName }),
    issuer: issuer.certificate.subjectName,
    notBefore: new Date(startOf(leaf.validFrom)),
    notAfter: new Date(endOf(leaf.validTill)),
    publicKey,
    signingKey: issuer.key,
    signingAlgorithm: { name: 'ECDSA', hash: HASHES[leaf.signatureHash] },
    extensions: [
      ...LEAF_EXTENSIONS,
      USAGES[leaf.usage],
      ...(names.length > 0 ? [sanExtension(names)] : []),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      issuer.authorityKey,
    ],
  })
}

function pemOf(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`
}
