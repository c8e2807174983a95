import { describe, expect, test } from '@jest/globals'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { isTls, wantedNames } from '../../src/plan/wanted.ts'
import { certificate, inputs, NAMES, order } from '../support/orders.ts'

const wanted = (wish: Partial<Inputs> = {}, shown: Parameters<typeof certificate>[0] = {}) =>
  wantedNames(inputs(wish), order({}, shown), certificate(shown))

describe('the names of a TLS certificate', () => {
  test('nothing given: all stay', () => {
    expect(wanted()).toEqual({
      isTls: true,
      commonName: 'example.com',
      dnsNames: ['www.example.com'],
      all: NAMES,
      dropped: [],
      removed: [],
      added: [],
    })
  })

  test('dns_names are all further names: what they leave out is dropped, what is new is added', () => {
    expect(wanted({ dnsNames: ['new.example.com'] })).toMatchObject({
      dnsNames: ['new.example.com'],
      all: ['example.com', 'new.example.com'],
      dropped: ['www.example.com'],
      removed: ['www.example.com'],
      added: ['new.example.com'],
    })
  })

  test('dns_names may repeat the common name', () => {
    expect(wanted({ dnsNames: NAMES })).toMatchObject({
      dnsNames: ['www.example.com'],
      dropped: [],
      added: [],
    })
  })

  test('a changed common name keeps the old one', () => {
    expect(wanted({ commonName: 'new.example.com' })).toMatchObject({
      commonName: 'new.example.com',
      dnsNames: NAMES,
      dropped: [],
      added: ['new.example.com'],
    })
  })

  test('remove_names takes names out of the order’s; one that it does not have is nothing', () => {
    expect(wanted({ removeNames: ['www.example.com', 'gone.example.com'] })).toMatchObject({
      dnsNames: [],
      all: ['example.com'],
      removed: ['www.example.com'],
      dropped: [],
    })
  })

  test('the common name can be removed only when another takes its place', () => {
    expect(wanted({ removeNames: ['example.com'] })).toMatch(
      /remove_names lists example\.com, which is the order's common name/,
    )
    const wish = { removeNames: ['example.com'], commonName: 'www.example.com' }
    expect(wanted(wish)).toMatchObject({
      commonName: 'www.example.com',
      dnsNames: [],
      removed: ['example.com'],
      dropped: [],
      added: [],
    })
  })

  test('names from the order are sent to the letter, whatever they are', () => {
    const odd = ['10.0.0.1', '2001:DB8::1', 'intranet', '_x.Example.com', 'BÜCHER.example']
    expect(wanted({}, { dnsNames: odd })).toMatchObject({ dnsNames: odd, added: [], dropped: [] })
    expect(wanted({}, { commonName: '10.0.0.9', dnsNames: [] })).toMatchObject({
      commonName: '10.0.0.9',
    })
  })

  test('blank and repeated names of the order are none', () => {
    const shown = { dnsNames: [' ', 'Example.COM', 'www.example.com', 'WWW.example.com', ''] }
    expect(wanted({}, shown)).toMatchObject({ dnsNames: ['www.example.com'] })
  })

  test('the same name in another case, or as IDN, is neither dropped nor added', () => {
    const shown = { dnsNames: ['WWW.EXAMPLE.COM', 'bücher.example'] }
    const wish = { dnsNames: ['www.example.com', 'xn--bcher-kva.example'] }
    expect(wanted(wish, shown)).toMatchObject({ dropped: [], added: [], ...wish })
  })

  test('an address may be removed in another spelling', () => {
    const shown = { dnsNames: ['2001:0db8:0:0:0:0:0:1'] }
    expect(wanted({ removeNames: ['2001:db8::1'] }, shown)).toMatchObject({
      dnsNames: [],
      dropped: [],
      removed: ['2001:0db8:0:0:0:0:0:1'],
    })
  })

  test('a typed common name is checked, unless the order has it already', () => {
    expect(wanted({ commonName: 'Bücher.example' })).toMatchObject({
      commonName: 'xn--bcher-kva.example',
    })
    expect(wanted({ commonName: 'https://example.com' })).toMatch(/^common_name .* is a URL/)
    expect(wanted({ commonName: '10.0.0.9' })).toMatch(/IP address/)
    expect(wanted({ commonName: '10.0.0.9' }, { dnsNames: ['10.0.0.9'] })).toMatchObject({
      commonName: '10.0.0.9',
      dnsNames: ['example.com'],
    })
    expect(wanted({ commonName: 'EXAMPLE.com' })).toMatchObject({ commonName: 'example.com' })
  })

  test('an order without a common name needs one', () => {
    for (const commonName of [undefined, '', ' ']) {
      expect(wanted({}, { commonName })).toBe('The order shows no common name: give common_name')
    }
  })
})

describe('products without rules about names', () => {
  test.each([
    ['type', 'code_signing', false],
    ['type', 'code_signing_certificate', false],
    ['type', 'Document Signing', false],
    ['type', 'client_certificate', false],
    ['type', 'smime', false],
    ['nameId', 'code_signing_ev', false],
    ['nameId', 'document_signing_org_2', false],
    ['nameId', 'client_premium', false],
    ['nameId', 'class1_smime', false],
    ['nameId', 'secure_email_mailbox', false],
    ['nameId', 'vmc_basic', false],
    ['type', 'ssl_certificate', true],
    ['nameId', 'ssl_securesite_flex', true],
    ['nameId', 'private_ssl_wildcard', true],
    ['nameId', 'ssl_multi_domain', true],
    ['nameId', 'something_new', true],
    ['nameId', '', true],
  ])('%s %s: the rules apply is %s', (field, text, applies) => {
    const product = { nameId: '', type: '', name: '', [field]: text.toLowerCase() }
    expect(isTls(order({ product }))).toBe(applies)
  })

  test.each([
    ['ssl_certificate', 'code_signing', false],
    ['code_signing', 'ssl_basic', false],
    ['ssl_certificate', 'private_ssl_email', true],
  ])('type %s, nameId %s: the rules apply is %s', (type, nameId, applies) => {
    expect(isTls(order({ product: { type, nameId, name: '' } }))).toBe(applies)
  })

  test('what is not given is not sent, and nothing counts as dropped or added', () => {
    const product = { nameId: '', type: 'code_signing', name: '' }
    const names = (wish: Partial<Inputs>) =>
      wantedNames(inputs(wish), order({ product }), certificate())
    const none = { isTls: false, dropped: [], removed: [], added: [] }
    expect(names({})).toEqual({ ...none, commonName: undefined, dnsNames: undefined, all: [] })
    expect(names({ commonName: 'Example, Inc.', dnsNames: ['a.example'] })).toEqual({
      ...none,
      commonName: 'Example, Inc.',
      dnsNames: ['a.example'],
      all: ['Example, Inc.', 'a.example'],
    })
  })
})
