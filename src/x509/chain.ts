import { X509Certificate } from 'node:crypto'
import { alternativeNames } from './asn1.ts'
import { DAY_MS, dayOf } from '../util/moment.ts'
import { listed } from '../util/text.ts'
import { keyId } from './csr.ts'
import { serialKey } from './serial.ts'
import { without } from '../util/names.ts'
import { certificatesIn, toPem } from './pem.ts'

/** What a chain must prove before it is written. */
export interface Claim {
  /** The CSR's public key, which the leaf must hold. */
  readonly keyId: string
  /** Names that the leaf must carry (DNS and IP); empty for products whose names CertCentral makes itself. */
  readonly names: readonly string[]
  /** The serial number that the leaf must not have: that of the certificate that was current before. */
  readonly notSerial: string | undefined
  /** Serial number and end (milliseconds since 1970) that CertCentral shows for the certificate, where it does. */
  readonly serial: string | undefined
  readonly validTill: number | undefined
}

/** A proven chain: the leaf, then each issuer, without the self-signed root. */
export interface Chain {
  readonly leaf: X509Certificate
  readonly certificates: readonly X509Certificate[]
  readonly pem: string
}

/** A bundle that does not prove what it should. */
export class ProofError extends Error {
  override readonly name = 'ProofError'
  /** True when no certificate of the bundle holds the CSR's key. */
  readonly isOtherKey: boolean

  constructor(message: string, isOtherKey = false) {
    super(message)
    this.isOtherKey = isOtherKey
  }
}

/**
 * Finds the leaf in a PEM bundle, wherever it stands, builds its chain and checks every claim; `now` is milliseconds since 1970.
 * @throws {@link ProofError} when one does not hold
 */
export function proveChain(bundle: string, claim: Claim, now: number): Chain {
  const certificates = parse(bundle)
  const leaf = findLeaf(certificates, claim, now)
  if (isAnother(leaf, claim)) {
    throw new ProofError('What came is another certificate of the order, with the same key')
  }
  checkDates(leaf, now)
  const missing = missingNames(leaf, claim)
  if (missing.length > 0) {
    throw new ProofError(`The certificate does not carry ${listed(missing)}`)
  }
  const chain = chainFrom(leaf, certificates.toSorted(byUse(now)))
  return {
    leaf,
    certificates: chain,
    pem: chain.map(({ raw }) => toPem('CERTIFICATE', raw)).join(''),
  }
}

/** The certificate of a bundle that holds the CSR's key and is not the one that was current before; undefined for none. */
export function leafIn(bundle: string, claim: Claim, now: number): X509Certificate | undefined {
  try {
    return findLeaf(parse(bundle), claim, now)
  } catch (error) {
    if (error instanceof ProofError) {
      return undefined
    }
    throw error
  }
}

/** The names that a certificate should carry, and does not. */
export function missingNames(leaf: X509Certificate, { names }: Claim): string[] {
  return without(names, alternativeNames(leaf.raw))
}

/** One key may have made several certificates of the order; theirs differ in number and in their last day. */
function isAnother({ serialNumber, validToDate }: X509Certificate, claim: Claim): boolean {
  const { serial, validTill } = claim
  if (serial === undefined || validTill === undefined) {
    return false
  }
  const isOtherEnd = Math.abs(validToDate.getTime() - validTill) > DAY_MS
  return serialKey(serialNumber) !== serialKey(serial) && isOtherEnd
}

function parse(bundle: string): X509Certificate[] {
  const pems = certificatesIn(bundle)
  if (pems.length === 0) {
    throw new ProofError('What came holds no certificate')
  }
  try {
    return pems.map((pem) => new X509Certificate(pem))
  } catch (cause) {
    const error = new ProofError('A certificate that came cannot be read')
    error.cause = cause
    throw error
  }
}

function findLeaf(
  certificates: readonly X509Certificate[],
  { keyId: wanted, notSerial }: Claim,
  now: number,
): X509Certificate {
  const ours = certificates.filter((certificate) => keyOf(certificate) === wanted)
  if (ours.length === 0) {
    throw new ProofError("No certificate that came holds the CSR's key", true)
  }
  const fresh = ours.filter(
    ({ serialNumber }) =>
      notSerial === undefined || serialKey(serialNumber) !== serialKey(notSerial),
  )
  const leaf = fresh.toSorted(byUse(now))[0]
  if (leaf === undefined) {
    throw new ProofError('What came is the certificate that was current before, not the new one')
  }
  return leaf
}

function checkDates(certificate: X509Certificate, now: number): void {
  if (isValid(certificate, now)) {
    return
  }
  const { validFromDate, validToDate } = certificate
  throw new ProofError(
    `The certificate is not valid now: only from ${dayOf(validFromDate.getTime())} to ${dayOf(validToDate.getTime())}`,
  )
}

/** Each issuer is the one whose key verifies the signature; a cross-signed issuer is preferred to its self-signed twin. */
function chainFrom(
  leaf: X509Certificate,
  certificates: readonly X509Certificate[],
): X509Certificate[] {
  const chain = [leaf]
  for (let last = leaf; ;) {
    const issuers = certificates.filter(
      (other) =>
        !chain.includes(other) && other.subject === last.issuer && last.verify(other.publicKey),
    )
    const issuer = issuers.find((other) => !isSelfSigned(other))
    if (issuer === undefined) {
      checkEnd(last, leaf, issuers, certificates)
      return chain
    }
    chain.push(issuer)
    last = issuer
  }
}

/** The chain may end below a root that did not come, but not at the leaf, and not where a signature does not hold. */
function checkEnd(
  last: X509Certificate,
  leaf: X509Certificate,
  roots: readonly X509Certificate[],
  certificates: readonly X509Certificate[],
): void {
  if (roots.length > 0) {
    return
  }
  if (certificates.some((other) => other !== last && other.subject === last.issuer)) {
    throw new ProofError('A signature along the chain does not hold')
  }
  if (last === leaf) {
    throw new ProofError("The certificate's issuer did not come with it")
  }
}

/** Certificates that are valid now first, CAs before others, then those that last longest. */
function byUse(now: number): (a: X509Certificate, b: X509Certificate) => number {
  const rank = (one: X509Certificate): number => (isValid(one, now) ? 2 : 0) + (one.ca ? 1 : 0)
  return (a, b) => rank(b) - rank(a) || b.validToDate.getTime() - a.validToDate.getTime()
}

function isValid({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return now >= validFromDate.getTime() && now <= validToDate.getTime()
}

/** Undefined for a key that cannot be read, which is not the CSR's. */
function keyOf(certificate: X509Certificate): string | undefined {
  try {
    return keyId(certificate.publicKey)
  } catch {
    return undefined
  }
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey)
}
