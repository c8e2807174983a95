import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { leafIn, verifyChain } from '../../src/x509/chain.ts'
import { keyIdOfCsr, parseCsr } from '../../src/x509/csr.ts'
import { CsrError } from '../../src/x509/csrError.ts'
import { DerError, encodeDer, oidOf, partsOf, readDer, type Der } from '../../src/x509/der.ts'
import { alternativeNames as namesOfCertificate } from '../../src/x509/generalNames.ts'
import { holdsPrivateKey } from '../../src/x509/privateKey.ts'
import { VerificationError } from '../../src/x509/verification.ts'
import {
  alternativeNames,
  extensionRequest,
  newKey,
  oid,
  pem,
  PKCS9_EXTENSIONS,
  request,
  sequence,
  tlv,
} from '../support/requests.ts'

interface Tree {
  readonly tag: number
  readonly parts: readonly Tree[]
  readonly content: Uint8Array
}

/** A value of any tag, some of them with values inside. */
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      tag: fc.constantFrom(0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x82, 0x87),
      parts: fc.constant([]),
      content: fc.uint8Array({ maxLength: 300 }),
    }),
    fc.record({
      tag: fc.constantFrom(0x30, 0x31, 0xa0, 0xa3),
      parts: fc.array(tie('tree'), { maxLength: 5 }),
      content: fc.constant(new Uint8Array()),
    }),
  ),
}))

const encode = ({ tag, parts, content }: Tree): Buffer => tlv(tag, content, ...parts.map(encode))

/** What reading comes to; anything but the error that is announced is a crash. */
function outcome(read: () => unknown, kind: new (...args: never[]) => Error): string {
  try {
    read()
    return 'read'
  } catch (error) {
    if (!(error instanceof kind)) {
      throw error
    }
    return 'refused'
  }
}

describe('DER', () => {
  test('is read as it was written', () => {
    const rebuild = (value: Der): Buffer =>
      (value.tag & 0x20) === 0
        ? encodeDer(value.tag, value.content)
        : encodeDer(value.tag, ...partsOf(value).map(rebuild))
    const shape = (value: Der): unknown =>
      (value.tag & 0x20) === 0 ? value.tag : [value.tag, ...partsOf(value).map(shape)]
    const meant = ({ tag, parts }: Tree): unknown =>
      (tag & 0x20) === 0 ? tag : [tag, ...parts.map(meant)]
    fc.assert(
      fc.property(tree, (one) => {
        const value = readDer(encode(one))
        expect(JSON.stringify(shape(value))).toBe(JSON.stringify(meant(one)))
        expect(rebuild(value).equals(encode(one))).toBe(true)
      }),
    )
  })

  test('cut anywhere, or with more behind it, is refused', () => {
    fc.assert(
      fc.property(
        tree,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 9 }),
        (one, at, more) => {
          const der = encode(one)
          const bad = [der.subarray(0, at % der.length), Buffer.concat([der, more])]
          expect(bad.map((bytes) => outcome(() => readDer(bytes), DerError)).join()).toBe(
            'refused,refused',
          )
        },
      ),
    )
  })

  test.each([
    ['nothing', ''],
    ['an indefinite length', '30800000'],
    ['a tag of several bytes', '1f8101'],
    ['a length of five bytes', '30850000000000'],
    ['a length beyond the end', '3084ffffffff'],
  ])('%s is refused', (_what, hex) => {
    expect(() => readDer(Buffer.from(hex, 'hex'))).toThrow(DerError)
  })

  test('a value without parts has none to look into, and no value is no identifier', () => {
    expect(() => partsOf(readDer(Buffer.from('020100', 'hex')))).toThrow(DerError)
    expect(() => partsOf(undefined)).toThrow(DerError)
    expect(() => oidOf(readDer(Buffer.from('020100', 'hex')))).toThrow(DerError)
    expect(() => oidOf(readDer(Buffer.from('0600', 'hex')))).toThrow(DerError)
  })

  test.each([
    ['2a864886f70d01010b', '1.2.840.113549.1.1.11'],
    ['551d11', '2.5.29.17'],
    ['608648016503040201', '2.16.840.1.101.3.4.2.1'],
    ['883703', '2.999.3'],
    ['00', '0.0'],
  ])('the identifier %s is %s', (hex, text) => {
    expect(oidOf(readDer(oid(hex)))).toBe(text)
  })
})

