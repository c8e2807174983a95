import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { parseMoment } from '../../src/util/moment.ts'
import {
  OrderSchema,
  ReissueAnswerSchema,
  ReissueListSchema,
} from '../../src/certcentral/schema.ts'

/** The example of DigiCert's page, with the fields that it leaves as "..". */
const ORDER = {
  id: 123456789,
  status: 'issued',
  order_valid_till: '2027-03-01',
  auto_reissue: 0,
  is_multi_year_plan: '1',
  is_renewed: true,
  renewed_order_id: 112244,
  certificate: {
    id: 112358,
    serial_number: '0A0B',
    thumbprint: 'ff',
    common_name: 'example.com',
    dns_names: ['example.com', 'www.example.com'],
    valid_from: '2026-03-01',
    valid_till: '2026-09-15',
    days_remaining: 120,
    csr: '-----BEGIN CERTIFICATE REQUEST-----',
    server_platform: { id: 45, name: 'nginx' },
    signature_hash: 'SHA256',
    key_size: 2048,
    ca_cert: { id: '1', name: 'CA' },
  },
  organization: { id: 117483, name: 'Example' },
  product: { name_id: 'ssl_basic', name: 'Basic', type: 'ssl_certificate', validation_type: 'ov' },
  requests: [
    {
      id: 1,
      date: '2026-03-01T18:16:07+00:00',
      type: 'new_request',
      status: 'approved',
      comments: 'hello',
    },
  ],
}

const order = (change: object) => v.parse(OrderSchema, { ...ORDER, ...change })
const certificate = (change: object) =>
  order({ certificate: { ...ORDER.certificate, ...change } }).certificate
const believes = (schema: v.GenericSchema, wire: unknown) => v.safeParse(schema, wire).success

describe('an order', () => {
  test('as documented; unknown fields are ignored', () => {
    expect(order({})).toEqual({
      id: '123456789',
      status: 'issued',
      orderValidTill: parseMoment('2027-03-01'),
      autoReissue: false,
      product: { nameId: 'ssl_basic', type: 'ssl_certificate', name: 'Basic' },
      validationType: 'ov',
      isRenewed: true,
      renewedBy: '112244',
      requests: [
        {
          id: '1',
          date: parseMoment('2026-03-01T18:16:07Z'),
          type: 'new_request',
          status: 'approved',
          comments: 'hello',
        },
      ],
      certificate: {
        id: '112358',
        serialNumber: '0A0B',
        commonName: 'example.com',
        dnsNames: ['example.com', 'www.example.com'],
        status: '',
        validFrom: parseMoment('2026-03-01'),
        validTill: parseMoment('2026-09-15'),
        csr: '-----BEGIN CERTIFICATE REQUEST-----',
        serverPlatformId: 45,
        signatureHash: 'sha256',
      },
    })
  })

  test('the least: an ID and a certificate, also where the rest is null', () => {
    const least = {
      id: '7',
      status: '',
      orderValidTill: undefined,
      autoReissue: undefined,
      product: { nameId: '', type: '', name: '' },
      validationType: '',
      isRenewed: false,
      renewedBy: undefined,
      requests: [],
      certificate: {
        id: undefined,
        dnsNames: undefined,
        validTill: undefined,
        serverPlatformId: undefined,
        signatureHash: '',
      },
    }
    expect(v.parse(OrderSchema, { id: 7, certificate: {} })).toMatchObject(least)
    const nothing = {
      ...{ status: null, order_valid_till: null, auto_reissue: null, product: null },
      ...{ is_renewed: null, renewed_order_id: null },
      requests: null,
    }
    const empty = { id: null, dns_names: null, valid_till: null, server_platform: null }
    expect(v.parse(OrderSchema, { id: '7', ...nothing, certificate: empty })).toMatchObject(least)
  })

  test.each([
    [0, false],
    [1, true],
    ['0', false],
    ['1', true],
    [false, false],
    [true, true],
    ['TRUE', true],
    [null, undefined],
    ['', undefined],
    [2, undefined],
    [{}, undefined],
  ])('auto_reissue %j is %s', (wire, value) => {
    expect(order({ auto_reissue: wire }).autoReissue).toBe(value)
  })

  test('statuses and words are lower-cased', () => {
    expect(order({ status: ' Reissue_Pending ' }).status).toBe('reissue_pending')
    expect(certificate({ status: 'REVOKED' }).status).toBe('revoked')
  })

  test('names are kept to the letter, blank ones left out', () => {
    const names = [' ', 'Example.COM', '', null, 'example.com', '10.0.0.1']
    expect(certificate({ dns_names: names }).dnsNames).toEqual([
      'Example.COM',
      'example.com',
      '10.0.0.1',
    ])
  })

  test('a server platform is a number, or none', () => {
    expect(certificate({ server_platform: { id: '45' } }).serverPlatformId).toBe(45)
    expect(certificate({ server_platform: { id: -1 } }).serverPlatformId).toBe(-1)
    expect(certificate({ server_platform: { id: 'nginx' } }).serverPlatformId).toBeUndefined()
    expect(certificate({ server_platform: {} }).serverPlatformId).toBeUndefined()
  })

  test('a date that names none is missing, not wrong', () => {
    expect(certificate({ valid_till: '' }).validTill).toBeUndefined()
    expect(certificate({ valid_till: '0000-00-00' }).validTill).toBeUndefined()
  })

  test.each([
    ['no ID', { id: undefined }],
    ['an ID that is no number', { id: '12a' }],
    ['a negative ID', { id: -1 }],
    ['an ID too large to be exact', { id: 2 ** 53 }],
    ['no certificate', { certificate: undefined }],
    ['a certificate that is a text', { certificate: 'none' }],
    ['names that are a text', { certificate: { dns_names: 'example.com' } }],
    ['names that are no texts', { certificate: { dns_names: [1] } }],
    ['a common name that is no text', { certificate: { common_name: 1 } }],
    ['requests that are no list', { requests: {} }],
    ['a request without an ID', { requests: [{}] }],
  ])('%s is not believed', (_what, change) => {
    expect(believes(OrderSchema, { ...ORDER, ...change })).toBe(false)
  })

  test.each([[[]], [null], ['text'], [7]])('%j is no order', (wire) => {
    expect(believes(OrderSchema, wire)).toBe(false)
  })
})

