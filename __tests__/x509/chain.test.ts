import { describe, expect, test } from '@jest/globals'
import { certificatesIn } from '../../src/x509/pem.ts'
import { leafIn, missingNames, verifyChain, type Expectation } from '../../src/x509/chain.ts'
import { VerificationError, type VerificationFault } from '../../src/x509/verification.ts'
import { make, makeCa, type Made } from '../support/certificates.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const NAMES = ['example.com', 'www.example.com']

const root = await makeCa('Root')
const upper = await makeCa('Upper CA', { issuer: root })
const middle = await makeCa('Middle CA', { issuer: upper })
const lower = await makeCa('Lower CA', { issuer: middle })
const leaf = await make('example.com', { issuer: lower, names: NAMES, serialNumber: '0b' })
const underRoot = await make('example.com', { issuer: root, names: NAMES })
const underUpper = await make('example.com', { issuer: upper, names: NAMES })

const bundle = (...made: Made[]) => made.map(({ pem }) => pem).join('')
const expected = (override: Partial<Expectation> = {}): Expectation => ({
  keyId: leaf.keyId,
  names: NAMES,
  notSerial: undefined,
  serial: undefined,
  ...override,
})

/** Why a bundle is refused. */
function fault(text: string, wanted = expected(), now = NOW): VerificationFault {
  try {
    verifyChain(text, wanted, now)
  } catch (error) {
    if (error instanceof VerificationError) {
      expect(error.code).toBe(error.fault.code)
      return error.fault
    }
    throw error
  }
  throw new Error('it was verified')
}

/** The certificates of the chain by their common names. */
function subjects(text: string, wanted = expected(), now = NOW): string[] {
  return verifyChain(text, wanted, now).certificates.map(({ subject }) => subject.slice(3))
}

const WHOLE = ['example.com', 'Lower CA', 'Middle CA', 'Upper CA']

describe('the chain', () => {
  test.each([
    ['two: leaf and root', [underRoot, root], ['example.com']],
    ['two: leaf and intermediate', [underUpper, upper], ['example.com', 'Upper CA']],
    ['three', [underUpper, upper, root], ['example.com', 'Upper CA']],
    ['four, without the root', [leaf, lower, middle, upper], WHOLE],
    ['five', [leaf, lower, middle, upper, root], WHOLE],
    ['root first', [root, upper, middle, lower, leaf], WHOLE],
    ['shuffled', [middle, root, leaf, upper, lower], WHOLE],
    ['one twice', [leaf, lower, lower, middle, upper], WHOLE],
    ['the leaf twice', [leaf, leaf, lower, middle, upper], WHOLE],
    ['a stranger among them', [underRoot, leaf, lower, middle, upper], WHOLE],
  ])('%s', (_what, made, subjectsOfChain) => {
    const keyId = made.includes(leaf) ? leaf.keyId : (made[0]?.keyId ?? '')
    expect(subjects(bundle(...made), expected({ keyId }))).toEqual(subjectsOfChain)
  })

  test('is written leaf first, PEM with line feeds, without the root', () => {
    const text = bundle(root, upper, middle, lower, leaf).replaceAll('\n', '\r\n')
    const { pem, leaf: found } = verifyChain(text, expected(), NOW)
    expect(pem).toBe(bundle(leaf, lower, middle, upper))
    expect(found.serialNumber).toBe('0B')
  })

  test('text around the certificates does not matter', () => {
    const text = bundle(leaf, lower).replaceAll('-----BEGIN', 'subject=x\n-----BEGIN')
    expect(subjects(text)).toEqual(['example.com', 'Lower CA'])
  })

  test('may end below a root that is not in the bundle', () => {
    expect(subjects(bundle(leaf, lower, middle))).toEqual(['example.com', 'Lower CA', 'Middle CA'])
  })
})

