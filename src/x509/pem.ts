/** What a text that should hold a certificate request turned out to hold. */
export type Found =
  | { readonly kind: 'der'; readonly der: Buffer }
  | { readonly kind: 'private key' }
  | { readonly kind: 'certificate' }
  | { readonly kind: 'several' }
  | { readonly kind: 'nothing' }

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g
const CERTIFICATES = new Set([
  'CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'X509 CERTIFICATE',
  'PKCS7',
  'CMS',
])

/** Whether the text is PEM or base64 itself, and not the path of a file. */
export function isInline(text: string): boolean {
  return text.includes('-----') || holdsPrivateKey(text) || base64Of(text) !== undefined
}

/**
 * Finds the certificate request in a text: PEM with any line ends, on one line, with the literal `\n` of a badly
 * stored secret, or the base64 of either a PEM or a DER without its markers.
 */
export function findRequest(text: string): Found {
  const decoded = text.includes('-----') ? undefined : base64Of(text)
  if (decoded === undefined) {
    return findBlock(text)
  }
  return decoded.includes('-----BEGIN')
    ? findBlock(decoded.toString('utf8'))
    : { kind: 'der', der: decoded }
}

/**
 * The bodies of a PEM text's certificates, each as a PEM of its own, in the order in which they stand; undefined where
 * one has no end.
 */
export function certificatesIn(text: string): string[] | undefined {
  const begun = text.split('-----BEGIN CERTIFICATE-----').length - 1
  const pems = [...text.matchAll(BLOCK)]
    .filter(([, label]) => label === 'CERTIFICATE')
    .map(([, , body = '']) => toPem('CERTIFICATE', decode(body)))
  return pems.length === begun ? pems : undefined
}

/** DER as PEM: lines of 64 characters, ending in a line feed. */
export function toPem(label: 'CERTIFICATE' | 'CERTIFICATE REQUEST', der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})(?!$)/g, '$1\n')
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}

/** Whether the text holds a private key in any PEM form, whole or cut. */
export function holdsPrivateKey(text: string): boolean {
  return /PRIVATE KEY|PuTTY-User-Key-File/.test(text)
}

/** The lines of a private key. Each is masked by itself; markers and short ends would garble the log and hide nothing. */
export function secretLines(text: string): string[] {
  const lines = text.replace(/-----[^-]+-----/g, '\n').split(/\s|\\n|\\r/)
  return lines.filter((line) => line.length >= 12)
}

function findBlock(text: string): Found {
  if (holdsPrivateKey(text)) {
    return { kind: 'private key' }
  }
  const blocks = [...text.replace(/\\r|\\n/g, '\n').matchAll(BLOCK)]
  const requests = blocks.filter(([, label]) => label?.endsWith('CERTIFICATE REQUEST'))
  const [, , body = ''] = requests[0] ?? []
  if (requests.length > 1) {
    return { kind: 'several' }
  }
  if (requests.length === 1) {
    return { kind: 'der', der: decode(body) }
  }
  return {
    kind: blocks.some(([, label = '']) => CERTIFICATES.has(label)) ? 'certificate' : 'nothing',
  }
}

function decode(body: string): Buffer {
  return Buffer.from(body, 'base64')
}

/** Long base64 that begins a DER sequence or a PEM marker; a path of that shape and length does not exist in practice. */
function base64Of(text: string): Buffer | undefined {
  const compact = text.replace(/\s|\\r|\\n/g, '')
  if (compact.length < 100 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) {
    return undefined
  }
  const decoded = Buffer.from(compact, 'base64')
  return decoded[0] === 0x30 || decoded.includes('-----BEGIN') ? decoded : undefined
}
