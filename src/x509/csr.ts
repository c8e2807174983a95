import { X509Certificate, type KeyObject } from 'node:crypto'
import { CsrError } from './csrError.ts'
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
    throw new CsrError({ code: 'private_key' })
  }
  const found = findRequest(given)
  if (typeof found === 'string') {
    throw new CsrError({ code: found })
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

function takeApart(der: Buffer): RequestParts {
  try {
    return parseRequest(der)
  } catch (cause) {
    throw new CsrError({ code: isCertificate(der) ? 'certificate' : 'damaged' }, { cause })
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
  const curve = details?.namedCurve
  if (type === 'rsa' && bits < 2048) {
    throw new CsrError({ code: 'weak_key', bits })
  }
  if (type === 'ec' && !CURVES.has(curve ?? '')) {
    throw new CsrError({ code: 'other_curve', curve })
  }
  if (type !== 'rsa' && type !== 'ec') {
    throw new CsrError({ code: 'other_key_type', type })
  }
  return key
}

function readKey({ publicKey }: Pick<RequestParts, 'publicKey'>): KeyObject {
  try {
    if (!hasExplicitCurve(publicKey)) {
      return readPublicKey(publicKey)
    }
  } catch (cause) {
    throw new CsrError({ code: 'unreadable_key' }, { cause })
  }
  throw new CsrError({ code: 'explicit_curve' })
}

function checkSignature(parts: RequestParts, key: KeyObject): void {
  const holds = signatureHolds(parts, key)
  if (holds === undefined) {
    throw new CsrError({ code: 'unknown_algorithm', oid: oidOf(partsOf(parts.algorithm)[0]) })
  }
  if (!holds) {
    throw new CsrError({ code: 'signature' })
  }
}