describe('of several chains', () => {
  const wanted = expected({ keyId: underUpper.keyId })
  const SHORT = ['example.com', 'Upper CA']

  test('the shortest is taken: it ends below the self-signed root, not at its cross-signed twin', async () => {
    const older = await makeCa('Older Root')
    const crossed = await makeCa('Root', { issuer: older, keys: root.keys, till: '2035-01-01' })
    expect(subjects(bundle(underUpper, crossed, upper, root, older), wanted)).toEqual(SHORT)
    expect(subjects(bundle(underUpper, crossed, upper, root), wanted)).toEqual(SHORT)
    expect(subjects(bundle(underUpper, upper, crossed, older), wanted)).toEqual([...SHORT, 'Root'])
  })

  test('one with an expired certificate is not', async () => {
    const older = await makeCa('Older Root')
    const crossed = await makeCa('Root', { issuer: older, keys: root.keys, till: '2026-10-31' })
    expect(subjects(bundle(underUpper, crossed, upper, root, older), wanted)).toEqual(SHORT)
  })

  test('one that leads to an expired root is not, though it is shorter', async () => {
    const old = await makeCa('Old Root', { till: '2026-10-31' })
    const byOld = await makeCa('Upper CA', { issuer: old, keys: upper.keys })
    const next = await makeCa('Next CA', { issuer: root })
    const byNext = await makeCa('Upper CA', { issuer: next, keys: upper.keys })
    const found = verifyChain(bundle(underUpper, byOld, old, byNext, next, root), wanted, NOW)
    expect(found.pem).toBe(bundle(underUpper, byNext, next))
  })

  test('one below a root that is there comes before a shorter one below a root that is not', async () => {
    const absent = await makeCa('Absent Root')
    const byAbsent = await makeCa('Lower CA', { issuer: absent, keys: lower.keys })
    const text = bundle(leaf, byAbsent, lower, middle, upper, root)
    expect(verifyChain(text, expected(), NOW).pem).toBe(bundle(leaf, lower, middle, upper))
  })
})

describe('an expired certificate', () => {
  const past = { till: '2026-10-31' }

  test('is in no chain: where the only intermediate has ended there is none', async () => {
    const ended = await makeCa('Upper CA', { issuer: root, keys: upper.keys, ...past })
    const wanted = expected({ keyId: underUpper.keyId })
    for (const text of [bundle(underUpper, ended), bundle(underUpper, ended, root)]) {
      expect(fault(text, wanted)).toEqual({
        code: 'chain_expired',
        subject: 'CN=Upper CA',
        from: Date.parse('2026-01-01'),
        till: Date.parse('2026-10-31'),
      })
    }
    expect(subjects(bundle(underUpper, ended, upper, root), wanted)).toHaveLength(2)
  })

  test('further up, or as the only root, leaves no chain either', async () => {
    const ended = await makeCa('Middle CA', { issuer: upper, keys: middle.keys, ...past })
    expect(fault(bundle(leaf, lower, ended, upper, root)).code).toBe('chain_expired')
    const oldRoot = await makeCa('Root', { keys: root.keys, ...past })
    const wanted = expected({ keyId: underUpper.keyId })
    expect(fault(bundle(underUpper, upper, oldRoot), wanted).code).toBe('chain_expired')
    expect(subjects(bundle(underUpper, upper, oldRoot, root), wanted)).toHaveLength(2)
  })

  test('nor does an intermediate count that has not begun, but for ten minutes', async () => {
    const begins = (from: string) =>
      makeCa('Upper CA', { issuer: root, keys: upper.keys, from, till: '2027-01-01' })
    const wanted = expected({ keyId: underUpper.keyId })
    const soon = await begins('2026-11-21T12:10:00Z')
    expect(subjects(bundle(underUpper, soon, root), wanted)).toHaveLength(2)
    const later = await begins('2026-11-21T12:10:01Z')
    expect(fault(bundle(underUpper, later, root), wanted).code).toBe('chain_expired')
  })
})

