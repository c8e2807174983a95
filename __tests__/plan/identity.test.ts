import { describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import {
  compareIds,
  findReissue,
  isDead,
  isOpen,
  isProvenSince,
  isSame,
  marker,
  matches,
  mayBeMadeSince,
  namesOf,
  newest,
  stateOf,
  type Sought,
} from '../../src/plan/identity.ts'
import {
  certificate,
  date,
  identity,
  issuedReissue,
  NAMES,
  OURS,
  reissue,
  request,
  run,
  THEIRS,
} from '../support/orders.ts'

describe('the marker', () => {
  test('is the run and the first 16 hex digits of SHA-256 over key and sorted names', () => {
    const key = createHash('sha256')
      .update(`${OURS.keyId}\nexample.com\nwww.example.com`)
      .digest('hex')
      .slice(0, 16)
    expect(marker(run(), identity())).toBe(`[gha 4242 ${key}]`)
  })

  test('is the same whatever the order and spelling of the names', () => {
    const names = ['WWW.Example.com', 'example.com']
    expect(marker(run(), identity({ names }))).toBe(marker(run(), identity()))
    expect(marker(run(), identity({ names: ['bücher.example'] }))).toBe(
      marker(run(), identity({ names: ['xn--bcher-kva.example'] })),
    )
  })

  test('differs with the run, the key and the names, not with the attempt', () => {
    const all = [
      marker(run(), identity()),
      marker(run({ id: '4243' }), identity()),
      marker(run(), identity({ keyId: THEIRS.keyId })),
      marker(run(), identity({ names: ['example.com'] })),
    ]
    expect(new Set(all).size).toBe(4)
    expect(marker(run({ attempt: 3 }), identity())).toBe(all[0])
  })
})

describe('whether a reissue is ours', () => {
  test('keys are compared, not the text of the CSR', () => {
    const reformatted = [
      OURS.pem.replaceAll('\n', '\r\n'),
      OURS.pem.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'),
      OURS.pem.replaceAll(/-----[^-]+-----|\n/g, ''),
    ]
    for (const csr of reformatted) {
      expect(matches(reissue({ csr }), identity())).toBe(true)
    }
    expect(matches(reissue({ csr: THEIRS.pem }), identity())).toBe(false)
    expect(matches(reissue({ csr: 'damaged' }), identity())).toBe(false)
    expect(matches(reissue({ csr: undefined }), identity())).toBe(false)
  })

  test('the names must be exactly the wanted ones; without rules about names they may be more', () => {
    const more = reissue({ dnsNames: [...NAMES, 'more.example.com'] })
    expect(matches(more, identity())).toBe(false)
    expect(matches(more, identity({ namesAreAll: false }))).toBe(true)
    const none = reissue({ commonName: undefined, dnsNames: [] })
    expect(matches(none, identity({ namesAreAll: false }))).toBe(false)
    expect(matches(none, identity({ namesAreAll: false, names: [] }))).toBe(true)
  })

  test('names of a certificate: common name first, each once, without blanks', () => {
    const shown = {
      commonName: 'example.com',
      dnsNames: [' ', 'EXAMPLE.com', 'www.example.com', ''],
    }
    expect(namesOf(shown)).toEqual(NAMES)
    expect(namesOf({ commonName: undefined, dnsNames: [] })).toEqual([])
    expect(namesOf({ commonName: ' ', dnsNames: ['a.example'] })).toEqual(['a.example'])
  })
})

describe('the state of an entry', () => {
  test.each([
    ['issued', 'issued'],
    ['pending', 'waiting'],
    ['needs_approval', 'waiting'],
    ['processing', 'waiting'],
    ['something new', 'waiting'],
    ['rejected', 'dead'],
    ['canceled', 'dead'],
    ['cancelled', 'dead'],
    ['denied', 'dead'],
    ['revoked', 'dead'],
    ['expired', 'dead'],
  ])('%s is %s', (status, state) => {
    expect(stateOf(reissue({ status }))).toBe(state)
    expect(isDead(status)).toBe(state === 'dead')
  })

  test('without a status what only issuance gives tells', () => {
    expect(stateOf(reissue({ status: '' }))).toBe('waiting')
    for (const given of [
      { dateIssued: date('2026-11-21') },
      { validTill: date('2027-06-01') },
      { serialNumber: '0a' },
    ]) {
      expect(stateOf(reissue({ status: '', ...given }))).toBe('issued')
    }
  })

  test.each([
    ['pending', true],
    ['submitted', true],
    ['approved', false],
    ['rejected', false],
    ['', false],
  ])('a request %s is open: %s', (status, open) => {
    expect(isOpen(request({ status }))).toBe(open)
  })
})

describe('finding a reissue', () => {
  const sought = (override: Partial<Sought> = {}): Sought => ({
    certificateId: undefined,
    identity: identity(),
    since: undefined,
    before: undefined,
    ...override,
  })

  test('by ID where it is known, whatever else it shows', () => {
    const entries = [reissue(), reissue({ id: '201', csr: THEIRS.pem })]
    expect(findReissue(entries, sought({ certificateId: '201' }))?.id).toBe('201')
    expect(findReissue(entries, sought({ certificateId: '202' }))).toBeUndefined()
  })

  test('else the newest of our key and names', () => {
    const entries = [
      reissue({ id: '199', dateCreated: date('2026-11-21T08:00:00Z') }),
      reissue({ id: '200' }),
      reissue({ id: '202', csr: THEIRS.pem }),
    ]
    expect(findReissue(entries, sought())?.id).toBe('200')
  })

  test('not one made before, and not the certificate that was current before', () => {
    const since = date('2026-11-21T09:00:01Z')
    expect(findReissue([reissue()], sought({ since }))).toBeUndefined()
    expect(findReissue([reissue()], sought({ since: date('2026-11-21T09:00:00Z') }))?.id).toBe(
      '200',
    )
    const before = certificate({ id: '200', serialNumber: undefined })
    expect(findReissue([issuedReissue()], sought({ before }))).toBeUndefined()
  })

  // Made, since: whether it can have been made since then, and whether it must.
  test.each([
    ['2026-11-21T09:00:00Z', '2026-11-21T09:00:00.900Z', true, true],
    ['2026-11-21T08:59:59Z', '2026-11-21T09:00:00Z', false, false],
    ['2026-11-21', '2026-11-21T23:00:00Z', true, false],
    ['2026-11-22', '2026-11-21T23:00:00Z', true, true],
    ['2026-11-20', '2026-11-21T01:00:00Z', false, false],
    ['2026-11-21T01:00:00Z', '2026-11-21', true, false],
    ['2026-11-22T01:00:00Z', '2026-11-21', true, true],
    ['2026-11-20T23:00:00Z', '2026-11-21', false, false],
  ])('made %s, since %s: may be is %s, must be is %s', (made, since, may, must) => {
    const entry = reissue({ dateCreated: date(made) })
    expect(mayBeMadeSince(entry, date(since))).toBe(may)
    expect(isProvenSince(entry, date(since))).toBe(must)
  })

  test('one without a date may be it, which proves nothing', () => {
    const entry = reissue({ dateCreated: undefined })
    expect(mayBeMadeSince(entry, date('2026-11-21'))).toBe(true)
    expect(isProvenSince(entry, date('2026-11-21'))).toBe(false)
    expect(isProvenSince(reissue(), undefined)).toBe(false)
  })

  test('what waits may be it; what is issued must be proven to be new', () => {
    const since = date('2026-11-21T09:00:00Z')
    const dateCreated = date('2026-11-21')
    expect(findReissue([reissue({ dateCreated })], sought({ since }))?.id).toBe('200')
    expect(findReissue([issuedReissue({ dateCreated })], sought({ since }))).toBeUndefined()
    expect(findReissue([issuedReissue()], sought({ since }))?.id).toBe('200')
  })

  test('the same certificate: by serial number where both are known, else by ID', () => {
    const before = certificate({ id: '200', serialNumber: '00:0A:0B' })
    expect(isSame({ id: '7', serialNumber: 'a0b' }, before)).toBe(true)
    expect(isSame({ id: '200', serialNumber: 'ff' }, before)).toBe(false)
    expect(isSame({ id: '200', serialNumber: undefined }, before)).toBe(true)
    expect(isSame({ id: '201', serialNumber: undefined }, before)).toBe(false)
    expect(isSame({ id: '200', serialNumber: undefined }, undefined)).toBe(false)
  })

  test('an ID alone, of an order that shows no dates yet, is not a certificate issued before', () => {
    const before = certificate({ id: '200', serialNumber: undefined, validTill: undefined })
    expect(isSame({ id: '200', serialNumber: 'ff' }, before)).toBe(false)
  })

  test('newest: by date, then by ID as a number, however long', () => {
    const dateCreated = date('2026-11-21')
    const entries = ['9', '10', '99999999999999999998', '99999999999999999999'].map((id) =>
      reissue({ id, dateCreated }),
    )
    expect(newest(entries)?.id).toBe('99999999999999999999')
    expect(newest([reissue({ id: '1' }), reissue({ id: '2', dateCreated: undefined })])?.id).toBe(
      '1',
    )
    expect(newest([])).toBeUndefined()
    expect(compareIds('9', '10')).toBeLessThan(0)
    expect(compareIds('10', '9')).toBeGreaterThan(0)
    expect(compareIds('10', '10')).toBe(0)
  })
})
