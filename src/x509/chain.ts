import type { X509Certificate } from 'node:crypto'
import { without } from '../util/names.ts'
import { parseBundle } from './bundle.ts'
import { alternativeNames } from './generalNames.ts'
import { keyId } from './keys.ts'
import { toPem } from './pem.ts'
import { findPath, isValidAt } from './path.ts'
import { serialKey } from './serial.ts'
import { VerificationError } from './verification.ts'

/** What a chain must show before it is written. */
export interface Expectation {
  /** The CSR's public key, which the leaf must hold. */
  readonly keyId: string
  /** Names that the leaf must carry (DNS and IP); empty for products whose names CertCentral makes itself. */
  readonly names: readonly string[]
  /** The serial number that the leaf must not have: that of the certificate that was live before. */
  readonly notSerial: string | undefined
  /** The serial number that CertCentral shows for the certificate, where it does. */
  readonly serial: string | undefined
}

/** A verified chain: the leaf, then each issuer, without the self-signed root. */
export interface Chain {
  readonly leaf: X509Certificate
  readonly certificates: readonly X509Certificate[]
  readonly pem: string
}

/**
 * Finds the leaf in a PEM bundle, wherever it stands, builds its chain and checks all that is expected; `now` is
 * milliseconds since 1970.
 * @throws {@link VerificationError} with the first fault
 */
export function verifyChain(bundle: string, expected: Expectation, now: number): Chain {
  const certificates = parseBundle(bundle)
  const leaf = findLeaf(certificates, expected, now)
  if (!isValidAt(leaf, now)) {
    const { validFromDate, validToDate } = leaf
    throw new VerificationError({
      code: 'not_valid_now',
      from: validFromDate.getTime(),
      till: validToDate.getTime(),
    })
  }
  const names = missingNames(leaf, expected)
  if (names.length > 0) {
    throw new VerificationError({ code: 'names_missing', names })
  }
  const chain = findPath(leaf, certificates, now)
  return {
    leaf,
    certificates: chain,
    pem: chain.map(({ raw }) => toPem('CERTIFICATE', raw)).join(''),
  }
}

/**
 * The certificate of a bundle that holds the CSR's key, is not the one that was live before, and has the serial number
 * that CertCentral shows; undefined for none.
 */
export function leafIn(
  bundle: string,
  expected: Expectation,
  now: number,
): X509Certificate | undefined {
  try {
    return findLeaf(parseBundle(bundle), expected, now)
  } catch (error) {
    if (error instanceof VerificationError) {
      return undefined
    }
    throw error
  }
}

/** The names that a certificate should carry, and does not. */
export function missingNames(leaf: X509Certificate, { names }: Expectation): string[] {
  return without(names, namesOf(leaf))
}

/** One key may have made several certificates of the order: the serial number tells them apart. */
function findLeaf(
  certificates: readonly X509Certificate[],
  { keyId: wanted, notSerial, serial }: Expectation,
  now: number,
): X509Certificate {
  const ours = certificates.filter((certificate) => keyOf(certificate) === wanted)
  if (ours.length === 0) {
    throw new VerificationError({ code: 'other_key' })
  }
  const fresh = ours.filter((one) => notSerial === undefined || !hasSerial(one, notSerial))
  const [found] = fresh
  if (found === undefined) {
    throw new VerificationError({ code: 'not_new' })
  }
  const shown = fresh.filter((one) => serial === undefined || hasSerial(one, serial))
  const [leaf] = shown.toSorted(
    (a, b) =>
      Number(isValidAt(b, now)) - Number(isValidAt(a, now)) ||
      b.validToDate.getTime() - a.validToDate.getTime(),
  )
  if (leaf === undefined) {
    throw new VerificationError({
      code: 'serial_differs',
      shown: serial ?? '',
      found: found.serialNumber,
    })
  }
  return leaf
}

function hasSerial({ serialNumber }: X509Certificate, serial: string): boolean {
  return serialKey(serialNumber) === serialKey(serial)
}

/** None where they cannot be read: a name that cannot be read is not there. */
function namesOf(certificate: X509Certificate): string[] {
  try {
    return alternativeNames(certificate.raw)
  } catch {
    return []
  }
}

/** Undefined for a key that cannot be read, which is not the CSR's. */
function keyOf(certificate: X509Certificate): string | undefined {
  try {
    return keyId(certificate.publicKey)
  } catch {
    return undefined
  }
}
