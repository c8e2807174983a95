/** What a text that should hold a certificate request turned out to hold: its DER, or what else. */
export type Found = Buffer | 'certificate' | 'several' | 'no_request'

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g
const BEGIN_CERTIFICATE = '-----BEGIN CERTIFICATE-----'
const CERTIFICATES = new Set([
  'CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'X509 CERTIFICATE',
  'PKCS7',
  'CMS',
])
const DER_SEQUENCE = 0x30

/** Whether the text is PEM or base64 itself, and not the path of a file. */
export function isInline(text: string): boolean {
  return text.includes('-----') || base64Of(text) !== undefined
}

/** The text of a file: UTF-8, or UTF-16 where its byte order mark or its zero bytes say so. */
export function textOf(bytes: Buffer): string {
  const [first, second] = bytes
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) {
    return new TextDecoder('utf-16be').decode(bytes)
  }
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) {
    return new TextDecoder('utf-16le').decode(bytes)
  }
  return bytes.toString('utf8')
}

/** The text with real line ends in the place of `\n`, `\r`, `%0A` and `%0D`, as secrets and workflow commands have them. */
export function unescaped(text: string): string {
  return text.replace(/\\r|\\n|%0D|%0A/gi, '\n')
}

/**
 * Finds the certificate request in the text or the bytes of a file: PEM with any line ends, escaped ones too, on one
 * line, or the base64 of either a PEM or a DER without its markers.
 */
export function findRequest(given: string | Buffer): Found {
  if (typeof given !== 'string') {
    // No text has such a second byte after a digit.
    return given[0] === DER_SEQUENCE && (given[1] ?? 0) >= 0x80 ? given : findRequest(textOf(given))
  }
  const decoded = given.includes('-----') ? undefined : base64Of(given)
  if (decoded === undefined) {
    return findBlock(given)
  }
  return decoded[0] === DER_SEQUENCE ? decoded : findBlock(textOf(decoded))
}

/**
 * The bodies of a PEM text's certificates, each as a PEM of its own, in the order in which they stand; undefined where
 * one has no end.
 */
export function certificatesIn(text: string): string[] | undefined {
  const begun = text.split(BEGIN_CERTIFICATE).length - 1
  const pems = [...text.matchAll(BLOCK)]
    .filter(([, label]) => label === 'CERTIFICATE')
    .map(([, , body = '']) => toPem('CERTIFICATE', decode(body)))
  return pems.length === begun ? pems : undefined
}

/** Whether nothing but blank space stands around the certificates of a PEM text. */
export function isCertificatesOnly(text: string): boolean {
  const around = text.replace(BLOCK, (block, label) => (label === 'CERTIFICATE' ? '' : block))
  return around.trim() === ''
}

/** DER as PEM: lines of 64 characters, ending in a line feed. */
export function toPem(label: 'CERTIFICATE' | 'CERTIFICATE REQUEST', der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})(?!$)/g, '$1\n')
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}

function findBlock(text: string): Found {
  const blocks = [...unescaped(text).matchAll(BLOCK)]
  const requests = blocks.filter(([, label]) => label?.endsWith('CERTIFICATE REQUEST'))
  const [, , body = ''] = requests[0] ?? []
  if (requests.length > 1) {
    return 'several'
  }
  if (requests.length === 1) {
    return decode(body)
  }
  return blocks.some(([, label = '']) => CERTIFICATES.has(label)) ? 'certificate' : 'no_request'
}

function decode(body: string): Buffer {
  return Buffer.from(body, 'base64')
}

/** Long base64 that begins a DER sequence or a PEM marker; a path of that shape and length does not exist in practice. */
function base64Of(text: string): Buffer | undefined {
  const compact = unescaped(text).replace(/\s/g, '')
  if (compact.length < 100 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) {
    return undefined
  }
  const decoded = decode(compact)
  return decoded[0] === DER_SEQUENCE || textOf(decoded).includes('-----BEGIN') ? decoded : undefined
}
