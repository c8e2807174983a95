import { describe, expect, test } from '@jest/globals'
import { createCsr } from '../../sandbox/api/keys.ts'
import type { BlockedOrder } from '../../src/due/blocker.ts'
import type { EndingOrder } from '../../src/due/select.ts'
import { summaryOf as dueSummaryOf } from '../../src/due/summary.ts'
import { InputError } from '../../src/inputs/fault.ts'
import { boundedSummary } from '../../src/report/bounds.ts'
import { failureOf } from '../../src/report/outcome.ts'
import type { RunState } from '../../src/report/state.ts'
import { summaryOf, type SummaryContext } from '../../src/report/summary.ts'
import { parseCsr } from '../../src/x509/csr.ts'
import { NOW, RECORD } from './samples.ts'

/** Half of what the runner takes. */
const MOST = 2 ** 19

/** Names of 250 characters, of which a fill of `&` takes five times as many in HTML. */
function namesOf(count: number, fill = 'a'): string[] {
  const label = fill.repeat(60)
  return Array.from({ length: count }, (_, index) =>
    `${index}.${label}.${label}.${label}.${label}.example.com`.slice(-250),
  )
}

function summary(state: RunState, warnings: SummaryContext['warnings'] = []): string {
  const html = summaryOf({ orderId: '123', ...state }, { warnings, now: NOW })
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST)
  return html
}

describe.each(['a', '&'])('5,000 names of 250 characters, of "%s"', (fill) => {
  const many = namesOf(5000, fill)

  test('that are kept, added and removed: each list begins, and says how many there are', () => {
    const names = { kept: many, added: many, removed: many }
    const html = summary({ status: 'pending', names }, [
      { code: 'csr_names_not_sent', names: many },
    ])
    for (const title of ['Kept', 'Added', 'Removed']) {
      expect(html).toContain(`<td>${title} (5000)</td>`)
    }
    expect(html.match(/<summary>4980 more<\/summary>/g)).toHaveLength(3)
    const told = html.split('<td>')[2]?.match(/<code>/g)?.length ?? 0
    expect(told).toBeGreaterThan(20)
    expect(html).toContain(`and ${5000 - told} more</details>`)
    expect(html).toContain('Warnings')
  })

  test('that are to be validated, each by a record: the first records are there', () => {
    const records = many.map((name) => ({ ...RECORD, domain: name, names: [name], name }))
    const dcv = { names: many, method: 'dns-txt-token', randomValue: 'v', records }
    const html = summary({ status: 'needs_validation', dcv })
    const rows = html.match(/<td>TXT<\/td>/g)?.length ?? 0
    expect(rows).toBeGreaterThan(20)
    expect(html).toContain(`</table>and ${5000 - rows} more`)
    expect(summary({ dcv: { ...dcv, records: [] } })).toContain('<summary>4980 more</summary>')
  })

  test('that one record validates, or that will not do: what happened is told', () => {
    const records = [{ ...RECORD, names: many }]
    const dcv = { names: many, method: 'dns-txt-token', randomValue: 'v', records }
    expect(summary({ status: 'needs_validation', dcv })).toContain('<td>TXT</td>')
    const faults = many.map((given) => {
      return { input: 'dns_names', code: 'bad_name', given, fault: 'space' } as const
    })
    expect(summary(failureOf(new InputError(faults)))).toContain('<li>dns_names ')
  })
})

test('a CSR of almost 64 KB, full of names', async () => {
  const csr = parseCsr((await createCsr({ commonName: 'example.com', names: namesOf(185) })).csr)
  expect(csr.pem.length).toBeGreaterThan(60_000)
  expect(csr.pem.length).toBeLessThan(65_536)
  const names = { kept: csr.names, added: [], removed: [] }
  const html = summary({ status: 'pending', names }, [
    { code: 'csr_names_not_sent', names: csr.names },
  ])
  expect(html.match(/<code>/g)).toHaveLength(186)
})

test('a part that is too long is left out, which is said, and the others stay', () => {
  const html = boundedSummary([
    '<h2>x</h2>',
    '',
    'y'.repeat(MOST - 100),
    'z'.repeat(1000),
    '<p>end</p>',
  ])
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST)
  const [first, second, ...rest] = html.split('\n')
  expect([first, second?.[0], rest[0]]).toEqual(['<h2>x</h2>', 'y', '<p>end</p>'])
  expect(rest).toHaveLength(3)
  expect(boundedSummary(['a', '', 'b'])).toBe('a\nb\n')
})

test('what due lists', () => {
  const names = namesOf(5000, '&')
  const validTill = { at: NOW, hasTime: false }
  const order: EndingOrder = {
    ...{ id: '1', status: 'issued', isRenewed: false, renewedBy: undefined },
    ...{ commonName: names[0] ?? '', dnsNames: names, validFrom: undefined, validTill },
    ...{ organizationId: undefined, containerId: undefined, product: '&'.repeat(500) },
    ...{ lastDay: '2026-08-26', daysLeft: 0 },
  }
  const blocker = { code: 'domain_validation', until: undefined, names } as const
  const blocked = Array.from({ length: 5000 }, (): BlockedOrder => ({ order, blocker, at: NOW }))
  const due = Array.from({ length: 256 }, () => order)
  const html = dueSummaryOf(
    { due, blocked, weeks: [] },
    { shown: () => 'A reason.', warnings: ['A warning.'], failure: undefined },
  )
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST)
  expect(html).toContain('A reason.')
  expect(html).toContain('A warning.')
})
