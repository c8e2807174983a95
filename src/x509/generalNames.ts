import { oidOf, partsOf, readDer, type Der } from './der.ts'

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17'
const COMMON_NAME = '2.5.4.3'
/** Extensions of a certificate: `[3]` of its TBSCertificate. */
const EXTENSIONS = 0xa3

const DNS_NAME = 0x82
const IP_ADDRESS = 0x87

const BMP_STRING = 0x1e
const UNIVERSAL_STRING = 0x1c
/** T61String: Latin-1 in practice. */
const TELETEX_STRING = 0x14

/**
 * The subject alternative names (DNS and IP) of a certificate, in its order; empty where it has none.
 * @throws DerError when the DER is no certificate
 */
export function alternativeNames(der: Uint8Array): string[] {
  const [certificate] = partsOf(readDer(der))
  const extensions = partsOf(certificate).find(({ tag }) => tag === EXTENSIONS)
  return extensions === undefined ? [] : namesIn(partsOf(extensions)[0])
}

/** The subject alternative names (DNS and IP) that a list of extensions holds; names of other kinds are left out. */
export function namesIn(extensions: Der | undefined): string[] {
  return partsOf(extensions)
    .map(partsOf)
    .filter(([type]) => oidOf(type) === SUBJECT_ALTERNATIVE_NAME)
    .flatMap((extension) => {
      const value = extension.at(-1)
      return value === undefined ? [] : partsOf(readDer(value.content)).flatMap(textOf)
    })
}

/** The common names in a subject. */
export function commonNames(subject: Der | undefined): string[] {
  return partsOf(subject)
    .flatMap(partsOf)
    .map(partsOf)
    .filter(([type]) => oidOf(type) === COMMON_NAME)
    .flatMap(([, value]) => (value === undefined ? [] : [characters(value)]))
}

function textOf({ tag, content }: Der): string[] {
  if (tag === DNS_NAME) {
    return [content.toString('latin1')]
  }
  if (tag === IP_ADDRESS && content.length === 4) {
    return [content.join('.')]
  }
  if (tag === IP_ADDRESS && content.length === 16) {
    return [content.toString('hex').replace(/(.{4})(?!$)/g, '$1:')]
  }
  return []
}

function characters({ tag, content }: Der): string {
  if (tag === BMP_STRING) {
    return new TextDecoder('utf-16be').decode(content)
  }
  if (tag === UNIVERSAL_STRING) {
    const points = Array.from({ length: Math.floor(content.length / 4) }, (_, index) =>
      content.readUInt32BE(index * 4),
    )
    return points
      .map((point) => (point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)))
      .join('')
  }
  return content.toString(tag === TELETEX_STRING ? 'latin1' : 'utf8')
}