describe('a list of reissues', () => {
  test('as documented, and the least of an entry', () => {
    const wire = {
      id: '9',
      serial_number: '0C',
      common_name: 'example.com',
      dns_names: ['www.example.com'],
      status: 'Issued',
      date_created: '2026-11-20T10:00:00+00:00',
      date_issued: '2026-11-20',
      valid_from: '2026-11-19',
      valid_till: '2027-05-01',
      days_remaining: 3,
      csr: 'x',
      server_platform: { id: 45 },
      signature_hash: 'SHA384',
    }
    expect(v.parse(ReissueListSchema, { certificates: [wire, { id: 8 }] }).certificates).toEqual([
      {
        id: '9',
        serialNumber: '0C',
        commonName: 'example.com',
        dnsNames: ['www.example.com'],
        status: 'issued',
        dateCreated: parseMoment('2026-11-20T10:00:00Z'),
        dateIssued: parseMoment('2026-11-20'),
        validFrom: parseMoment('2026-11-19'),
        validTill: parseMoment('2027-05-01'),
        csr: 'x',
        serverPlatformId: 45,
        signatureHash: 'sha384',
      },
      {
        id: '8',
        serialNumber: undefined,
        commonName: undefined,
        dnsNames: undefined,
        status: '',
        dateCreated: undefined,
        dateIssued: undefined,
        validFrom: undefined,
        validTill: undefined,
        csr: undefined,
        serverPlatformId: undefined,
        signatureHash: '',
      },
    ])
  })

  test.each([{}, { certificates: [] }, { certificates: null }])('%j is empty', (wire) => {
    expect(v.parse(ReissueListSchema, wire)).toEqual({ certificates: [], total: undefined })
  })

  test('without its key it is not empty where errors stand in its place', () => {
    expect(believes(ReissueListSchema, { errors: [{ code: 'not_found' }] })).toBe(false)
    expect(believes(ReissueListSchema, { errors: [] })).toBe(true)
  })

  test.each([
    [{ total: 3 }, 3],
    [{ total: '3' }, 3],
    [{ total: null }, undefined],
    [{}, undefined],
    [null, undefined],
    ['many', undefined],
  ])('a page of %j: the total is %s', (page, total) => {
    expect(v.parse(ReissueListSchema, { certificates: [], page }).total).toBe(total)
  })

  test('names that are not shown are told from none', () => {
    const names = (dns_names: unknown) =>
      v.parse(ReissueListSchema, { certificates: [{ id: 8, dns_names }] }).certificates[0]?.dnsNames
    expect(names([])).toEqual([])
    expect(names([' '])).toEqual([])
    expect(names(null)).toBeUndefined()
    expect(names(undefined)).toBeUndefined()
  })

  test.each([{ certificates: 7 }, { certificates: [{}] }, { certificates: ['x'] }, null])(
    '%j is none',
    (wire) => {
      expect(believes(ReissueListSchema, wire)).toBe(false)
    },
  )
})