describe('the leaf', () => {
  test('is never simply the first: it holds the CSR’s key', () => {
    const other = expected({ keyId: 'f'.repeat(64) })
    expect(fault(bundle(leaf, lower, middle, upper), other)).toEqual({ code: 'other_key' })
    expect(leafIn(bundle(leaf), other, NOW)).toBeUndefined()
  })

  test('is not the certificate that was live before, though the same key made it', async () => {
    const before = expected({ notSerial: '00:0b' })
    expect(fault(bundle(leaf, lower), before)).toEqual({ code: 'not_new' })
    const renewed = await make('example.com', {
      ...{ issuer: lower, names: NAMES, keys: leaf.keys },
      serialNumber: '0c',
    })
    const chain = verifyChain(bundle(leaf, renewed, lower), before, NOW)
    expect(chain.leaf.serialNumber).toBe('0C')
    expect(leafIn(bundle(leaf, renewed), before, NOW)?.serialNumber).toBe('0C')
  })

  test('of several with the key it is the one that ends last', async () => {
    const wish = { issuer: lower, names: NAMES, keys: leaf.keys, serialNumber: '0d' }
    const later = await make('example.com', { ...wish, till: '2027-05-01' })
    const chain = verifyChain(bundle(leaf, later, lower), expected(), NOW)
    expect(chain.leaf.serialNumber).toBe('0D')
  })

  test('has the serial number that CertCentral shows, in whatever spelling, and no other', async () => {
    const text = bundle(leaf, lower)
    expect(subjects(text, expected({ serial: '00:0B' }))).toHaveLength(2)
    expect(fault(text, expected({ serial: 'FF' }))).toEqual({
      code: 'serial_differs',
      shown: 'FF',
      found: '0B',
    })
    expect(leafIn(text, expected({ serial: 'FF' }), NOW)).toBeUndefined()
    // Of the same key and the same days.
    const twin = await make('example.com', {
      ...{ issuer: lower, names: NAMES, keys: leaf.keys },
      serialNumber: 'ff',
    })
    const chain = verifyChain(bundle(leaf, twin, lower), expected({ serial: 'FF' }), NOW)
    expect(chain.leaf.serialNumber).toBe('FF')
  })

  test('carries every wanted name, in any case', () => {
    expect(subjects(bundle(leaf, lower), expected({ names: ['WWW.example.com'] }))).toHaveLength(2)
    const names = [...NAMES, 'shop.example.com', 'mail.example.com']
    expect(fault(bundle(leaf, lower), expected({ names }))).toEqual({
      code: 'names_missing',
      names: ['shop.example.com', 'mail.example.com'],
    })
  })

  test('a wildcard does not stand for a name', async () => {
    const wild = await make('example.com', { issuer: lower, names: ['*.example.com'] })
    const wanted = expected({ keyId: wild.keyId, names: ['www.example.com'] })
    expect(fault(bundle(wild, lower), wanted)).toMatchObject({ names: ['www.example.com'] })
  })

  test('carries IP addresses, in any spelling', async () => {
    const names = ['10.0.0.1', '2001:db8::1', 'example.com']
    const made = await make('example.com', { issuer: lower, names })
    const wanted = expected({ keyId: made.keyId, names: ['10.0.0.1', '2001:0DB8:0:0::1'] })
    expect(subjects(bundle(made, lower), wanted)).toHaveLength(2)
    const more = expected({ keyId: made.keyId, names: ['10.0.0.2'] })
    expect(fault(bundle(made, lower), more)).toMatchObject({ names: ['10.0.0.2'] })
  })

  test('the common name alone carries no name', async () => {
    const bare = await make('example.com', { issuer: lower })
    const wanted = expected({ keyId: bare.keyId, names: ['example.com'] })
    expect(fault(bundle(bare, lower), wanted).code).toBe('names_missing')
    expect(
      missingNames(
        verifyChain(bundle(bare, lower), expected({ keyId: bare.keyId, names: [] }), NOW).leaf,
        wanted,
      ),
    ).toEqual(['example.com'])
  })

  test('is valid now, with ten minutes of tolerance for its start and none for its end', () => {
    const text = bundle(leaf, lower)
    const at = (time: string) => Date.parse(time)
    expect(fault(text, expected(), at('2026-12-31T00:00:01Z'))).toEqual({
      code: 'not_valid_now',
      from: at('2026-01-01'),
      till: at('2026-12-31'),
    })
    expect(subjects(text, expected(), at('2026-12-31T00:00:00Z'))).toHaveLength(2)
    expect(subjects(text, expected(), at('2025-12-31T23:50:00Z'))).toHaveLength(2)
    expect(fault(text, expected(), at('2025-12-31T23:49:59Z')).code).toBe('not_valid_now')
  })
})

