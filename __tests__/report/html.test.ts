import { describe, expect, test } from '@jest/globals'
import { code, escaped, link } from '../../src/report/html.ts'

describe('what GitHub would turn into a link', () => {
  test.each([
    ['a mention', 'ask @octocat now', 'ask <code>@octocat</code> now'],
    ['a team', '(@octo-org/admins)', '(<code>@octo-org/admins</code>)'],
    ['an address', 'see https://a.example/x?y=1.', 'see <code>https://a.example/x?y=1</code>.'],
    ['www', 'drops www.a.example', 'drops <code>www.a.example</code>'],
    ['a mail address', 'write to me@a.example', 'write to me<code>@a.example</code>'],
    ['an issue', 'fixes #12', 'fixes <code>&#35;12</code>'],
    [
      'structure in an address',
      'https://a/</code><b>',
      '<code>https://a/&#60;/code&#62;&#60;b&#62;</code>',
    ],
  ])('is shown as code: %s', (_what, text, html) => {
    expect(escaped(text)).toBe(html)
  })

  test('is left in what is code already, and in a link of ours', () => {
    expect(code('@octocat')).toBe('<code>@octocat</code>')
    expect(link('https://a.example', '@octocat')).toBe('<a href="https://a.example">@octocat</a>')
  })
})
