import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { encodeDer, oidOf, partsOf, TAG } from './der.ts'
import type { RequestParts } from './request.ts'

/** What the object identifier of a signature algorithm means: the type of its key, and its hash. */
const ALGORITHMS = new Map([
  ['1.2.840.113549.1.1.5', { type: 'rsa', hash: 'sha1' }],
  ['1.2.840.113549.1.1.14', { type: 'rsa', hash: 'sha224' }],
  ['1.2.840.113549.1.1.11', { type: 'rsa', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { type: 'rsa', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { type: 'rsa', hash: 'sha512' }],
  ['1.2.840.10045.4.1', { type: 'ec', hash: 'sha1' }],
  ['1.2.840.10045.4.3.1', { type: 'ec', hash: 'sha224' }],
  ['1.2.840.10045.4.3.2', { type: 'ec', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { type: 'ec', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { type: 'ec', hash: 'sha512' }],
])
const RSA_PSS = '1.2.840.113549.1.1.10'

/**
 * Whether a certificate request's signature holds under its own key; undefined where its algorithm cannot be checked.
 */
export function signatureHolds(parts: RequestParts, key: KeyObject): boolean | undefined {
  const oid = oidOf(partsOf(parts.algorithm)[0])
  if (oid === RSA_PSS) {
    return pssHolds(parts, key)
  }
  const algorithm = ALGORITHMS.get(oid)
  if (algorithm === undefined) {
    return undefined
  }
  return (
    key.asymmetricKeyType === algorithm.type &&
    verify(algorithm.hash, parts.signed, key, parts.signature)
  )
}

/**
 * Node takes no hash for the mask of RSA-PSS, but a key may carry one: with the signature's own AlgorithmIdentifier in
 * the place of its own, the key verifies by exactly those hashes and that length of salt.
 */
function pssHolds(parts: RequestParts, key: KeyObject): boolean | undefined {
  if (key.asymmetricKeyType !== 'rsa') {
    return false
  }
  const [, bits] = partsOf(parts.publicKey)
  const spki = encodeDer(
    TAG.sequence,
    parts.algorithm.bytes,
    ...(bits === undefined ? [] : [bits.bytes]),
  )
  try {
    const pssKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return verify(null, parts.signed, pssKey, parts.signature)
  } catch {
    return undefined
  }
}
