import { TAG, DerError, oidOf, partsOf, readDer, type Der } from './der.ts'
import { commonNames, namesIn } from './generalNames.ts'

/** The attributes that hold extensions: that of PKCS #9, and Microsoft's own for the same. */
const EXTENSION_REQUESTS = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'])
const ATTRIBUTES = 0xa0

/** A certificate request taken apart: the signed part, its key and algorithm, and the names it asks for. */
export interface RequestParts {
  /** CertificationRequestInfo, DER: what the signature covers. */
  readonly signed: Buffer
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Der
  /** AlgorithmIdentifier of the signature. */
  readonly algorithm: Der
  readonly signature: Buffer
  /** Common names and subject alternative names (DNS and IP). */
  readonly names: readonly string[]
}

/**
 * Takes a certificate request apart.
 * @throws DerError when the DER is not one
 */
export function parseRequest(der: Uint8Array): RequestParts {
  const [info, algorithm, signature] = partsOf(readDer(der))
  const [, subject, publicKey, ...more] = partsOf(info)
  if (info === undefined || algorithm === undefined || publicKey === undefined) {
    throw new DerError('not_a_request')
  }
  if (signature?.tag !== TAG.bitString || signature.content[0] !== 0) {
    throw new DerError('no_signature')
  }
  return {
    signed: info.bytes,
    publicKey,
    algorithm,
    signature: signature.content.subarray(1),
    names: [...commonNames(subject), ...more.flatMap(requestedNames)],
  }
}

/** Some tools put Microsoft's attribute beside that of PKCS #9, or write one of them twice. */
function requestedNames(attributes: Der): string[] {
  if (attributes.tag !== ATTRIBUTES) {
    return []
  }
  return partsOf(attributes)
    .map(partsOf)
    .filter(([type]) => EXTENSION_REQUESTS.has(oidOf(type)))
    .flatMap(([, values]) => partsOf(values).flatMap(namesIn))
}