describe('whatever the bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((one) => Buffer.from(one)),
    tree.map(encode),
    fc.array(tree, { maxLength: 4 }).map((all) => sequence(...all.map(encode))),
    fc
      .array(tree, { maxLength: 4 })
      .map((all) => sequence(sequence(...all.map(encode)), ...all.map(encode))),
  )
  /** A good request with some bytes changed, cut out or put in. */
  const good = request({
    attributes: [extensionRequest(PKCS9_EXTENSIONS, alternativeNames([tlv(0x82), tlv(0xa0)]))],
  })
  const damaged = fc
    .tuple(fc.nat(good.length - 1), fc.nat(20), fc.uint8Array({ maxLength: 20 }))
    .map(([at, gone, put]) => Buffer.concat([good.subarray(0, at), put, good.subarray(at + gone)]))
  const any = fc.oneof(bytes, damaged)

  test('a request is read, or refused as such', () => {
    fc.assert(
      fc.property(any, (der) => {
        for (const given of [der, pem(der), der.toString('base64')]) {
          expect(outcome(() => parseCsr(given), CsrError)).toMatch(/^(?:read|refused)$/)
        }
        keyIdOfCsr(pem(der))
      }),
      { numRuns: 200 },
    )
  })

  test('a bundle is verified, or refused as such, and its names are read or refused', () => {
    const expected = { keyId: '', names: ['a.example'], notSerial: undefined, serial: undefined }
    fc.assert(
      fc.property(any, (der) => {
        const bundle = pem(der, 'CERTIFICATE')
        expect(outcome(() => verifyChain(bundle, expected, 0), VerificationError)).toBe('refused')
        expect(leafIn(bundle, expected, 0)).toBeUndefined()
        expect(outcome(() => namesOfCertificate(der), DerError)).toMatch(/^(?:read|refused)$/)
      }),
      { numRuns: 200 },
    )
  })

  test('it is told whether they hold a private key', () => {
    fc.assert(
      fc.property(any, (der) => {
        expect(typeof holdsPrivateKey(der)).toBe('boolean')
        expect(typeof holdsPrivateKey(der.toString('latin1'))).toBe('boolean')
      }),
      { numRuns: 200 },
    )
  })
})

test('of names of every kind, DNS and IP are read, in a request and in a certificate', () => {
  const key = newKey()
  const dns = fc.stringMatching(/^[a-z0-9-]{1,20}(?:\.[a-z0-9-]{1,20}){0,3}$/)
  const name = fc.oneof(
    dns.map((text) => ({ der: tlv(0x82, Buffer.from(text)), text: [text] })),
    fc.uint8Array({ minLength: 4, maxLength: 4 }).map((address) => ({
      der: tlv(0x87, address),
      text: [address.join('.')],
    })),
    fc.uint8Array({ minLength: 16, maxLength: 16 }).map((address) => ({
      der: tlv(0x87, address),
      text: [Buffer.from(address).toString('hex').match(/.{4}/g)?.join(':') ?? ''],
    })),
    // otherName, x400Address, directoryName and ediPartyName hold values; the others hold text or an identifier.
    fc
      .tuple(fc.constantFrom(0xa0, 0xa3, 0xa4, 0xa5), fc.array(tree, { maxLength: 3 }))
      .map(([tag, parts]) => ({ der: tlv(tag, ...parts.map(encode)), text: [] })),
    fc
      .tuple(fc.constantFrom(0x81, 0x86, 0x88), fc.uint8Array({ maxLength: 40 }))
      .map(([tag, content]) => ({ der: tlv(tag, content), text: [] })),
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), fc.boolean(), (names, isCritical) => {
      const list = alternativeNames(
        names.map(({ der }) => der),
        isCritical,
      )
      const texts = names.flatMap(({ text }) => text)
      const csr = pem(request({ key, attributes: [extensionRequest(PKCS9_EXTENSIONS, list)] }))
      expect(parseCsr(csr).names).toEqual(['example.com', ...texts])
      const certificate = sequence(sequence(tlv(0xa0), tlv(0xa3, list)))
      expect(namesOfCertificate(certificate)).toEqual(texts)
    }),
    { numRuns: 100 },
  )
})
