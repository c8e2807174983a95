import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Redactor } from '../../src/util/redactor.ts'

const KEY = `k&y<with>"odd'%[chars]#|/\\end`

/** Ways in which a server may write a character. */
const WRITERS: Record<string, (character: string) => string> = {
  asItIs: (character) => character,
  json: (character) => JSON.stringify(character).slice(1, -1),
  jsonWithSlashes: (character) =>
    character === '/' ? '\\/' : JSON.stringify(character).slice(1, -1),
  jsonByNumber: (character) => `\\u${hexOf(character).padStart(4, '0')}`,
  decimal: (character) => `&#${character.charCodeAt(0)};`,
  hexadecimal: (character) => `&#x${hexOf(character).toUpperCase()};`,
  named: (character) =>
    ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[character] ??
    character,
  uri: (character) => (/\w/.test(character) ? character : `%${hexOf(character).padStart(2, '0')}`),
  upper: (character) => character.toUpperCase(),
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16)
}

function written(secret: string, write: (character: string) => string): string {
  return secret.split('').map(write).join('')
}

function redact(secret: string, text: string): string {
  const redactor = new Redactor()
  redactor.add(secret)
  return redactor.redact(text)
}

describe('a secret', () => {
  test.each(Object.entries(WRITERS))('is struck out, written %s', (_name, write) => {
    expect(redact(KEY, `got ${written(KEY, write)}, twice ${written(KEY, write)}.`)).toBe(
      'got ***, twice ***.',
    )
  })

  test('is struck out where it was cut, after eight characters and more', () => {
    for (let length = 8; length <= KEY.length; length += 1) {
      expect(redact(KEY, `got ${KEY.slice(0, length)}… and more`)).toBe('got ***… and more')
    }
  })

  test('of fewer than eight characters is left, and so is a beginning of fewer', () => {
    expect(redact('1234567', 'order 1234567')).toBe('order 1234567')
    expect(redact(KEY, KEY.slice(0, 7))).toBe(KEY.slice(0, 7))
  })

  test('that repeats its own beginning is struck out whole', () => {
    expect(redact('abcdefghabcdefgh', 'x abcdefghabcdefgh y abcdefghabcd')).toBe('x *** y ***')
  })

  test('of any printable characters is struck out, whatever form each of them has', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 8,
      maxLength: 80,
    })
    const forms = fc.array(fc.constantFrom(...Object.values(WRITERS)), {
      minLength: 80,
      maxLength: 80,
    })
    fc.assert(
      fc.property(printable, forms, (secret, writers) => {
        const echoed = secret
          .split('')
          .map((character, index) => writers[index]?.(character) ?? '')
          .join('')
        expect(redact(secret, ` ${echoed} `)).toBe(' *** ')
      }),
    )
  })
})

test('text without a secret is left to the letter', () => {
  const redactor = new Redactor()
  redactor.add('A1B2C3D4E5F6')
  const text = 'certificate for "example.com" \\u0041 &amp; %41\n'
  expect(redactor.redact(text)).toBe(text)
})
