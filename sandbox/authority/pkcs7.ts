import { X509Certificate } from 'node:crypto'

const SIGNED_DATA = '06092a864886f70d010702'
const DATA = '06092a864886f70d010701'
const VERSION_1 = '020101'

/** A PKCS #7 bundle of certificates, PEM: signed data that nothing signs, as CAs send them. */
export function pkcs7Of(certificates: readonly string[]): string {
  const raw = certificates.map((pem) => new X509Certificate(pem).raw)
  const empty = der(0x31)
  const content = der(0x30, Buffer.from(DATA, 'hex'))
  const signed = der(0x30, Buffer.from(VERSION_1, 'hex'), empty, content, der(0xa0, ...raw), empty)
  const bundle = der(0x30, Buffer.from(SIGNED_DATA, 'hex'), der(0xa0, signed))
  const lines = bundle.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN PKCS7-----', ...lines, '-----END PKCS7-----', ''].join('\n')
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const digits = length.toString(16)
  const long = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
  const size = length < 0x80 ? [length] : [0x80 + long.length, ...long]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
