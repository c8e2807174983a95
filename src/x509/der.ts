import { CodeError } from '../util/codedError.ts'

/** One DER value: its tag, its content, and both with the length between them. */
export interface Der {
  readonly tag: number
  readonly content: Buffer
  readonly bytes: Buffer
}

/** What bytes lack to be the DER that was expected. */
export type DerFault =
  | 'cut'
  | 'not_one_value'
  | 'not_constructed'
  | 'not_an_oid'
  /** It is cut, or takes several bytes. */
  | 'bad_tag'
  /** A length that is not definite, too large or cut. */
  | 'bad_length'
  | 'not_a_request'
  | 'no_signature'

/** Bytes that are not the DER that was expected. */
export class DerError extends CodeError<DerFault> {
  override readonly name = 'DerError'
}

const CONSTRUCTED = 0x20
/** Tags above 30 take several bytes, and stand in nothing that is read here. */
const LONG_TAG = 0x1f

/** The tags that requests, certificates and keys are made of. */
export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
} as const

/**
 * The one value that the bytes are.
 * @throws {@link DerError} when they are cut, more than one value, or not DER
 */
export function readDer(bytes: Uint8Array): Der {
  const [value, ...others] = split(Buffer.from(bytes))
  if (value === undefined || others.length > 0) {
    throw new DerError('not_one_value')
  }
  return value
}

/**
 * The values inside a constructed one.
 * @throws {@link DerError} when there is none to look into, or its content is not DER
 */
export function partsOf(value: Der | undefined): readonly Der[] {
  if (value === undefined || (value.tag & CONSTRUCTED) === 0) {
    throw new DerError('not_constructed')
  }
  return split(value.content)
}

/**
 * An object identifier, in dotted form.
 * @throws {@link DerError} when the value is none
 */
export function oidOf(value: Der | undefined): string {
  if (value?.tag !== TAG.objectIdentifier || value.content.length === 0) {
    throw new DerError('not_an_oid')
  }
  const arcs: number[] = []
  let arc = 0
  for (const byte of value.content) {
    arc = arc * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0
    }
  }
  const [first = 0, ...rest] = arcs
  const root = Math.min(Math.floor(first / 40), 2)
  return [root, first - root * 40, ...rest].join('.')
}

/** Encodes a value of up to 64 KB. */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

/** The tag of the value at an offset, and where its content begins and ends, which may be beyond the bytes' own end. */
export function headerAt(
  bytes: Buffer,
  offset: number,
): { readonly tag: number; readonly start: number; readonly end: number } {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined || (tag & LONG_TAG) === LONG_TAG) {
    throw new DerError('bad_tag')
  }
  const start = offset + 2
  if (first < 0x80) {
    return { tag, start, end: start + first }
  }
  const size = first & 0x7f
  if (size === 0 || size > 4 || start + size > bytes.length) {
    throw new DerError('bad_length')
  }
  return { tag, start: start + size, end: start + size + bytes.readUIntBE(start, size) }
}

function split(bytes: Buffer): Der[] {
  const values: Der[] = []
  for (let offset = 0; offset < bytes.length;) {
    const { tag, start, end } = headerAt(bytes, offset)
    if (end > bytes.length) {
      throw new DerError('cut')
    }
    values.push({
      tag,
      content: bytes.subarray(start, end),
      bytes: bytes.subarray(offset, end),
    })
    offset = end
  }
  return values
}
