import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

// Requests as tools write them that no library here imitates: put together from DER, value by value.

/** One DER value of up to 64 KB. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts)
export const set = (...parts: readonly Uint8Array[]): Buffer => tlv(0x31, ...parts)
/** An object identifier, by the hex digits of its content. */
export const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'))

export const COMMON_NAME = '550403'
export const PKCS9_EXTENSIONS = '2a864886f70d01090e'
export const MICROSOFT_EXTENSIONS = '2b06010401823702010e'
const ALTERNATIVE_NAME = '551d11'
const ECDSA_SHA256 = '2a8648ce3d040302'

/** What a request says: its parts are DER. */
export interface RequestWish {
  readonly subject?: Buffer
  /** The attributes, each whole; undefined leaves out the field itself. */
  readonly attributes?: readonly Buffer[] | undefined
  /** The SubjectPublicKeyInfo and the key that signs; a new P-256 key otherwise. */
  readonly key?: { readonly spki: Buffer; readonly privateKey: KeyObject }
  /** The signature's AlgorithmIdentifier. */
  readonly algorithm?: Buffer
}

export function newKey(): { readonly spki: Buffer; readonly privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { spki: publicKey.export({ type: 'spki', format: 'der' }), privateKey }
}

/** A signed request, DER. */
export function request(wish: RequestWish = {}): Buffer {
  const { spki, privateKey } = wish.key ?? newKey()
  const info = sequence(
    Buffer.from('020100', 'hex'),
    wish.subject ?? subject(0x0c, Buffer.from('example.com')),
    spki,
    ...('attributes' in wish && wish.attributes === undefined
      ? []
      : [tlv(0xa0, ...(wish.attributes ?? []))]),
  )
  const signature = sign('sha256', info, privateKey)
  return sequence(
    info,
    wish.algorithm ?? sequence(oid(ECDSA_SHA256)),
    tlv(0x03, Buffer.alloc(1), signature),
  )
}

/** A subject with one common name, in a string of this tag. */
export function subject(tag: number, content: Buffer): Buffer {
  return sequence(set(sequence(oid(COMMON_NAME), tlv(tag, content))))
}

/** An attribute with lists of extensions. */
export function extensionRequest(type: string, ...lists: readonly Buffer[]): Buffer {
  return sequence(oid(type), set(...lists))
}

/** A list of extensions with these alternative names, critical or not. */
export function alternativeNames(names: readonly Buffer[], isCritical = false): Buffer {
  const critical = isCritical ? [Buffer.from('0101ff', 'hex')] : []
  return sequence(sequence(oid(ALTERNATIVE_NAME), ...critical, tlv(0x04, sequence(...names))))
}

/** A DNS name among alternative names. */
export function dnsName(name: string): Buffer {
  return tlv(0x82, Buffer.from(name))
}

/** As PEM, on lines of 64 characters. */
export function pem(der: Uint8Array, label = 'CERTIFICATE REQUEST'): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
