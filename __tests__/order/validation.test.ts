import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { ValidationSchema, type Validation } from '../../src/certcentral/validation.ts'
import { foreseenNames, openDomains, publicationOf } from '../../src/order/validation.ts'

const NOW = Date.parse('2026-11-29T12:00:00Z')
const VALUE = { text: 'h3ll0', expires: '2026-12-29T12:00:00+00:00' }

interface Domain {
  readonly name_scope?: string
  readonly status?: string
  readonly method?: string
  readonly validated_until?: string
  readonly dns_names?: readonly string[]
}

function validation(domains: readonly Domain[], method = 'dns-txt-token'): Validation {
  return v.parse(ValidationSchema, { order_dcv_method: method, dns_name_validations: domains })
}

/** The records to publish for one pending domain. */
function published(
  domain: Domain,
  method?: string,
  set?: string,
  value: typeof VALUE | undefined = VALUE,
) {
  const read = validation([{ status: 'pending', ...domain }], method)
  return publicationOf(read, openDomains(read, NOW), set, value)
}

describe('the domains to validate', () => {
  test.each([
    [{ status: 'approved' }, []],
    [{ status: 'Approved', validated_until: '2027-01-01' }, []],
    [{ status: 'active' }, []],
    [{ status: 'complete' }, []],
    [{ status: 'valid' }, []],
    [{ status: 'pending' }, ['a.example']],
    [{ status: 'unheard_of' }, ['a.example']],
    [{}, ['a.example']],
    [{ status: 'approved', validated_until: '2026-11-29T11:59:59+00:00' }, ['a.example']],
    [{ status: 'approved', validated_until: '2026-11-29T12:00:01+00:00' }, []],
    // A day without a time is its first moment.
    [{ status: 'approved', validated_until: '2026-11-29' }, ['a.example']],
  ])('%j', (domain, expected) => {
    const read = validation([{ name_scope: 'a.example', ...domain }])
    expect(openDomains(read, NOW).map(({ scope }) => scope)).toEqual(expected)
  })

  test('a DV order needs it for all its names, another only for those that are not validated', () => {
    const read = validation([
      { name_scope: 'a.example', status: 'approved', dns_names: ['a.example', 'www.a.example'] },
      { name_scope: 'b.example', status: 'expired', dns_names: ['b.example'] },
    ])
    expect(foreseenNames(read, false, NOW)).toEqual(['b.example'])
    expect(foreseenNames(read, true, NOW)).toEqual(['a.example', 'www.a.example', 'b.example'])
  })
})

