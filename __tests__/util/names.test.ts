import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  NameError,
  nameKey,
  parseName,
  parseRemovedName,
  unique,
  without,
} from '../../src/util/names.ts'

const LABEL = 'a'.repeat(63)
/** 253 characters, the most that a name may have. */
const LONG = `${LABEL}.${LABEL}.${LABEL}.${'a'.repeat(61)}`

/** Why a text is refused. */
function faultOf(parse: () => string): string {
  try {
    return `accepted as ${parse()}`
  } catch (error) {
    if (error instanceof NameError) {
      return error.code
    }
    throw error
  }
}

describe('a typed name', () => {
  test.each([
    ['example.com', 'example.com'],
    ['WWW.Example.COM', 'www.example.com'],
    ['*.Example.com', '*.example.com'],
    ['intranet', 'intranet'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['*.BÜCHER.example', '*.xn--bcher-kva.example'],
    ['日本語.jp', 'xn--wgv71a119e.jp'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['1and1.example', '1and1.example'],
    ['a--b.example', 'a--b.example'],
    [`${LABEL}.example`, `${LABEL}.example`],
    [LONG, LONG],
  ])('%s is %s', (typed, sent) => {
    expect(parseName(typed)).toBe(sent)
  })

  test.each([
    ['https://example.com', 'url'],
    ['HTTPS:example.com', 'url'],
    ['example.com/path', 'url'],
    ['example.com?a', 'url'],
    ['user@example.com', 'url'],
    ['a b.example', 'space'],
    ['10.0.0.1', 'ip_address'],
    ['2001:db8::1', 'ip_address'],
    ['::1', 'ip_address'],
    ['1.2.3', 'ends_in_number'],
    ['example.123', 'ends_in_number'],
    ['a..example', 'empty_label'],
    ['.example.com', 'empty_label'],
    ['example.com.', 'empty_label'],
    ['*.', 'empty_label'],
    ['', 'empty_label'],
    ['*', 'inner_wildcard'],
    ['w*.example.com', 'inner_wildcard'],
    ['www.*.com', 'inner_wildcard'],
    ['*.*.example.com', 'inner_wildcard'],
    ['-a.example', 'other_characters'],
    ['a-.example', 'other_characters'],
    ['_dmarc.example.com', 'other_characters'],
    ['a_b.example.com', 'other_characters'],
    ['exam!ple.com', 'other_characters'],
    ['example.com:443', 'other_characters'],
    [`${LABEL}a.example`, 'long_label'],
    [`${LONG}a`, 'long_name'],
    [`*.${LONG}`, 'long_name'],
    ['a\u200b b', 'space'],
    ['bü cher.example', 'space'],
    ['bücher..example', 'empty_label'],
  ])('%s is refused: %s', (typed, fault) => {
    expect(faultOf(() => parseName(typed))).toBe(fault)
  })

  test('whatever is typed, what is sent is a name of ASCII labels, and stays the same', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.stringMatching(/^(?:\*\.)?[a-zA-Z0-9äÖß_.*-]{1,40}$/),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const name = nameOrNothing(text)
        const again = name === undefined ? undefined : parseName(name)
        expect(again).toBe(name)
        expect(name ?? 'a').toMatch(/^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/)
        expect(name ?? nameKey(text)).toBe(nameKey(text))
      }),
    )
  })
})

function nameOrNothing(typed: string): string | undefined {
  try {
    return parseName(typed)
  } catch (error) {
    if (error instanceof NameError) {
      return undefined
    }
    throw error
  }
}

describe('a name to be removed', () => {
  test.each([
    ['WWW.Example.com', 'www.example.com'],
    ['_dmarc.example.com', '_dmarc.example.com'],
    ['10.0.0.1', '10.0.0.1'],
    ['2001:0DB8::0001', '2001:db8::1'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['*.example.com', '*.example.com'],
    ['intranet', 'intranet'],
  ])('%s is compared as %s', (typed, key) => {
    expect(parseRemovedName(typed)).toBe(key)
  })

  test.each(['https://example.com', 'a/b', 'a@b.example', 'a!b', '""'])('%s is none', (typed) => {
    expect(faultOf(() => parseRemovedName(typed))).toBe('not_a_name')
  })
})

describe('comparing', () => {
  test.each([
    ['Example.COM', 'example.com'],
    [' example.com ', 'example.com'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['10.0.0.1', '10.0.0.1'],
    ['_A.example', '_a.example'],
  ])('%s is the same name as %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  test('without keeps the rest to the letter', () => {
    expect(without(['A.example', 'B.example', 'c.example'], ['b.EXAMPLE'])).toEqual([
      'A.example',
      'c.example',
    ])
    expect(without(['a.example'], [])).toEqual(['a.example'])
    expect(without([], ['a.example'])).toEqual([])
  })

  test('unique keeps the first spelling', () => {
    expect(unique(['A.example', 'b.example', 'a.EXAMPLE'])).toEqual(['A.example', 'b.example'])
  })
})
