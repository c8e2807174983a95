/** The methods by which a page is read: a string's, or those of an object that counts the readings. */
export type Markup = Pick<string, 'indexOf' | 'slice'>

/** The title of an HTML page, empty where it has none. Every character is looked at a fixed number of times at most. */
export function titleOf(page: Markup): string {
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
    if (/^<title[\s/>]/i.test(page.slice(at, at + 7))) {
      return textAfter(page, at)
    }
  }
  return ''
}

/** The text between the tag that begins at `at` and the next one. */
function textAfter(page: Markup, at: number): string {
  const from = page.indexOf('>', at) + 1
  const to = from === 0 ? -1 : page.indexOf('<', from)
  return to < 0 ? '' : page.slice(from, to).trim()
}
