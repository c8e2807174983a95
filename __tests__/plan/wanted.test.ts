import { describe, expect, test } from '@jest/globals'
import type { OrderCertificate } from '../../src/certcentral/schema.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { isTls, wantedNames } from '../../src/plan/wanted.ts'
import { date, inputs, issuedReissue, NAMES, order, picture } from '../support/orders.ts'

const wanted = (wish: Partial<Inputs> = {}, shown: Partial<OrderCertificate> = {}) =>
  wantedNames(inputs(wish), picture({ order: order({}, shown) }))

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
      isFromHidden: false,
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
    expect(wanted({ removeNames: ['example.com'] })).toEqual({
      code: 'common_name_removed',
      name: 'example.com',
    })
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

  test('a repeated name of the order is one', () => {
    const shown = { dnsNames: ['Example.COM', 'www.example.com', 'WWW.example.com'] }
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
    for (const [name, fault] of [
      ['https://example.com', 'url'],
      ['10.0.0.9', 'ip_address'],
      ['a b', 'space'],
    ]) {
      const code = 'common_name_invalid'
      expect(wanted({ commonName: name })).toMatchObject({ code, name, fault })
    }
    expect(wanted({ commonName: '10.0.0.9' }, { dnsNames: ['10.0.0.9'] })).toMatchObject({
      commonName: '10.0.0.9',
      dnsNames: ['example.com'],
    })
    expect(wanted({ commonName: 'EXAMPLE.com' })).toMatchObject({ commonName: 'example.com' })
  })

  test('an order without a common name needs one', () => {
    for (const commonName of [undefined, '', ' ']) {
      expect(wanted({}, { commonName })).toEqual({ code: 'common_name_missing' })
    }
    expect(wanted({ commonName: 'example.com' }, { commonName: undefined })).toMatchObject({
      commonName: 'example.com',
      dnsNames: ['www.example.com'],
    })
  })
})

describe('where names come from', () => {
  const hiding = { id: '200', status: 'pending', dnsNames: ['other.example.com'] }
  const live = issuedReissue({
    ...{ id: '150', serialNumber: '0150' },
    dateCreated: date('2026-06-01'),
  })
  const from = (wish: Partial<Inputs>, list = [live]) =>
    wantedNames(inputs(wish), picture({ order: order({}, hiding), list }))

  test('the live certificate in the list, where the order shows a pending one', () => {
    expect(from({})).toMatchObject({ all: NAMES, added: [], isFromHidden: false })
  })

  test('the pending one, where the live one is hidden: it may lack some', () => {
    const all = ['example.com', 'other.example.com']
    expect(from({}, [])).toMatchObject({ all, isFromHidden: true })
    expect(from({ dnsNames: NAMES }, [])).toMatchObject({ all: NAMES, isFromHidden: true })
    const typed = { commonName: 'example.com', dnsNames: NAMES }
    expect(from(typed, [])).toMatchObject({ all: NAMES, isFromHidden: false })
  })

  test('what only the pending one shows is not removed from the live one', () => {
    const typed = { dnsNames: ['www.example.com'] }
    expect(from(typed, [])).toMatchObject({ all: NAMES, removed: [], dropped: [] })
  })

  test('the live one in the list without its names: it may have more', () => {
    const bare = { ...live, dnsNames: undefined }
    expect(from({}, [bare])).toMatchObject({ all: ['example.com'], isFromHidden: true })
  })

  test('the order itself without dns_names: that is all that it shows', () => {
    expect(wanted({}, { dnsNames: undefined })).toMatchObject({
      all: ['example.com'],
      isFromHidden: false,
    })
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
    // Not how it begins.
    ['nameId', 'intranet_client', true],
    ['nameId', '', true],
  ])('%s %s: the rules apply is %s', (field, text, applies) => {
    const product = { nameId: '', type: '', name: '', [field]: text.toLowerCase() }
    expect(isTls(order({ product }))).toBe(applies)
  })

  test.each([
    ['ssl_certificate', 'code_signing', true],
    ['code_signing', 'ssl_basic', false],
    ['ssl_certificate', 'private_ssl_email', true],
  ])('type %s, nameId %s: the rules apply is %s', (type, nameId, applies) => {
    expect(isTls(order({ product: { type, nameId, name: '' } }))).toBe(applies)
  })

  test('names that are not given are not sent, and nothing counts as dropped or added', () => {
    const product = { nameId: '', type: 'code_signing', name: '' }
    const names = (wish: Partial<Inputs>) =>
      wantedNames(inputs(wish), picture({ order: order({ product }) }))
    const none = { isTls: false, dropped: [], removed: [], added: [], isFromHidden: false }
    expect(names({})).toEqual({ ...none, commonName: undefined, dnsNames: undefined, all: [] })
    expect(names({ commonName: 'Example, Inc.', dnsNames: ['a.example'] })).toEqual({
      ...none,
      commonName: 'Example, Inc.',
      dnsNames: ['a.example'],
      all: ['Example, Inc.', 'a.example'],
    })
  })
})
