import { X509Certificate, type KeyObject } from 'node:crypto'
import { oidOf, partsOf } from './der.ts'
import { CURVES, hasExplicitCurve, keyId, keyName, readPublicKey } from './keys.ts'
import { findRequest, toPem } from './pem.ts'
import { holdsPrivateKey } from './privateKey.ts'
import { parseRequest, type RequestParts } from './request.ts'
import { signatureHolds } from './signature.ts'

/** A certificate request that parsed and whose own signature holds. */
export interface Csr {
  /** PEM with lines of 64 characters, as it is sent. */
  readonly pem: string
  /** SHA-256 of the public key, see `keyId` in `keys.ts`. */
  readonly keyId: string
  /** "RSA 2048" or "EC P-256". */
  readonly keyName: string
  /** The names that the request asks for; CertCentral does not read them. */
  readonly names: readonly string[]
}

/** Why a text is no acceptable certificate request. */
export type CsrFault =
  | 'private_key'
  | 'certificate'
  | 'several'
  | 'no_request'
  | 'damaged'
  | 'weak_key'
  | 'other_curve'
  | 'explicit_curve'
  | 'other_key_type'
  | 'unknown_algorithm'
  | 'signature'

/** A text that is no acceptable certificate request; the message says what it is. */
export class CsrError extends Error {
  override readonly name = 'CsrError'
  readonly code: CsrFault

  constructor(code: CsrFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/**
 * The `keyId` of a certificate request that the server sent back, whatever its formatting; undefined where it cannot be
 * read. Its signature is not checked: it is only compared.
 */
export function keyIdOfCsr(text: string | undefined): string | undefined {
  const found = findRequest(text ?? '')
  if (typeof found === 'string') {
    return undefined
  }
  try {
    return keyId(readPublicKey(parseRequest(found).publicKey))
  } catch {
    return undefined
  }
}

/**
 * Reads and checks a certificate request, given in any of the forms of {@link findRequest}.
 * @throws {@link CsrError} when it is something else, its key is too weak, or its signature does not hold
 */
export function parseCsr(given: string | Buffer): Csr {
  if (holdsPrivateKey(given)) {
    throw new CsrError('private_key', 'is a private key; give the CSR')
  }
  const found = findRequest(given)
  if (found === 'certificate') {
    throw certificateGiven()
  }
  if (found === 'several') {
    throw new CsrError('several', 'holds more than one certificate request')
  }
  if (found === 'nothing') {
    throw new CsrError(
      'no_request',
      'holds no certificate request (-----BEGIN CERTIFICATE REQUEST-----)',
    )
  }
  const parts = takeApart(found)
  const key = checkedKey(parts)
  checkSignature(parts, key)
  return {
    pem: toPem('CERTIFICATE REQUEST', found),
    keyId: keyId(key),
    keyName: keyName(key),
    names: parts.names,
  }
}

function certificateGiven(): CsrError {
  return new CsrError('certificate', 'is a certificate, not a certificate request (CSR)')
}

function takeApart(der: Buffer): RequestParts {
  try {
    return parseRequest(der)
  } catch (cause) {
    if (isCertificate(der)) {
      throw certificateGiven()
    }
    throw new CsrError('damaged', 'cannot be read as a certificate request: it is damaged or cut', {
      cause,
    })
  }
}

function isCertificate(der: Buffer): boolean {
  try {
    return new X509Certificate(der).raw.length > 0
  } catch {
    return false
  }
}

function checkedKey({ publicKey }: RequestParts): KeyObject {
  const key = readKey({ publicKey })
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  const bits = details?.modulusLength ?? 0
  const curve = details?.namedCurve ?? ''
  if (type === 'rsa' && bits < 2048) {
    throw new CsrError(
      'weak_key',
      `has an RSA key of ${String(bits)} bits; at least 2048 are needed`,
    )
  }
  if (type === 'ec' && !CURVES.has(curve)) {
    throw new CsrError(
      'other_curve',
      `has a key on the curve ${curve || '(unknown)'}; P-256, P-384 and P-521 are accepted`,
    )
  }
  if (type !== 'rsa' && type !== 'ec') {
    throw new CsrError(
      'other_key_type',
      `has a key of type ${String(type)}; RSA and elliptic curves are accepted`,
    )
  }
  return key
}

function readKey({ publicKey }: Pick<RequestParts, 'publicKey'>): KeyObject {
  try {
    if (!hasExplicitCurve(publicKey)) {
      return readPublicKey(publicKey)
    }
  } catch (cause) {
    throw new CsrError('damaged', 'holds a public key that cannot be read', { cause })
  }
  throw new CsrError(
    'explicit_curve',
    'has an elliptic curve key with explicit parameters; CAs accept a curve by its name alone. Make the key with a named curve (P-256)',
  )
}

function checkSignature(parts: RequestParts, key: KeyObject): void {
  const holds = signatureHolds(parts, key)
  if (holds === undefined) {
    const oid = oidOf(partsOf(parts.algorithm)[0])
    throw new CsrError(
      'unknown_algorithm',
      `is signed with an algorithm that this action cannot check (${oid})`,
    )
  }
  if (!holds) {
    throw new CsrError(
      'signature',
      'has a signature that does not match its content: it was damaged or altered',
    )
  }
}
