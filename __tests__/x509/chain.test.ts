import { describe, expect, test } from '@jest/globals'
import { certificatesIn } from '../../src/x509/pem.ts'
import { ProofError, proveChain, type Claim } from '../../src/x509/chain.ts'
import { make, type Made } from '../support/certificates.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const NAMES = ['example.com', 'www.example.com']

const root = await make('Root')
const upper = await make('Upper CA', { issuer: root })
const middle = await make('Middle CA', { issuer: upper })
const lower = await make('Lower CA', { issuer: middle })
const leaf = await make('example.com', { issuer: lower, names: NAMES, serialNumber: '0b' })
const underRoot = await make('example.com', { issuer: root, names: NAMES })
const underUpper = await make('example.com', { issuer: upper, names: NAMES })

const bundle = (...made: Made[]) => made.map(({ pem }) => pem).join('')
const claim = (override: Partial<Claim> = {}): Claim => ({
  keyId: leaf.keyId,
  names: NAMES,
  notSerial: undefined,
  serial: undefined,
  validTill: undefined,
  ...override,
})

/** What a bundle does not prove. */
function failure(text: string, claims = claim(), now = NOW): ProofError {
  try {
    proveChain(text, claims, now)
  } catch (error) {
    if (error instanceof ProofError) {
      return error
    }
    throw error
  }
  throw new Error('it was proven')
}

/** The certificates of the chain by their common names. */
function subjects(text: string, claims = claim()): string[] {
  return proveChain(text, claims, NOW).certificates.map(({ subject }) => subject.slice(3))
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
    ['a stranger among them', [underRoot, leaf, lower, middle, upper], WHOLE],
  ])('%s', (_what, made, expected) => {
    const keyId = made.includes(leaf) ? leaf.keyId : (made[0]?.keyId ?? '')
    expect(subjects(bundle(...made), claim({ keyId }))).toEqual(expected)
  })

  test('is written leaf first, PEM with line feeds, without the root', () => {
    const text = bundle(root, upper, middle, lower, leaf).replaceAll('\n', '\r\n')
    const { pem, leaf: proven } = proveChain(text, claim(), NOW)
    expect(pem).toBe(bundle(leaf, lower, middle, upper))
    expect(proven.serialNumber).toBe('0B')
  })

  test('text around the certificates does not matter', () => {
    const text = bundle(leaf, lower).replaceAll('-----BEGIN', 'subject=x\n-----BEGIN')
    expect(subjects(text)).toEqual(['example.com', 'Lower CA'])
  })

  test('a cross-signed issuer is preferred to its self-signed twin', async () => {
    const older = await make('Older Root')
    const crossed = await make('Root', { issuer: older, keys: root.keys })
    expect(
      subjects(bundle(underUpper, root, upper, crossed, older), claim({ keyId: underUpper.keyId })),
    ).toEqual(['example.com', 'Upper CA', 'Root'])
  })

  test('may end below a root that did not come', () => {
    expect(subjects(bundle(leaf, lower, middle))).toEqual(['example.com', 'Lower CA', 'Middle CA'])
  })
})

