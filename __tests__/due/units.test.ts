import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { BlockedOrder } from '../../src/due/blocker.ts'
import type { ListedOrder } from '../../src/certcentral/orders.ts'
import { DAY_MS, parseMoment } from '../../src/util/moment.ts'
import { listingOf, slugOf } from '../../src/due/matrix.ts'
import { chosenOf, isDue as isDueIn, lacksStart } from '../../src/due/choice.ts'
import { endingOrders, longerReachOf, reachOf, type EndingOrder } from '../../src/due/select.ts'
import { weeksAhead } from '../../src/due/weeks.ts'
import type { Window } from '../../src/inputs/fields.ts'
import { summaryOf } from '../../src/due/summary.ts'

const NOW = Date.parse('2026-11-21T12:34:56Z')

function orderOf(id: number, validTill: string | undefined, validFrom = ''): ListedOrder {
  return {
    id: String(id),
    status: 'issued',
    isRenewed: false,
    renewedBy: undefined,
    commonName: 'example.com',
    dnsNames: [],
    validFrom: parseMoment(validFrom),
    validTill: validTill === undefined ? undefined : parseMoment(validTill),
    organizationId: undefined,
    containerId: undefined,
    product: 'ssl_basic',
  }
}

function endingOf(validTill: string, validFrom = ''): EndingOrder[] {
  return endingOrders([orderOf(1, validTill, validFrom)], NOW)
}

