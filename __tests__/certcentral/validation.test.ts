import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import {
  DcvMethodSchema,
  DcvValueSchema,
  ValidationSchema,
  isValidated,
} from '../../src/certcentral/validation.ts'
import { parseMoment } from '../../src/util/moment.ts'

/** The shape of DigiCert's page: IDs are texts there. */
const WIRE = {
  order_id: '112211',
  order_status: 'pending',
  order_name_scope: 'base_domain',
  order_dcv_method: 'Email',
  organization_id: '12345',
  organization_validations: [
    {
      type: 'OV',
      status: 'pending',
      date_created: '2026-11-01T10:00:00+00:00',
      validated_until: null,
    },
  ],
  dns_name_validations: [
    {
      domain_id: '1234',
      name_scope: 'example.com',
      status: 'Approved',
      method: 'email',
      validated_until: '2027-01-05T00:00:00+00:00',
      dns_names: ['sub.example.com', ' '],
    },
    {},
  ],
}

describe('the validation of an order', () => {
  test('as documented, with an entry that shows nothing', () => {
    expect(v.parse(ValidationSchema, WIRE)).toEqual({
      orderId: '112211',
      method: 'email',
      organizations: [{ type: 'ov', status: 'pending', validatedUntil: undefined }],
      domains: [
        {
          scope: 'example.com',
          status: 'approved',
          method: 'email',
          validatedUntil: parseMoment('2027-01-05T00:00:00Z'),
          dnsNames: ['sub.example.com'],
        },
        { scope: '', status: '', method: '', validatedUntil: undefined, dnsNames: [] },
      ],
    })
  })

  test.each([{}, { order_id: null, organization_validations: null, dns_name_validations: null }])(
    '%j shows nothing',
    (wire) => {
      const nothing = { orderId: undefined, method: '', organizations: [], domains: [] }
      expect(v.parse(ValidationSchema, wire)).toEqual(nothing)
    },
  )

  test.each([
    null,
    { order_id: 'x' },
    { dns_name_validations: {} },
    { dns_name_validations: [{ status: 7 }] },
    { organization_validations: ['ov'] },
  ])('%j is not believed', (wire) => {
    expect(v.safeParse(ValidationSchema, wire).success).toBe(false)
  })
})

test.each([
  ...['approved', 'active', 'complete', 'valid'].map((status) => [status, true] as const),
  ...['pending', 'rejected', 'expired', ''].map((status) => [status, false] as const),
])('%s is done: %p', (status, isDone) => {
  expect(isValidated({ status })).toBe(isDone)
})

test.each([1_798_700_000, {}, 'soon'])('a value is kept although its end is %j', (end) => {
  const wire = { dcv_random_value: 'h3ll0', expiration_date: end }
  const value = { text: 'h3ll0', expires: undefined }
  expect(v.parse(DcvValueSchema, wire)).toEqual(value)
  expect(v.parse(DcvMethodSchema, wire)).toEqual({ value })
})
