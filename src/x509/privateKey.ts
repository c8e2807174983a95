import { DerError, headerAt, TAG } from './der.ts'
import { keyLines } from '../util/secrets.ts'
import { textOf, unescaped } from './pem.ts'

/** How a text shows a private key: by its PEM markers, whole or cut, or as OpenSSH and PuTTY write it. */
const MARKER = /----+ ?(?:BEGIN|END) [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-\d|openssh-key-v1\0/
/** Where the base64 of a DER sequence may begin: as many characters as show what it is. */
const DER_BEGINS = /(?<![A-Za-z0-9+/])(?=(M[A-P][A-Za-z0-9+/_\s-]{22,120}))/g
/** Base64 that may have been wrapped. */
const BASE64 = /[A-Za-z0-9+/_]{20,}(?:\s+[A-Za-z0-9+/_]{4,})*/g

/** The object identifiers, as they begin in DER, of encryption with a password, and of the content of PKCS #12. */
const PASSWORD = ['2a864886f70d0105', '2a864886f70d010c01']
const PKCS_7 = '2a864886f70d0107'
/** What follows the version in PKCS #8, PKCS #1 and SEC 1. */
const AFTER_VERSION: ReadonlySet<number> = new Set([TAG.sequence, TAG.integer, TAG.octetString])

/**
 * Whether the text, or a file's bytes, hold a private key: PEM, base64 or DER, encrypted or not, whole or cut, or in a
 * PKCS #12 file. The words alone, in a sentence, are none.
 */
export function holdsPrivateKey(given: string | Buffer): boolean {
  if (typeof given !== 'string') {
    return isPrivateKey(given) || holdsPrivateKey(textOf(given))
  }
  const text = unescaped(given)
  if (MARKER.test(text)) {
    return true
  }
  return (
    [...text.matchAll(DER_BEGINS)].some(([, base64 = '']) => isPrivateKey(decode(base64))) ||
    encodedKeys(text).length > 0
  )
}

/** What must be masked of a private key, in the form in which it was given and in the one that it encodes. */
export function privateKeyLines(given: string | Buffer): string[] {
  if (typeof given !== 'string') {
    return privateKeyLines(isPrivateKey(given) ? given.toString('base64') : textOf(given))
  }
  const inside = encodedKeys(unescaped(given)).filter((text) => !text.includes('\0'))
  return [given, ...inside].flatMap(keyLines)
}

/** The texts of private keys that stand in a text as base64. */
function encodedKeys(text: string): string[] {
  return [...text.matchAll(BASE64)]
    .map(([base64]) => textOf(decode(base64)))
    .filter((inside) => MARKER.test(inside))
}

function decode(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

/** Whether DER is a private key by how it begins, so that a cut one counts too. */
function isPrivateKey(der: Buffer): boolean {
  try {
    return beginsPrivateKey(der)
  } catch (error) {
    if (error instanceof DerError) {
      return false
    }
    throw error
  }
}

function beginsPrivateKey(der: Buffer): boolean {
  const whole = headerAt(der, 0)
  const first = headerAt(der, whole.start)
  if (whole.tag !== TAG.sequence) {
    return false
  }
  if (first.tag === TAG.sequence) {
    return PASSWORD.some((oid) => beginsWithOid(der, first.start, oid))
  }
  if (first.tag !== TAG.integer || first.end !== first.start + 1) {
    return false
  }
  const version = der[first.start] ?? 0
  const second = headerAt(der, first.end)
  return version === 3
    ? second.tag === TAG.sequence && beginsWithOid(der, second.start, PKCS_7)
    : version <= 1 && AFTER_VERSION.has(second.tag)
}

function beginsWithOid(der: Buffer, offset: number, oid: string): boolean {
  const { tag, start } = headerAt(der, offset)
  return tag === TAG.objectIdentifier && der.toString('hex', start, start + 10).startsWith(oid)
}
