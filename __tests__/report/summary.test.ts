import { describe, expect, test } from '@jest/globals'
import { HOSTILE_TEXT } from '../../sandbox/faults/answers.ts'
import { code, escaped, list, table } from '../../src/report/html.ts'
import { nextSteps } from '../../src/report/nextSteps.ts'
import type { Output } from '../../src/report/report.ts'
import { summaryOf, type Story } from '../../src/report/summary.ts'

interface Wish {
  readonly story?: Story
  readonly outputs?: Partial<Record<Output, string>>
  readonly warnings?: readonly string[]
  readonly failure?: string
}

const shownOf = ({ outputs = {}, warnings = [], failure }: Wish) => ({
  shown: (name: Output) => outputs[name] ?? '',
  warnings,
  failure,
})
const summary = (wish: Wish) => summaryOf(wish.story ?? {}, shownOf(wish))
const steps = (wish: Wish) => nextSteps(shownOf(wish))

const STORY: Story = {
  orderId: '123',
  orderUrl: 'https://certcentral.digicert.eu/secure/orders/123',
}
const at = (day: string): number => Date.parse(day)

describe('the summary', () => {
  test('links the order on the host of api_url', () => {
    const text = summary({ story: STORY })
    expect(text).toContain(
      '<h2>DigiCert reissue: order <a href="https://certcentral.digicert.eu/secure/orders/123">123</a></h2>',
    )
    expect(text).toContain('the order and its requests</a>')
  })

  test('shows names, IDs, and both certificates with the days gained', () => {
    const story: Story = {
      ...STORY,
      names: { kept: ['a.example', 'b.example'], added: ['c.example'], removed: ['d.example'] },
      before: { serialNumber: '0A', validFrom: at('2026-01-01'), validTill: at('2026-07-18') },
      after: { serialNumber: '0B', validFrom: undefined, validTill: at('2027-01-31') },
    }
    const outputs = {
      status: 'issued',
      reason: 'Reissued (due)',
      request_id: '7,8',
      certificate_id: '9',
      order_valid_till: '2027-03-01',
      auto_reissue: 'false',
    }
    const text = summary({ story, outputs })
    for (const part of [
      '<p><strong>✅ Issued</strong><br>Reissued (due)</p>',
      '<tr><td>Kept (2)</td><td><code>a.example</code>, <code>b.example</code></td></tr>',
      '<tr><td>Added (1)</td><td><code>c.example</code></td></tr>',
      '<tr><td>Removed (1)</td><td><code>d.example</code></td></tr>',
      '<tr><th></th><th>Before</th><th>After</th></tr>',
      '<tr><td>Serial number</td><td><code>0A</code></td><td><code>0B</code></td></tr>',
      '<tr><td>Valid from</td><td>2026-01-01</td><td></td></tr>',
      '<tr><td>Days gained</td><td></td><td>197</td></tr>',
      '<tr><td>Request</td><td><code>7,8</code></td></tr>',
      '<tr><td>Certificate</td><td><code>9</code></td></tr>',
      '<tr><td>Order ends</td><td><code>2027-03-01</code></td></tr>',
      '<tr><td>Auto-reissue</td><td><code>false</code></td></tr>',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('leaves out what is not known', () => {
    const text = summary({ story: STORY, outputs: { status: 'planned' } })
    expect(text).not.toMatch(/Serial|Kept|Request<|Certificate<|Warnings|undefined/)
  })

  test('one certificate is the current one, or the new one', () => {
    const facts = { serialNumber: '0A', validFrom: undefined, validTill: at('2027-01-31') }
    expect(summary({ story: { before: facts } })).toContain('<th>Current certificate</th>')
    expect(summary({ story: { after: facts } })).toContain('<th>New certificate</th>')
    expect(summary({ story: { after: facts } })).not.toContain('Days gained')
  })

  test('says that it was a rehearsal, and a dry run', () => {
    expect(summary({ story: { isRehearsal: true } })).toContain('Rehearsal: this is not DigiCert.')
    expect(summary({ story: { isDryRun: true } })).toContain('(dry run: nothing was written)')
    expect(summary({})).not.toMatch(/Rehearsal|dry run/)
  })

  test.each([
    ['issued', undefined, '✅ Issued'],
    ['pending', undefined, '⏳ Accepted, not issued yet'],
    ['needs_approval', undefined, '✋ Waits for approval'],
    ['skipped', undefined, '💤 Not due'],
    ['planned', undefined, '📝 Planned'],
    ['', undefined, '✅ Done'],
    ['refused', 'why', '🛑 Refused'],
    ['rejected', 'why', '❌ Rejected or cancelled'],
    ['pending', 'why', '❌ Failed'],
    ['issued', 'why', '❌ Failed'],
    ['', 'why', '❌ Failed'],
  ] as const)('status %j, failure %j: %s', (status, failure, label) => {
    const text = summary({ outputs: { status }, ...(failure === undefined ? {} : { failure }) })
    expect(text).toContain(`<p><strong>${label}</strong>`)
  })
})

describe('escaping', () => {
  const NAMES: readonly Output[] = [
    ...(['request_id', 'certificate_id', 'certificate_path', 'dcv_random_value'] as const),
    ...(['auto_reissue', 'order_valid_till', 'reason'] as const),
  ]

  test('whatever a server says gives the summary no structure', () => {
    const clean = summary(poisoned('x'))
    const text = summary(poisoned(HOSTILE_TEXT))
    // Addresses are shown as code.
    const tags = (html: string) => html.match(/<(?!\/?code>)[^>]*>/g)
    expect(tags(text)).toEqual(tags(clean))
    expect(text.split('\n')).toHaveLength(clean.split('\n').length)
    expect(text).not.toMatch(/^(?:::|##\[|#|\||```)/m)
    // A blank line would end the block of HTML, and Markdown would be read again.
    expect(text).not.toMatch(/\n\s*\n/)
  })

  function poisoned(text: string): Wish {
    const facts = { serialNumber: text, validFrom: undefined, validTill: undefined }
    return {
      story: {
        orderId: text,
        orderUrl: 'https://x.example/"',
        names: { kept: [text], added: [text], removed: [text] },
        before: facts,
        after: facts,
      },
      outputs: Object.fromEntries(NAMES.map((name) => [name, text])),
      warnings: [text],
      failure: text,
    }
  }

  test('each character that HTML or Markdown reads', () => {
    expect(escaped('&<>"\'`[]|\\#~')).toBe(
      '&#38;&#60;&#62;&#34;&#39;&#96;&#91;&#93;&#124;&#92;&#35;&#126;',
    )
    expect(escaped('a\r\n\u2028b\u202e\u0000c')).toBe('a b c')
    expect(escaped('plain text, 1.5 %')).toBe('plain text, 1.5 %')
  })

  test('the parts', () => {
    expect(code('<b>')).toBe('<code>&#60;b&#62;</code>')
    expect(code('')).toBe('')
    expect(code(undefined)).toBe('')
    expect(table([])).toBe('')
    expect(list('T', [])).toBe('')
    expect(list('T', ['a', 'b'])).toBe('<p><strong>T</strong></p><ul><li>a</li><li>b</li></ul>')
  })
})

describe('what happens next', () => {
  test('approval: who, which request, and which key to keep', () => {
    const outputs = { status: 'needs_approval', request_id: '7' }
    expect(steps({ outputs })).toMatch(
      /administrator or manager approves request 7 .*Keep the private key/,
    )
    expect(steps({ outputs: { status: 'needs_approval' } })).toContain('approves the request in')
  })

  test('pending: DigiCert, or whoever proves control of the domain', () => {
    expect(steps({ outputs: { status: 'pending' } })).toContain('DigiCert validates and issues')
    const outputs = { status: 'pending', dcv_random_value: 'x' }
    expect(steps({ outputs })).toContain('proves control of the domain')
  })

  test('the other ends, and none after a failure whose message says it', () => {
    expect(steps({ outputs: { status: 'issued' } })).toContain('Deploy the new certificate')
    expect(steps({ outputs: { status: 'planned' } })).toContain('without <code>dry_run</code>')
    expect(steps({ outputs: { status: 'skipped' } })).toContain('a later run')
    expect(steps({ outputs: { status: 'refused' }, failure: 'x' })).toBe('')
    expect(steps({ outputs: { status: 'issued' }, failure: 'x' })).toBe('')
    expect(steps({})).toBe('')
  })
})