describe('records', () => {
  test('a TXT record for the domain, whatever the names under it', () => {
    const names = ['www.Example.com', '*.example.com']
    expect(published({ name_scope: 'Example.com', dns_names: names })).toEqual({
      method: 'dns-txt-token',
      names,
      records: [
        {
          ...{ domain: 'example.com', names, method: 'dns-txt-token', type: 'TXT' },
          ...{ name: '_dnsauth.example.com', value: 'h3ll0', expires: VALUE.expires },
        },
      ],
      unpublished: [],
    })
  })

  test('a CNAME record leads to DigiCert; without a known end the record says none', () => {
    const { records } = published({ name_scope: '*.example.com' }, 'dns-cname-token', undefined, {
      text: 'h3ll0',
      expires: undefined as unknown as string,
    })
    expect(records).toEqual([
      {
        ...{ domain: 'example.com', names: ['*.example.com'], method: 'dns-cname-token' },
        ...{ type: 'CNAME', name: '_dnsauth.example.com', value: 'h3ll0.dcv.digicert.com' },
      },
    ])
  })

  test('a file for each name, and none for a wildcard', () => {
    const names = ['example.com', 'WWW.example.com', '*.example.com', 'a b.example.com']
    const { records, unpublished } = published(
      { name_scope: 'example.com', dns_names: names },
      'http-token',
    )
    expect(
      records.map(({ domain, names: at, type, name, value }) => [domain, at, type, name, value]),
    ).toEqual(
      ['example.com', 'WWW.example.com'].map((name) => [
        ...['example.com', [name], 'HTTP'],
        `http://${name.toLowerCase()}/.well-known/pki-validation/fileauth.txt`,
        'h3ll0',
      ]),
    )
    expect(unpublished).toEqual([
      { code: 'wildcard', names: ['*.example.com'] },
      { code: 'unsafe', names: ['a b.example.com'] },
    ])
  })

  test('one for each scope and method, however many entries show it', () => {
    const read = validation([
      { name_scope: 'a.example', dns_names: ['a.example', 'www.a.example'] },
      { name_scope: 'A.example', dns_names: ['WWW.a.example', '*.a.example'] },
      { name_scope: 'b.example' },
    ])
    const { records, unpublished } = publicationOf(read, read.domains, undefined, VALUE)
    expect(records.map(({ domain, names }) => [domain, names])).toEqual([
      ['a.example', ['a.example', 'www.a.example', '*.a.example']],
      ['b.example', ['b.example']],
    ])
    expect(unpublished).toEqual([])
  })

  test('one for each file, however many scopes show its name', () => {
    const dns_names = ['www.a.example']
    const read = validation(
      [
        { name_scope: 'a.example', dns_names },
        { name_scope: 'www.a.example', dns_names },
      ],
      'http-token',
    )
    expect(publicationOf(read, read.domains, undefined, VALUE).records).toHaveLength(1)
  })

  test('names no name that is not safe in DNS', () => {
    const unsafe = ['$(id).a.example', 'a.example\n::error::x']
    const names = ['*.a.example', 'a_b.a.example']
    const domain = { name_scope: 'a.example', dns_names: [...unsafe, ...names] }
    expect(published(domain)).toMatchObject({
      records: [{ name: '_dnsauth.a.example', names }],
      unpublished: [{ code: 'unsafe', names: unsafe }],
    })
    expect(published({ ...domain, dns_names: unsafe }).records).toEqual([])
  })

  test("the method that was set counts before the order's, and that before the domain's own", () => {
    const own = { name_scope: 'a.example', method: 'email' }
    expect(published(own, '').unpublished).toEqual([{ code: 'email', names: ['a.example'] }])
    expect(published(own, 'dns-cname-token').records).toMatchObject([{ type: 'CNAME' }])
    expect(published(own, 'dns-cname-token', 'dns-txt-token')).toMatchObject({
      method: 'dns-txt-token',
      records: [{ type: 'TXT' }],
    })
  })

  test('no domain is lost: of several, each has its record or says why not', () => {
    const read = validation([
      { name_scope: 'a.example', status: 'pending' },
      { name_scope: 'b.example', status: 'approved' },
      { name_scope: '', status: 'pending', dns_names: ['c.example'] },
      { name_scope: 'd.example', status: 'pending' },
    ])
    const { names, records, unpublished } = publicationOf(
      read,
      openDomains(read, NOW),
      undefined,
      VALUE,
    )
    expect(names).toEqual(['a.example', 'c.example', 'd.example'])
    expect(records.map(({ domain }) => domain)).toEqual(['a.example', 'd.example'])
    expect(unpublished).toEqual([{ code: 'unsafe', names: ['c.example'] }])
  })
})

describe('no record', () => {
  test('without a value, or with a method of which nothing is known', () => {
    const read = validation([{ name_scope: 'a.example', status: 'pending' }], '')
    expect(publicationOf(read, openDomains(read, NOW), 'dns-txt-token', undefined)).toMatchObject({
      records: [],
      unpublished: [{ code: 'no_value', names: ['a.example'] }],
    })
    expect(publicationOf(read, openDomains(read, NOW), undefined, VALUE)).toMatchObject({
      method: undefined,
      records: [],
      unpublished: [{ code: 'unknown_method', names: ['a.example'] }],
    })
  })

  test.each(['a\nsend', 'a b', '"', '', '$(id)', 'ä', 'a.b', 'x'.repeat(64), 'a\u202e'])(
    'with the value %j',
    (text) => {
      const read = validation([{ name_scope: 'a.example', status: 'pending' }])
      const made = publicationOf(read, openDomains(read, NOW), undefined, {
        text,
        expires: undefined,
      })
      expect(made).toMatchObject({ records: [], unpublished: [{ code: 'unsafe' }] })
    },
  )

  test.each([
    'a.example\nupdate add evil.example 1 TXT x',
    'a example',
    'example',
    '.example',
    'a..example',
    '-a.example',
    'a.*.example',
    'bücher.example',
    'a.example;',
    '192.0.2.1',
    `${'x'.repeat(64)}.example`,
    `${'x.'.repeat(120)}example`,
  ])('at the scope %j', (scope) => {
    const { records, unpublished } = published({ name_scope: scope, dns_names: ['a.example'] })
    expect(records).toEqual([])
    expect(unpublished).toEqual([{ code: 'unsafe', names: ['a.example'] }])
  })
})