describe('signatures and issuers', () => {
  test('an issuer that is not in the bundle', () => {
    const noIssuer = { code: 'no_issuer', issuer: 'CN=Lower CA' }
    expect(fault(bundle(leaf))).toEqual(noIssuer)
    expect(fault(bundle(leaf, middle, upper, root))).toEqual(noIssuer)
  })

  test('an issuer that is no CA', async () => {
    for (const isCa of [undefined, false]) {
      const plain = await make('Lower CA', {
        ...{ issuer: middle, keys: lower.keys },
        ...(isCa !== undefined && { isCa }),
      })
      expect(fault(bundle(leaf, plain, middle, upper)).code).toBe('no_issuer')
      expect(subjects(bundle(leaf, plain, lower, middle, upper))).toEqual(WHOLE)
    }
  })

  test.each(['EC', 'RSA'] as const)(
    'an impostor of the issuer’s name, with an %s key',
    async (algorithm) => {
      const impostor = await makeCa('Lower CA', { issuer: middle, algorithm })
      expect(fault(bundle(leaf, impostor, middle)).code).toMatch(/^(?:signature|no_issuer)$/)
      expect(subjects(bundle(leaf, impostor, lower, middle))).toEqual([
        ...['example.com', 'Lower CA', 'Middle CA'],
      ])
    },
  )

  test('a broken signature further up', async () => {
    const forged = await makeCa('Lower CA', { issuer: middle, signer: root, keys: lower.keys })
    expect(fault(bundle(leaf, forged, middle, upper, root))).toEqual({
      code: 'signature',
      issuer: 'CN=Middle CA',
    })
  })

  test('a leaf altered after it was signed', () => {
    const der = Buffer.from(leaf.certificate.rawData)
    const altered = Buffer.from(
      der.toString('latin1').replace('www.example.com', 'xyz.example.com'),
      'latin1',
    )
    const pem = `-----BEGIN CERTIFICATE-----\n${altered.toString('base64')}\n-----END CERTIFICATE-----\n`
    const wanted = expected({ names: ['xyz.example.com'] })
    expect(fault(pem + lower.pem, wanted).code).toBe('signature')
  })

  test('a leaf that signed itself', async () => {
    const self = await make('example.com', { names: NAMES })
    expect(fault(bundle(self, lower), expected({ keyId: self.keyId })).code).toBe('no_issuer')
    const ca = await makeCa('example.com', { names: NAMES })
    expect(fault(bundle(ca, lower), expected({ keyId: ca.keyId })).code).toBe('no_issuer')
  })

  test('certificates that sign each other lead nowhere', async () => {
    const one = await makeCa('One')
    const other = await makeCa('Other', { issuer: one })
    const back = await makeCa('One', { issuer: other, keys: one.keys })
    const made = await make('example.com', { issuer: one, names: NAMES })
    expect(fault(bundle(made, back, other), expected({ keyId: made.keyId })).code).toBe('no_issuer')
  })
})

describe('a CA whose key cannot be read', () => {
  /** The CA with the algorithm of its key replaced by an unknown one. */
  const unreadable = ({ pem }: Made): string => {
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    const key = '06072a8648ce3d0201'
    const text = der.toString('hex').replace(key, '06072a8648ce3d027f')
    return `-----BEGIN CERTIFICATE-----\n${Buffer.from(text, 'hex').toString('base64')}\n-----END CERTIFICATE-----\n`
  }

  test('does no harm beside the right one', () => {
    expect(
      subjects(unreadable(lower) + unreadable(root) + bundle(leaf, lower, middle, upper)),
    ).toEqual(WHOLE)
  })

  test('signs nothing', () => {
    expect(fault(unreadable(lower) + bundle(leaf, middle)).code).toMatch(
      /^(?:signature|no_issuer)$/,
    )
  })
})

describe('a text that is no bundle', () => {
  test.each(['', '<html>', '{"errors":[]}'])('%j', (text) => {
    expect(fault(text)).toEqual({ code: 'no_certificate' })
  })

  test('a block without its end is a damaged download, whatever else is there', () => {
    for (const cut of ['-----BEGIN CERTIFICATE-----\nMII', lower.pem.slice(0, -20)]) {
      expect(fault(cut)).toEqual({ code: 'damaged' })
      expect(fault(bundle(leaf, lower) + cut)).toEqual({ code: 'damaged' })
      expect(fault(cut + bundle(leaf, lower))).toEqual({ code: 'damaged' })
    }
  })

  test('a certificate that cannot be read', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
    expect(fault(leaf.pem + broken)).toEqual({ code: 'damaged' })
  })

  test('other PEM blocks are left out', () => {
    const key = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'
    expect(certificatesIn(key + leaf.pem)).toEqual([leaf.pem])
  })
})
