import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { titleOf, type Markup } from '../../src/util/markup.ts'

/** A page that counts the characters that are looked at. */
class CountingPage implements Markup {
  steps = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  indexOf(searched: string, from = 0): number {
    const at = this.#text.indexOf(searched, from)
    this.steps += (at < 0 ? this.#text.length : at) - from + 1
    return at
  }

  slice(from: number, to: number): string {
    this.steps += to - from
    return this.#text.slice(from, to)
  }
}

test.each([
  ['<html><head><title>Service unavailable</title>', 'Service unavailable'],
  ['<HTML><TITLE lang="en">\n  502 Bad Gateway\n</TITLE>', '502 Bad Gateway'],
  ['<titlebar>no</titlebar><title>yes</title>', 'yes'],
  ['<title></title><p>text', ''],
  ['<title', ''],
  ['<title>without an end', ''],
  ['no markup < at all', ''],
  ['', ''],
])('the title of %j is %j', (page, title) => {
  expect(titleOf(page)).toBe(title)
})

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<title',
        '<TITLE>',
        '</title>',
        '<title >',
        '<',
        '>',
        '<html>',
        '<!--',
        '"',
        '\n',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 400 },
  )
  .map((parts) => parts.join(''))

/** The longest that is read at one place is the opening tag. */
const MOST_STEPS_EACH = 10

test.each([
  ['random', markup],
  ['one tag, again and again', fc.integer({ min: 0, max: 40_000 }).map((n) => '<title'.repeat(n))],
  ['open titles', fc.integer({ min: 0, max: 40_000 }).map((n) => '<title '.repeat(n))],
  ['empty titles', fc.integer({ min: 0, max: 40_000 }).map((n) => '<title>'.repeat(n))],
  ['open brackets', fc.integer({ min: 0, max: 100_000 }).map((n) => '<'.repeat(n))],
])('markup is read in steps that grow with its length only: %s', (_kind, pages) => {
  fc.assert(
    fc.property(pages, (text) => {
      const page = new CountingPage(text)
      expect(text).toContain(titleOf(page))
      expect(page.steps).toBeLessThanOrEqual(MOST_STEPS_EACH * (text.length + 1))
    }),
    { numRuns: 100 },
  )
})
