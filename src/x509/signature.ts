import { constants, verify, type KeyObject } from 'node:crypto'
import type { RequestParts } from './asn1.ts'

const HASHES = new Map([
  ['1.2.840.113549.1.1.5', 'sha1'],
  ['1.2.840.113549.1.1.14', 'sha224'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.1', 'sha1'],
  ['1.2.840.10045.4.3.1', 'sha224'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])
const RSA_PSS = '1.2.840.113549.1.1.10'
/** SHA-1: what RSA-PSS means where its parameters name no hash. */
const PSS_DEFAULT_HASH = '1.3.14.3.2.26'

/**
 * Whether a certificate request's signature holds under its own key; undefined where its algorithm is not known.
 */
export function signatureHolds(parts: RequestParts, key: KeyObject): boolean | undefined {
  const isPss = parts.algorithm === RSA_PSS
  const hash = HASHES.get(isPss ? (parts.pssHash ?? PSS_DEFAULT_HASH) : parts.algorithm)
  if (hash === undefined) {
    return undefined
  }
  const padding = isPss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
    : {}
  return verify(hash, parts.signed, { key, ...padding }, parts.signature)
}
