import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { oidOf, partsOf, TAG, type Der } from './der.ts'

/** The curves that are accepted, by the names that Node gives them. */
export const CURVES: ReadonlyMap<string, string> = new Map([
  ['prime256v1', 'P-256'],
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521'],
])
const EC_PUBLIC_KEY = '1.2.840.10045.2.1'

/**
 * SHA-256 of a public key's SubjectPublicKeyInfo (DER), as lower-case hex: two keys are the same when this is. A key on
 * a curve counts by curve and point, whether its point is compressed or its curve spelled out.
 */
export function keyId(key: KeyObject): string {
  const isNamed = CURVES.has(key.asymmetricKeyDetails?.namedCurve ?? '')
  // A JWK holds the name of the curve and the two coordinates, and nothing of how they were encoded.
  const plain = isNamed
    ? createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' })
    : key
  return createHash('sha256')
    .update(plain.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

/**
 * The key in a SubjectPublicKeyInfo.
 * @throws when it cannot be read
 */
export function readPublicKey({ bytes }: Der): KeyObject {
  return createPublicKey({ key: bytes, format: 'der', type: 'spki' })
}

/**
 * Whether a SubjectPublicKeyInfo spells out the parameters of its curve in place of its name.
 * @throws DerError when it is not one
 */
export function hasExplicitCurve(publicKey: Der): boolean {
  const [type, parameters] = partsOf(partsOf(publicKey)[0])
  return oidOf(type) === EC_PUBLIC_KEY && parameters?.tag === TAG.sequence
}

/** "RSA 2048" or "EC P-256". */
export function keyName({ asymmetricKeyDetails: details }: KeyObject): string {
  const curve = CURVES.get(details?.namedCurve ?? '')
  return curve === undefined ? `RSA ${String(details?.modulusLength)}` : `EC ${curve}`
}