describe('the response to a reissue', () => {
  const answer = (wire: object) => v.parse(ReissueAnswerSchema, wire)
  const none = {
    orderId: '112233',
    certificateId: undefined,
    requests: [],
    chainPem: '',
    dcvRandomValue: undefined,
  }

  test('1: needs approval, with the status of the request or without', () => {
    expect(answer({ id: 112233, requests: [{ id: 332211 }] })).toEqual({
      ...none,
      requests: [{ id: '332211', status: '' }],
    })
    const told = { id: '112233', requests: [{ id: '332211', status: 'Pending' }] }
    expect(answer(told).requests).toEqual([{ id: '332211', status: 'pending' }])
  })

  test('2: approval skipped', () => {
    expect(answer({ id: 112233, certificate_id: 111112 })).toEqual({
      ...none,
      certificateId: '111112',
    })
  })

  test('3: issued at once', () => {
    const chain = [
      { subject_common_name: 'example.com', pem: 'LEAF' },
      { subject_common_name: 'CA', pem: 'ISSUER' },
    ]
    const wire = { id: 112233, certificate_id: '111112', certificate_chain: chain }
    expect(answer(wire)).toEqual({ ...none, certificateId: '111112', chainPem: 'LEAF\nISSUER' })
  })

  test('4: a name must be validated', () => {
    const wire = { id: 112233, certificate_id: 111112, dcv_random_value: 'abc123' }
    expect(answer(wire)).toEqual({ ...none, certificateId: '111112', dcvRandomValue: 'abc123' })
  })

  test('only the order’s ID is needed: odd fields besides do not lose the response', () => {
    const odd = {
      id: 112233,
      certificate_id: { a: 1 },
      requests: 'many',
      certificate_chain: 7,
      dcv_random_value: 7,
    }
    expect(answer(odd)).toEqual(none)
    expect(answer({ id: 112233, certificate_id: null, requests: null })).toEqual(none)
  })

  test('one request that cannot be read does not cost the others', () => {
    const requests = [{ id: 'x' }, { id: 332211, status: 7 }, 'odd']
    expect(answer({ id: 112233, requests }).requests).toEqual([{ id: '332211', status: '' }])
  })

  test('IDs are decimal, whatever the zeros in front', () => {
    expect(answer({ id: '00112233', certificate_id: ' 07 ' })).toMatchObject({
      orderId: '112233',
      certificateId: '7',
    })
  })

  test.each([[[{ code: 'a', message: 'b' }]], [{ code: 'a' }], ['oh no']])(
    'with errors %j it is not believed, though it has the ID',
    (errors) => {
      expect(believes(ReissueAnswerSchema, { id: 112233, errors })).toBe(false)
      expect(believes(ReissueAnswerSchema, { id: 112233, errors: [] })).toBe(true)
    },
  )

  test.each([{}, { id: null }, { id: 'x' }, { id: '../1' }, { id: 1.5 }, []])(
    '%j is not believed',
    (wire) => {
      expect(believes(ReissueAnswerSchema, wire)).toBe(false)
    },
  )
})
