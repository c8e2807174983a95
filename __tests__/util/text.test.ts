import { expect, test } from '@jest/globals'
import { clipped, oneLine, plain, unbroken } from '../../src/util/text.ts'

const BIDI = '\u202e\u2066\u200f'

test('what ends a line becomes a space, and what turns the direction of reading only where people read', () => {
  const text = `a\r\nb\u2028c\u0085d\u001b[31m ${BIDI}e`
  expect(unbroken(text)).toBe(`a b c d [31m ${BIDI}e`)
  expect(oneLine(text)).toBe('a b c d [31m  e')
})

test('text is cut to its length, and never within a character', () => {
  expect(clipped('abcd', 4)).toBe('abcd')
  expect(clipped('abcde', 4)).toBe('abc…')
  expect(clipped('ab😀cd', 4)).toBe('ab…')
  expect(plain('x'.repeat(600))).toHaveLength(500)
})