function dueOf(id: number, names: readonly string[] = []): EndingOrder {
  const validTill = { at: Date.parse('2026-12-01'), hasTime: false }
  const dates = { validTill, lastDay: '2026-12-01', daysLeft: 10 }
  return { ...orderOf(id, '2026-12-01'), dnsNames: [...names], ...dates }
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

describe('due orders', () => {
  test.each([
    ['2026-10-22', false],
    ['2026-10-23', true],
    ['2026-11-21', true],
    ['2026-12-21', true],
    ['2026-12-22', false],
  ])('on 2026-11-21 with 30 days: %s', (validTill, isDue) => {
    const due = endingOf(validTill).filter((order) => isDueIn(order, { days: 30 }, NOW))
    expect(due).toHaveLength(isDue ? 1 : 0)
  })

  test.each<[string, string, Window, boolean]>([
    // 199 days, of which 33% are 65.67: due from 2026-11-21 08:00 on, and not a day before.
    ['2026-07-11', '2027-01-26', { share: 0.33 }, true],
    ['2026-07-12', '2027-01-27', { share: 0.33 }, false],
    // 46 days, of which a third are 15.3.
    ['2026-10-21', '2026-12-06', { share: 1 / 3 }, true],
    ['2026-10-22', '2026-12-07', { share: 1 / 3 }, false],
    // A window that is not shorter than the lifetime counts as a third of it, in days too.
    ['2026-10-21', '2026-12-06', { days: 60 }, true],
    ['2026-10-22', '2026-12-07', { days: 60 }, false],
    // Without a start a share counts as that of the shortest lifetime, 46 days.
    ['', '2026-12-06', { share: 1 / 3 }, true],
    ['', '2026-12-07', { share: 1 / 3 }, false],
    ['', '2027-01-15', { days: 60 }, true],
    // And so it does with a start that is none.
    ['2026-12-06', '2026-12-06', { share: 1 / 3 }, true],
    ['2027-12-07', '2026-12-07', { share: 1 / 3 }, false],
    ['2027-12-07', '2026-12-07', { days: 60 }, true],
  ])('from %s to %s with %j: %p', (validFrom, validTill, window, isDue) => {
    const [order] = endingOf(validTill, validFrom)
    expect(order !== undefined && isDueIn(order, window, NOW)).toBe(isDue)
  })

  test('a renewed order is never due', () => {
    const [order] = endingOf('2026-11-25')
    expect(order !== undefined && isDueIn({ ...order, isRenewed: true }, { days: 30 }, NOW)).toBe(
      false,
    )
  })

  test('the soonest come first, then by number; certificates that ended long ago are left out', () => {
    const dates = ['2026-12-01', '2026-11-01', '2026-11-25', '2026-11-25', '2026-10-22', undefined]
    const ids = [5, 6, 10, 9, 3, 4]
    const orders = endingOrders(
      dates.map((date, index) => orderOf(ids[index] ?? 0, date)),
      NOW,
    )
    expect(orders.map(({ id }) => id)).toEqual(['6', '9', '10', '5'])
    expect(orders.map(({ daysLeft }) => daysLeft)).toEqual([-20, 4, 4, 10])
  })
})

describe('orders whose certificates were just issued', () => {
  const chosen = (orders: readonly EndingOrder[], issuedWithin: number | undefined) => {
    const { due, justIssued } = chosenOf(orders, { renewBefore: { days: 30 }, issuedWithin }, NOW)
    return { due: due.map(({ id }) => id), justIssued: justIssued.map(({ id }) => id) }
  }

  test.each<[string, number, boolean]>([
    ['2026-11-21', 1, true],
    // A day alone may be any time of it, so that the days count from its end.
    ['2026-11-19', 1.5, false],
    ['2026-11-19', 1.6, true],
    ['2026-11-13', 7, false],
    ['2026-11-14', 7, true],
    ['2026-11-14T12:34:55Z', 7, false],
    ['2026-11-14T12:34:56Z', 7, true],
    // The server's clock may be behind the one that issued it.
    ['2026-11-22', 1, true],
    ['', 30, false],
  ])('begun on %p, within %d days: %p', (validFrom, within, isPutOut) => {
    const orders = endingOf('2027-06-01', validFrom)
    expect(chosen(orders, within)).toEqual({ due: [], justIssued: isPutOut ? ['1'] : [] })
    expect(chosen(orders, undefined)).toEqual({ due: [], justIssued: [] })
  })

  test('are told once where they are due, and never where they were renewed', () => {
    const both = endingOf('2026-12-20', '2026-11-18')
    expect(chosen(both, 7)).toEqual({ due: ['1'], justIssued: [] })
    const renewed = endingOf('2027-06-01', '2026-11-20').map((it) => ({ ...it, isRenewed: true }))
    expect(chosen(renewed, 7)).toEqual({ due: [], justIssued: [] })
  })

  test('come newest first, while those that are due come soonest first', () => {
    const orders = endingOrders(
      [
        orderOf(1, '2026-12-25', '2026-11-15'),
        orderOf(2, '2027-06-01', '2026-11-17'),
        orderOf(3, '2027-06-02', '2026-11-20'),
        orderOf(4, '2026-12-02', '2026-05-20'),
        orderOf(5, '2026-12-01', '2026-05-20'),
      ],
      NOW,
    )
    expect(chosen(orders, 7)).toEqual({ due: ['5', '4'], justIssued: ['3', '2', '1'] })
  })
})

describe('how far the list is read', () => {
  const inputs = (renewBefore: Window, lookAhead?: number, issuedWithin?: number) =>
    ({ renewBefore, lookAhead, issuedWithin }) as never

  test('to the end of any certificate, and once, where one that was just issued is wanted too', () => {
    const wanted = inputs({ share: 0.5 }, 90, 7)
    expect(reachOf(wanted)).toBe(3650)
    expect(longerReachOf(wanted, [orderOf(1, '2027-02-01', '2020-12-20')])).toBe(undefined)
  })

  test.each<[Window, number | undefined, number]>([
    [{ days: 30 }, undefined, 84],
    [{ days: 100.5 }, undefined, 101],
    [{ days: 30 }, 90, 90],
    [{ share: 0.33 }, undefined, 132],
    [{ share: 0.2 }, 60, 84],
  ])('%j, look_ahead %p: %i days', (window, lookAhead, days) => {
    expect(reachOf(inputs(window, lookAhead))).toBe(days)
  })

  test('farther only for a share, and only where a certificate lasts longer than public ones', () => {
    const long = orderOf(1, '2027-02-01', '2025-12-20')
    const longest = orderOf(2, '2027-02-01', '2025-12-31')
    expect(longerReachOf(inputs({ share: 0.5 }), [longest, orderOf(3, '2027-02-01')])).toBe(
      undefined,
    )
    expect(longerReachOf(inputs({ share: 0.5 }), [longest, long])).toBe(1825)
    expect(longerReachOf(inputs({ days: 30 }), [long])).toBe(undefined)
  })

  test.each<[Window, number | undefined, string, string, boolean]>([
    [{ share: 0.33 }, undefined, '', '2027-03-31', true],
    [{ share: 0.33 }, undefined, '', '2027-04-03', false],
    [{ share: 0.33 }, undefined, '2026-11-01', '2027-03-31', false],
    [{ days: 200 }, undefined, '', '2027-03-31', false],
    [{ share: 0.33 }, 7, '', '2036-03-31', true],
    [{ share: 0.33 }, 7, '2026-11-01', '2036-03-31', false],
    [{ days: 30 }, 7, '', '2036-03-31', true],
    // It is put out anyway.
    [{ days: 30 }, 7, '', '2026-12-01', false],
  ])(
    'the start is read one by one: %j, issued_within %p, from %p to %s: %p',
    (window, issuedWithin, from, till, isRead) => {
      const [order] = endingOf(till, from)
      const choice = { renewBefore: window, issuedWithin }
      expect(order !== undefined && lacksStart(order, choice, NOW)).toBe(isRead)
      expect(order !== undefined && lacksStart({ ...order, isRenewed: true }, choice, NOW)).toBe(
        false,
      )
    },
  )
})

test('the weeks ahead begin today, and hold nothing else', () => {
  const dates = ['2026-11-20', '2026-11-21', '2026-11-27', '2026-11-28', '2027-02-12', '2027-02-13']
  const ends = dates.map((date) => Date.parse(date))
  const weeks = weeksAhead(12, NOW, { ends, blockers: ends.slice(3) })
  expect(weeks).toHaveLength(12)
  expect(weeks[0]).toEqual({ from: '2026-11-21', count: 2, blockers: 0 })
  expect(weeks[1]).toEqual({ from: '2026-11-28', count: 1, blockers: 1 })
  expect(weeks[11]).toEqual({ from: '2027-02-06', count: 1, blockers: 1 })
  expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(4)
})

describe('the picture', () => {
  const shown = { shown: () => 'Why', warnings: [], failure: undefined }
  const draw = (counts: readonly number[], blockers: readonly number[] = []): string[] => {
    const weeks = counts.map((count, week) => ({
      blockers: blockers[week] ?? 0,
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

  test('marks the weeks into which blockers fall', () => {
    expect(draw([3, 0, 1], [0, 2, 1])).toEqual([
      '2026-11-21  3  ███',
      '2026-11-28  0   ⚠ 2',
      '2026-12-05  1  █ ⚠ 1',
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

const blocked = (id: number): BlockedOrder => ({
  order: dueOf(id),
  blocker: { code: 'order_ends', until: { at: NOW, hasTime: false } },
  at: NOW,
})

describe('outputs', () => {
  const manyNames = (id: number) =>
    dueOf(
      id,
      Array.from({ length: 250 }, (_, name) => `host-${String(name)}.department.example.com`),
    )

  test('stay below what the runner cuts, with whole orders', () => {
    const due = Array.from({ length: 256 }, (_, index) => manyNames(index))
    const { orders, matrix, listed: some } = listingOf(due, [], 256)
    const count = some.length
    expect(2 * (orders.length + matrix.length)).toBeLessThan(1_000_000)
    expect(count).toBeGreaterThan(20)
    expect(count).toBeLessThan(256)
    const listed = JSON.parse(orders) as { dns_names: string[] }[]
    expect(listed).toHaveLength(count)
    expect(listed.every(({ dns_names }) => dns_names.length === 250)).toBe(true)
  })

  test('hold no order that is too large alone, and the others behind it', () => {
    const names = Array.from({ length: 20_000 }, (_, name) => `host-${String(name)}.example.com`)
    const { orders, matrix, listed, tooLarge } = listingOf([dueOf(1, names), dueOf(2)], [], 1)
    expect([listed.map(({ id }) => id), tooLarge]).toEqual([['2'], ['1']])
    expect(orders.length + matrix.length).toBeLessThan(500_000)
  })

  test('orders with many names leave room to the blockers, and take what these do not need', () => {
    const due = Array.from({ length: 256 }, (_, index) => manyNames(index))
    const alone = listingOf(due, [], 256)
    const shared = listingOf(
      due,
      Array.from({ length: 5000 }, (_, index) => blocked(index)),
      256,
    )
    const size = ({ orders, matrix, blockers }: typeof shared) =>
      orders.length + matrix.length + blockers.length
    expect(size(shared)).toBeLessThanOrEqual(500_000)
    expect(shared.listed.length).toBeLessThan(alone.listed.length)
    expect(shared.blockersListed).toBeGreaterThan(300)
    expect(JSON.parse(shared.blockers)).toHaveLength(shared.blockersListed)
    const few = listingOf(due, [blocked(1)], 256)
    expect([few.listed.length, few.blockersListed]).toEqual([alone.listed.length, 1])
    const many = Array.from({ length: 5000 }, (_, index) => blocked(index))
    expect(size(listingOf([], many, 256))).toBeGreaterThan(490_000)
  })

  test('no name is altered', () => {
    const names = ['##[group]\u2028\u202eb.example', '::error::\r\n\u0000a.example']
    const order = { ...dueOf(1, names), commonName: names.join('') }
    const listing = listingOf([order], [{ ...blocked(1), order }], 256)
    const text = Object.values(listing).join('')
    expect(text).not.toMatch(/##\[|[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
    const entry = { common_name: names.join(''), dns_names: names }
    expect(JSON.parse(listing.orders)).toMatchObject([entry])
    expect(JSON.parse(listing.matrix)).toMatchObject({ include: [entry] })
    expect(JSON.parse(listing.blockers)).toMatchObject([{ common_name: names.join('') }])
  })
})
