import {
  createHash,
  createPrivateKey,
  createPublicKey,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import { parseRequest, type RequestParts } from './asn1.ts'
import { codeOf } from '../util/errorCode.ts'
import { findRequest, toPem } from './pem.ts'
import { signatureHolds } from './signature.ts'

/** A certificate request that parsed and whose own signature holds. */
export interface Csr {
  /** PEM with lines of 64 characters, as it is sent. */
  readonly pem: string
  /** SHA-256 of the public key, see {@link keyId}. */
  readonly keyId: string
  /** "RSA 2048" or "EC P-256". */
  readonly keyName: string
  /** The names that the request asks for; CertCentral does not read them. */
  readonly names: readonly string[]
}

/** A text that is no acceptable certificate request; the message says what it is. */
export class CsrError extends Error {
  override readonly name = 'CsrError'
  /** True when the text is a private key: it must be masked, and printed nowhere. */
  readonly isPrivateKey: boolean

  constructor(message: string, isPrivateKey = false) {
    super(message)
    this.isPrivateKey = isPrivateKey
  }
}

/** SHA-256 of a public key's SubjectPublicKeyInfo (DER), as lower-case hex: two keys are the same when this is. */
export function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

/**
 * The {@link keyId} of a certificate request that the server sent back, whatever its formatting; undefined where it
 * cannot be read. Its signature is not checked: it is only compared.
 */
export function keyIdOfCsr(text: string | undefined): string | undefined {
  const found = findRequest(text ?? '')
  if (found.kind !== 'der') {
    return undefined
  }
  try {
    return keyId(publicKeyOf(parseRequest(found.der)))
  } catch {
    return undefined
  }
}

/**
 * Reads and checks a certificate request, given as text in any of the forms of {@link findRequest}.
 * @throws {@link CsrError} when it is something else, its key is too weak, or its signature does not hold
 */
export function parseCsr(text: string): Csr {
  const found = findRequest(text)
  if (found.kind === 'private key') {
    throw privateKey()
  }
  if (found.kind === 'certificate') {
    throw new CsrError('is a certificate, not a certificate request (CSR)')
  }
  if (found.kind === 'several') {
    throw new CsrError('holds more than one certificate request')
  }
  if (found.kind === 'nothing') {
    throw new CsrError('holds no certificate request (-----BEGIN CERTIFICATE REQUEST-----)')
  }
  const parts = takeApart(found.der)
  const key = checkedKey(parts)
  checkSignature(parts, key)
  return {
    pem: toPem('CERTIFICATE REQUEST', found.der),
    keyId: keyId(key),
    keyName: nameOf(key),
    names: parts.names,
  }
}

function privateKey(): CsrError {
  return new CsrError(
    'is a private key: never give it to anyone. If it was stored or logged elsewhere, replace it. Give the CSR',
    true,
  )
}

function takeApart(der: Buffer): RequestParts {
  try {
    return parseRequest(der)
  } catch (cause) {
    if (isPrivateKey(der)) {
      throw privateKey()
    }
    if (isCertificate(der)) {
      throw new CsrError('is a certificate, not a certificate request (CSR)')
    }
    const error = new CsrError('cannot be read as a certificate request: it is damaged or cut')
    error.cause = cause
    throw error
  }
}

/** Whether the DER is a private key, encrypted or not. */
export function isPrivateKey(der: Buffer): boolean {
  return (['pkcs8', 'pkcs1', 'sec1'] as const).some((type) => {
    const error = errorOf(() => createPrivateKey({ key: der, format: 'der', type }))
    // An encrypted key cannot be read without its passphrase, which shows that it is one.
    return error === undefined || codeOf(error) === 'ERR_MISSING_PASSPHRASE'
  })
}

/** Whether the DER is a certificate. */
export function isCertificate(der: Buffer): boolean {
  return errorOf(() => new X509Certificate(der)) === undefined
}

function errorOf(action: () => unknown): unknown {
  try {
    action()
    return undefined
  } catch (error) {
    return error
  }
}

function publicKeyOf(parts: RequestParts): KeyObject {
  return createPublicKey({ key: Buffer.from(parts.publicKey), format: 'der', type: 'spki' })
}

const CURVES = new Map([
  ['prime256v1', 'P-256'],
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521'],
])

function checkedKey(parts: RequestParts): KeyObject {
  let key: KeyObject
  try {
    key = publicKeyOf(parts)
  } catch (cause) {
    const error = new CsrError('holds a public key that cannot be read')
    error.cause = cause
    throw error
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  if (type === 'rsa' && (details?.modulusLength ?? 0) < 2048) {
    throw new CsrError(
      `has an RSA key of ${String(details?.modulusLength)} bits; at least 2048 are needed`,
    )
  }
  if (type === 'ec' && !CURVES.has(details?.namedCurve ?? '')) {
    throw new CsrError(
      `has a key on the curve ${details?.namedCurve ?? '(unknown)'}; P-256, P-384 and P-521 are accepted`,
    )
  }
  if (type !== 'rsa' && type !== 'ec') {
    throw new CsrError(`has a key of type ${String(type)}; RSA and elliptic curves are accepted`)
  }
  return key
}

function nameOf({ asymmetricKeyDetails: details }: KeyObject): string {
  const curve = CURVES.get(details?.namedCurve ?? '')
  return curve === undefined ? `RSA ${String(details?.modulusLength)}` : `EC ${curve}`
}

function checkSignature(parts: RequestParts, key: KeyObject): void {
  const holds = signatureHolds(parts, key)
  if (holds === undefined) {
    throw new CsrError(`is signed with an algorithm that is not known (${parts.algorithm})`)
  }
  if (!holds) {
    throw new CsrError('has a signature that does not match its content: it was damaged or altered')
  }
}
