import { Constructed, fromBER, ObjectIdentifier, type AsnType } from 'asn1js'

// The few places of PKCS #10 and X.509 that node:crypto does not show.

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17'
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14'
const COMMON_NAME = '2.5.4.3'

/** A certificate request taken apart: what is signed, by which key and algorithm, and the names it asks for. */
export interface RequestParts {
  /** CertificationRequestInfo, DER: what the signature covers. */
  readonly signed: Uint8Array
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array
  /** The signature algorithm's object identifier, and that of the hash that RSA-PSS names in its parameters. */
  readonly algorithm: string
  readonly pssHash: string | undefined
  readonly signature: Uint8Array
  /** Common names and subject alternative names (DNS and IP). */
  readonly names: readonly string[]
}

/**
 * Takes a certificate request apart.
 * @throws when the DER is not one
 */
export function parseRequest(der: Uint8Array): RequestParts {
  const [info, algorithm, signature] = children(decode(der))
  const [, subject, publicKey, attributes] = children(info)
  if (publicKey === undefined || signature === undefined) {
    throw new Error('not a certificate request')
  }
  return {
    signed: bytesOf(info),
    publicKey: bytesOf(publicKey),
    algorithm: oidOf(children(algorithm)[0]),
    pssHash: pssHash(children(algorithm)[1]),
    signature: contentOf(signature),
    names: [...commonNames(subject), ...requestedNames(attributes)],
  }
}

/**
 * The subject alternative names (DNS and IP) of a certificate, in its order; empty where it has none.
 * @throws when the DER is no certificate
 */
export function alternativeNames(der: Uint8Array): string[] {
  const [tbs] = children(decode(der))
  const extensions = children(tbs).find(
    (part) => part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 3,
  )
  return extensions === undefined ? [] : namesIn(children(extensions)[0])
}

function decode(der: Uint8Array): AsnType {
  const { offset, result } = fromBER(der)
  if (offset !== der.length) {
    throw new Error('not DER, or cut')
  }
  return result
}

function children(node: AsnType | undefined): readonly AsnType[] {
  if (!(node instanceof Constructed)) {
    throw new Error('unexpected structure')
  }
  return node.valueBlock.value
}

function bytesOf(node: AsnType | undefined): Uint8Array {
  if (node === undefined) {
    throw new Error('unexpected structure')
  }
  return node.valueBeforeDecodeView
}

function contentOf(node: AsnType): Uint8Array {
  return (node.valueBlock as unknown as { valueHexView: Uint8Array }).valueHexView
}

function oidOf(node: AsnType | undefined): string {
  if (!(node instanceof ObjectIdentifier)) {
    throw new Error('unexpected structure')
  }
  return node.getValue()
}

function pssHash(parameters: AsnType | undefined): string | undefined {
  if (!(parameters instanceof Constructed)) {
    return undefined
  }
  const hash = parameters.valueBlock.value.find(
    (part) => part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 0,
  )
  return hash === undefined ? undefined : oidOf(children(children(hash)[0])[0])
}

function commonNames(subject: AsnType | undefined): string[] {
  const attributes = children(subject).flatMap(children).map(children)
  return attributes.flatMap(([type, value]) =>
    value !== undefined && oidOf(type) === COMMON_NAME
      ? [Buffer.from(contentOf(value)).toString('utf8')]
      : [],
  )
}

function requestedNames(attributes: AsnType | undefined): string[] {
  if (!(attributes instanceof Constructed)) {
    return []
  }
  const requested = children(attributes)
    .map(children)
    .find(([type]) => oidOf(type) === EXTENSION_REQUEST)
  return requested === undefined ? [] : namesIn(children(requested[1])[0])
}

function namesIn(extensions: AsnType | undefined): string[] {
  const found = children(extensions)
    .map(children)
    .find(([type]) => oidOf(type) === SUBJECT_ALTERNATIVE_NAME)
  const value = found?.at(-1)
  return value === undefined ? [] : children(decode(contentOf(value))).flatMap(generalName)
}

function generalName(node: AsnType): string[] {
  const content = Buffer.from(contentOf(node))
  if (node.idBlock.tagNumber === 2) {
    return [content.toString('latin1')]
  }
  if (node.idBlock.tagNumber === 7) {
    return [ipText(content)]
  }
  return []
}

function ipText(address: Buffer): string {
  if (address.length === 4) {
    return address.join('.')
  }
  return address.toString('hex').replace(/(.{4})(?!$)/g, '$1:')
}
