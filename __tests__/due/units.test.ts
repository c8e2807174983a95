import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ListedOrder } from '../../src/certcentral/orders.ts'
import { DAY_MS, parseMoment } from '../../src/util/moment.ts'
import { listingOf, slugOf } from '../../src/due/matrix.ts'
import { dueOrders, weeksAhead, type DueOrder } from '../../src/due/select.ts'
import { summaryOf } from '../../src/due/summary.ts'

const NOW = Date.parse('2026-11-21T12:34:56Z')

function orderOf(id: number, validTill: string | undefined): ListedOrder {
  return {
    id: String(id),
    status: 'issued',
    isRenewed: false,
    commonName: 'example.com',
    dnsNames: [],
    validTill: validTill === undefined ? undefined : parseMoment(validTill),
    organizationId: undefined,
    containerId: undefined,
    product: 'ssl_basic',
  }
}

function dueOf(id: number, names: readonly string[] = []): DueOrder {
  return { ...orderOf(id, '2026-12-01'), dnsNames: [...names], lastDay: '2026-12-01', daysLeft: 10 }
}

describe('slugs', () => {
  test.each([
    ['example.com', 'example-com-7'],
    ['*.example.com', 'wildcard-example-com-7'],
    ['WWW.Example.COM', 'www-example-com-7'],
    ['bücher.example', 'xn-bcher-kva-example-7'],
    ['10.0.0.1', '10-0-0-1-7'],
    ['2001:DB8::1', '2001-db8-1-7'],
    ['under_score.example', 'under-score-example-7'],
    ['Example Inc. (Code Signing)', 'example-inc-code-signing-7'],
    ['', 'order-7'],
    ['日本', 'xn-wgv71a-7'],
    ['../..', 'order-7'],
    [`${'a'.repeat(59)}.example`, `${'a'.repeat(59)}-7`],
  ])('%s', (commonName, slug) => {
    expect(slugOf({ commonName, id: '7' })).toBe(slug)
  })

  test('are safe and different for any two orders', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.domain(),
      fc.string({ unit: fc.constantFrom('a', '-', '1', '.') }),
    )
    const id = fc.nat().map(String)
    fc.assert(
      fc.property(name, id, name, id, (one, oneId, other, otherId) => {
        const slugs = [
          slugOf({ commonName: one, id: oneId }),
          slugOf({ commonName: other, id: otherId }),
        ]
        for (const slug of slugs) {
          expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          expect(slug.length).toBeLessThan(100)
        }
        expect(slugs[0] === slugs[1] && oneId !== otherId).toBe(false)
      }),
    )
  })
})

describe('what is due', () => {
  test.each([
    ['2026-10-22', false],
    ['2026-10-23', true],
    ['2026-11-21', true],
    ['2026-12-21', true],
    ['2026-12-22', false],
  ])('on 2026-11-21 with 30 days: %s', (validTill, isDue) => {
    expect(dueOrders([orderOf(1, validTill)], 30, NOW)).toHaveLength(isDue ? 1 : 0)
  })

  test('the soonest come first, then by number', () => {
    const dates = ['2026-12-01', '2026-11-01', '2026-11-25', '2026-11-25']
    const ids = [5, 6, 10, 9]
    const due = dueOrders(
      dates.map((date, index) => orderOf(ids[index] ?? 0, date)),
      30,
      NOW,
    )
    expect(due.map(({ id }) => id)).toEqual(['6', '9', '10', '5'])
    expect(due.map(({ daysLeft }) => daysLeft)).toEqual([-20, 4, 4, 10])
  })
})

test('the weeks ahead begin today, and hold nothing else', () => {
  const dates = ['2026-11-20', '2026-11-21', '2026-11-27', '2026-11-28', '2027-02-12', '2027-02-13']
  const weeks = weeksAhead(
    [...dates.map((date, index) => orderOf(index, date)), orderOf(9, undefined)],
    NOW,
  )
  expect(weeks).toHaveLength(12)
  expect(weeks[0]).toEqual({ from: '2026-11-21', count: 2 })
  expect(weeks[1]).toEqual({ from: '2026-11-28', count: 1 })
  expect(weeks[11]).toEqual({ from: '2027-02-06', count: 1 })
  expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(4)
})

describe('the picture', () => {
  const shown = { shown: () => 'Why', warnings: [], failure: undefined }
  const draw = (counts: readonly number[]): string[] => {
    const weeks = counts.map((count, week) => ({
      from: new Date(NOW + week * 7 * DAY_MS).toISOString().slice(0, 10),
      count,
    }))
    return /<pre>([^<]*)<\/pre>/.exec(summaryOf({ weeks }, shown))?.[1]?.split('\n') ?? []
  }

  test('shows a bar for each week', () => {
    expect(draw([3, 0, 12])).toEqual([
      '2026-11-21   3  ███',
      '2026-11-28   0',
      '2026-12-05  12  ████████████',
    ])
  })

  test('is scaled where there are many, and one certificate still shows', () => {
    const [one, most] = draw([1, 4000])
    expect(one).toBe('2026-11-21     1  █')
    expect(most).toBe(`2026-11-28  4000  ${'█'.repeat(40)}`)
  })

  test('is left out before anything was read', () => {
    expect(summaryOf({}, shown)).not.toContain('<pre>')
  })
})

describe('outputs', () => {
  const manyNames = (id: number) =>
    dueOf(
      id,
      Array.from({ length: 250 }, (_, name) => `host-${String(name)}.department.example.com`),
    )

  test('stay below what the runner cuts, with whole orders', () => {
    const due = Array.from({ length: 256 }, (_, index) => manyNames(index))
    const { orders, matrix, count } = listingOf(due, 256)
    expect(2 * (orders.length + matrix.length)).toBeLessThan(1_000_000)
    expect(count).toBeGreaterThan(20)
    expect(count).toBeLessThan(256)
    const listed = JSON.parse(orders) as { dns_names: string[] }[]
    expect(listed).toHaveLength(count)
    expect(listed.every(({ dns_names }) => dns_names.length === 250)).toBe(true)
  })

  test('hold the first order even where it is too large, or no run would come past it', () => {
    const names = Array.from({ length: 20_000 }, (_, name) => `host-${String(name)}.example.com`)
    expect(listingOf([dueOf(1, names), dueOf(2)], 256).count).toBe(1)
  })
})
