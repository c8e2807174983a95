import { describe, expect, test } from '@jest/globals'
import { fittingRecords, OUTPUTS, outputsOf } from '../../src/report/outputs.ts'
import type { DcvRecord } from '../../src/order/validation.ts'
import type { CertificateFacts, RunState } from '../../src/report/state.ts'
import { at, NOW, RECORD } from './samples.ts'

const outputs = (state: RunState) => outputsOf(state, NOW)
const EMPTY = Object.fromEntries(OUTPUTS.map((name) => [name, '']))

const facts = (serialNumber: string, validTill: string): CertificateFacts => ({
  id: '1',
  serialNumber,
  validFrom: undefined,
  validTill: at(validTill),
  keyId: undefined,
})

describe('what the state gives', () => {
  test('nothing, in every output', () => {
    expect(outputs({})).toEqual(EMPTY)
  })

  test.each<[keyof RunState, RunState, Readonly<Record<string, string>>]>([
    ['orderId', { orderId: '123' }, { order_id: '123' }],
    ['requestIds', { requestIds: ['7', '8'] }, { request_id: '7,8' }],
    ['certificateId', { certificateId: '9' }, { certificate_id: '9' }],
    ['reissued', { reissued: true }, { reissued: 'true' }],
    ['reissued', { reissued: false }, { reissued: 'false' }],
    ['reissued', { reissued: 'unknown' }, { reissued: '' }],
    ['status', { status: 'needs_validation' }, { status: 'needs_validation' }],
    ['autoReissue', { autoReissue: false }, { auto_reissue: 'false' }],
    ['orderEnds', { orderEnds: at('2027-03-01T23:59:59Z') }, { order_valid_till: '2027-03-01' }],
    [
      'certificatePath',
      { certificatePath: '/work/##[a] b.pem' },
      { certificate_path: '/work/##[a] b.pem' },
    ],
  ])('%s', (_field, state, expected) => {
    expect(outputs(state)).toEqual({ ...EMPTY, ...expected })
  })

  test('the newest issued certificate: the one that was live, then the new one', () => {
    const live = facts('0A', '2026-08-23')
    const shown = { serial_number: '0A', valid_till: '2026-08-23', days_remaining: '-3' }
    expect(outputs({ live })).toEqual({ ...EMPTY, ...shown })
    expect(outputs({ live, issued: facts('0B', '2026-09-26') })).toEqual({
      ...EMPTY,
      ...{ serial_number: '0B', valid_till: '2026-09-26', days_remaining: '31' },
    })
  })

  test('the reason is one line of bounded length, also when it is a list or endless', () => {
    const list = outputs({ reason: { code: 'failed', error: new Error('a:\n- b\n- c') } }).reason
    expect(list).toBe('a: - b - c')
    const long = outputs({ reason: { code: 'failed', error: new Error('x'.repeat(9000)) } }).reason
    expect(long).toHaveLength(2000)
  })

  test('a text of the server is one line, and has at most 64 KB', () => {
    expect(outputs({ certificateId: '9\n::error::evil\u202e' }).certificate_id).toBe(
      '9 ::error::evil',
    )
    const { serial_number: serial } = outputs({ live: facts('é'.repeat(40_000), '2026-09-01') })
    expect(serial).toBe('é'.repeat(32_768))
  })
})

describe('domain validation', () => {
  const dcv = { names: ['example.com'], method: 'dns-txt-token', randomValue: 'fd8a1b' }

  test('the value and the records, as JSON', () => {
    const shown = outputs({ status: 'needs_validation', dcv: { ...dcv, records: [RECORD] } })
    expect(shown.dcv_random_value).toBe('fd8a1b')
    expect(JSON.parse(shown.dcv_records)).toEqual([RECORD])
  })

  test('without records the output is empty, not an empty array', () => {
    const shown = outputs({ status: 'needs_validation', dcv: { ...dcv, records: [] } })
    expect(shown).toMatchObject({ dcv_random_value: 'fd8a1b', dcv_records: '' })
  })

  test.each(['issued', 'rejected'] as const)('both are cleared when it is %s', (status) => {
    const shown = outputs({ status, dcv: { ...dcv, records: [RECORD] } })
    expect(shown).toEqual({ ...EMPTY, status })
  })

  test('what ends a line or turns the direction of reading is escaped, and reads the same', () => {
    const odd: DcvRecord = { ...RECORD, value: 'a\u2028b\u202ec\u0085d' }
    const json = outputs({ dcv: { ...dcv, records: [odd] } }).dcv_records
    expect(json).not.toMatch(/[\u2028\u202e\u0085]/)
    expect(JSON.parse(json)).toEqual([odd])
  })

  test('whole records only, as many as 64 KB hold', () => {
    const records = Array.from({ length: 1000 }, (_, index) => ({
      ...RECORD,
      domain: `${index}.example.com`,
    }))
    const json = outputs({ dcv: { ...dcv, records } }).dcv_records
    const kept = fittingRecords(records)
    expect(JSON.parse(json)).toEqual(kept)
    expect(kept).toEqual(records.slice(0, kept.length))
    expect(kept.length).toBeLessThan(1000)
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(65_536)
    // One more would not fit.
    const more = JSON.stringify(records.slice(0, kept.length + 1))
    expect(Buffer.byteLength(more)).toBeGreaterThan(65_536)
  })
})