describe('the leaf', () => {
  test('is never simply the first: it holds the CSR’s key', () => {
    const other = claim({ keyId: 'f'.repeat(64) })
    expect(failure(bundle(leaf, lower, middle, upper), other)).toMatchObject({
      message: "No certificate that came holds the CSR's key",
      isOtherKey: true,
    })
  })

  test('is not the certificate that was current before, though the same key made it', async () => {
    const before = claim({ notSerial: '00:0b' })
    const error = failure(bundle(leaf, lower), before)
    expect(error.message).toContain('current before')
    expect(error.isOtherKey).toBe(false)
    const renewed = await make('example.com', {
      issuer: lower,
      names: NAMES,
      keys: leaf.keys,
      serialNumber: '0c',
    })
    const chain = proveChain(bundle(leaf, renewed, lower), before, NOW)
    expect(chain.leaf.serialNumber).toBe('0C')
  })

  test('of several with the key it is the one that ends last', async () => {
    const wish = { issuer: lower, names: NAMES, keys: leaf.keys, serialNumber: '0d' }
    const later = await make('example.com', { ...wish, till: '2027-05-01' })
    const chain = proveChain(bundle(leaf, later, lower), claim(), NOW)
    expect(chain.leaf.serialNumber).toBe('0D')
  })

  test('is not another certificate of the same key: number and last day tell', () => {
    const shown = (serial: string, day: string) => claim({ serial, validTill: Date.parse(day) })
    const text = bundle(leaf, lower)
    expect(failure(text, shown('ff', '2026-12-01')).message).toContain('another certificate')
    expect(subjects(text, shown('ff', '2026-12-30'))).toHaveLength(2)
    expect(subjects(text, shown('00:0B', '2026-12-01'))).toHaveLength(2)
  })

  test('carries every wanted name, in any case', () => {
    expect(subjects(bundle(leaf, lower), claim({ names: ['WWW.example.com'] }))).toHaveLength(2)
    const names = [...NAMES, 'shop.example.com', 'mail.example.com']
    expect(failure(bundle(leaf, lower), claim({ names })).message).toBe(
      'The certificate does not carry shop.example.com, mail.example.com',
    )
  })

  test('a wildcard does not stand for a name', async () => {
    const wild = await make('example.com', { issuer: lower, names: ['*.example.com'] })
    const claims = claim({ keyId: wild.keyId, names: ['www.example.com'] })
    expect(failure(bundle(wild, lower), claims).message).toContain('www.example.com')
  })

  test('carries IP addresses, in any spelling', async () => {
    const names = ['10.0.0.1', '2001:db8::1', 'example.com']
    const made = await make('example.com', { issuer: lower, names })
    const wanted = ['10.0.0.1', '2001:0DB8:0:0::1']
    expect(subjects(bundle(made, lower), claim({ keyId: made.keyId, names: wanted }))).toHaveLength(
      2,
    )
    const more = claim({ keyId: made.keyId, names: ['10.0.0.2'] })
    expect(failure(bundle(made, lower), more).message).toContain('10.0.0.2')
  })

  test('the common name alone carries no name', async () => {
    const bare = await make('example.com', { issuer: lower })
    const claims = claim({ keyId: bare.keyId, names: ['example.com'] })
    expect(failure(bundle(bare, lower), claims).message).toContain('does not carry example.com')
    expect(subjects(bundle(bare, lower), claim({ keyId: bare.keyId, names: [] }))).toHaveLength(2)
  })

  test('is valid now: neither over nor still to come', () => {
    const chain = bundle(leaf, lower)
    expect(failure(chain, claim(), Date.parse('2027-01-01')).message).toBe(
      'The certificate is not valid now: only from 2026-01-01 to 2026-12-31',
    )
    expect(failure(chain, claim(), Date.parse('2025-12-31')).message).toContain('not valid now')
    expect(proveChain(chain, claim(), Date.parse('2026-01-01')).certificates).toHaveLength(2)
  })
})

describe('signatures and issuers', () => {
  test('an issuer that did not come', () => {
    const message = "The certificate's issuer did not come with it"
    expect(failure(bundle(leaf))).toMatchObject({ message })
    expect(failure(bundle(leaf, middle, upper, root))).toMatchObject({ message })
  })

  test.each(['EC', 'RSA'] as const)(
    'an impostor of the issuer’s name, with an %s key',
    async (algorithm) => {
      const impostor = await make('Lower CA', { issuer: middle, algorithm })
      const message = 'A signature along the chain does not hold'
      expect(failure(bundle(leaf, impostor, middle))).toMatchObject({ message })
      expect(subjects(bundle(leaf, impostor, lower, middle))).toEqual([
        'example.com',
        'Lower CA',
        'Middle CA',
      ])
    },
  )

  test('a broken signature further up', async () => {
    const forged = await make('Lower CA', { issuer: middle, signer: root, keys: lower.keys })
    const message = 'A signature along the chain does not hold'
    expect(failure(bundle(leaf, forged, middle, upper, root))).toMatchObject({ message })
  })

  test('a leaf altered after it was signed', () => {
    const der = Buffer.from(leaf.certificate.rawData)
    const altered = Buffer.from(
      der.toString('latin1').replace('www.example.com', 'xyz.example.com'),
      'latin1',
    )
    const pem = `-----BEGIN CERTIFICATE-----\n${altered.toString('base64')}\n-----END CERTIFICATE-----\n`
    const claims = claim({ names: ['xyz.example.com'] })
    expect(failure(pem + lower.pem, claims).message).toBe(
      'A signature along the chain does not hold',
    )
  })

  test('a leaf that signed itself', async () => {
    const self = await make('example.com', { names: NAMES })
    const message = "The certificate's issuer did not come with it"
    expect(failure(bundle(self, lower), claim({ keyId: self.keyId }))).toMatchObject({ message })
  })
})

describe('what is no bundle', () => {
  test.each(['', '<html>', '{"errors":[]}', '-----BEGIN CERTIFICATE-----\nMII'])('%j', (text) => {
    expect(failure(text).message).toBe('What came holds no certificate')
  })

  test('a certificate that cannot be read', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
    expect(failure(leaf.pem + broken).message).toBe('A certificate that came cannot be read')
  })

  test('other PEM blocks are left out', () => {
    const key = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'
    expect(certificatesIn(key + leaf.pem)).toEqual([leaf.pem])
  })
})
