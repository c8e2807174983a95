import { afterEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { OrderList, type ListedOrder } from '../../src/certcentral/orders.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { offsetsOf, runDue } from '../support/due/runDue.ts'

/** The debug log names the error's code. */
const DEBUG = { env: { RUNNER_DEBUG: '1' } }

let sandbox: Sandbox

afterEach(() => sandbox.close())

/** A sandbox that is changed just before it answers each page; `page` counts from 1. */
async function shifting(change: (page: number) => void | Promise<void>): Promise<void> {
  let page = 0
  sandbox = await startSandbox({
    onRequest: () => {
      page += 1
      return change(page)
    },
  })
}

/** All orders, read page by page as the action reads them. */
async function readAll(): Promise<{ kept: readonly ListedOrder[]; total: number }> {
  const list = new OrderList(
    {
      apiUrl: sandbox.url,
      apiKey: sandbox.apiKey,
      timeoutMs: 30_000,
      cancelled: new AbortController().signal,
    },
    () => undefined,
  )
  try {
    return await list.orders({}, () => true)
  } finally {
    list.close()
  }
}

function idsOf({ kept }: { kept: readonly ListedOrder[] }): number[] {
  return kept.map(({ id }) => Number(id))
}

/** The IDs of the orders that were not read. */
function missing(orders: readonly { readonly id: number }[], read: Iterable<number>): number[] {
  const ids = new Set(read)
  return orders.map(({ id }) => id).filter((id) => !ids.has(id))
}

describe('dist/due', () => {
  test('orders that go while pages are read hide none of the orders behind them', async () => {
    let gone: number[] = []
    await shifting((page) => {
      if (page === 2) {
        for (const id of gone.splice(0)) {
          sandbox.removeOrder(id)
        }
      }
    })
    // The due orders lie where the second page begins, and would slip onto the first one's places.
    const { orders } = sandbox.fill({
      orders: 2500,
      others: 0,
      daysLeft: (index) => (index >= 900 && index < 1100 ? 5 : 60),
    })
    gone = orders.slice(0, 300).map(({ id }) => id)
    const { code, ids, outputs } = await runDue(sandbox)
    expect(code).toBe(0)
    expect(new Set(ids)).toEqual(new Set(orders.slice(900, 1100).map(({ id }) => id)))
    expect(ids).toHaveLength(200)
    expect(outputs['total']).toBe('2500')
    expect(offsetsOf(sandbox)).toEqual([0, 900, 0, 900, 1800])
  })

  test('orders that come in front put none out twice', async () => {
    let first = 0
    await shifting(async (page) => {
      for (let id = first - 1; page === 2 && id >= first - 150; id -= 1) {
        await sandbox.addOrder({ id, daysLeft: 60 })
      }
    })
    const { orders } = sandbox.fill({ orders: 1200, others: 0, daysLeft: (index) => index % 80 })
    first = Number(orders[0]?.id)
    const due = orders.filter((_, index) => index % 80 <= 10)
    const { ids, outputs } = await runDue(sandbox, { renew_before: '10' })
    expect(offsetsOf(sandbox)).toEqual([0, 900])
    expect(outputs['total']).toBe('1200')
    expect([...ids].sort((one, other) => one - other)).toEqual(due.map(({ id }) => id))
  })

  test('an order that is read twice is put out as it was read last', async () => {
    const changing: { status: string }[] = []
    await shifting((page) => {
      if (page === 2) {
        for (const order of changing) {
          order.status = 'reissue_pending'
        }
      }
    })
    const daysLeft = (index: number): number => (index === 950 ? 5 : 60)
    const { orders } = sandbox.fill({ orders: 1500, others: 0, daysLeft })
    changing.push(...orders.slice(950, 951))
    expect((await runDue(sandbox)).orders).toMatchObject([{ status: 'reissue_pending' }])
  })

  test('a list that never ends fails the step', async () => {
    await shifting(() => undefined)
    const page = Array.from({ length: 1000 }, (_, index) => ({ id: index + 1, status: 'issued' }))
    const body = JSON.stringify({ orders: page, page: { total: 2500 } })
    sandbox.addFault({ endpoint: 'orders', fault: 'body', body, times: Infinity })
    const { code, log, outputs } = await runDue(sandbox, {}, DEBUG)
    expect(code).toBe(1)
    expect(log).toContain('::debug::Error: endless_list')
    expect(outputs['count']).toBeUndefined()
  })

  test('a page that shows none of the orders it counts fails the step', async () => {
    await shifting(() => undefined)
    sandbox.addFault({
      endpoint: 'orders',
      fault: 'body',
      body: '{"orders":[],"page":{"total":7}}',
    })
    const { code, log } = await runDue(sandbox, {}, DEBUG)
    expect(code).toBe(1)
    expect(log).toContain('::debug::Error: wrong_count')
  })
})

describe('reading all pages', () => {
  test.each([1, 99, 100, 101, 899, 900, 901, 1500, 2400])(
    '%i orders that go from the front before the third page',
    async (count) => {
      let gone: number[] = []
      await shifting((page) => {
        if (page === 3) {
          for (const id of gone.splice(0)) {
            sandbox.removeOrder(id)
          }
        }
      })
      const { orders } = sandbox.fill({ orders: 2600, others: 0 })
      gone = orders.slice(0, count).map(({ id }) => id)
      const ids = idsOf(await readAll())
      expect(new Set(ids).size).toBe(ids.length)
      expect(missing(orders.slice(count), ids)).toEqual([])
    },
  )

  test('as many may come as go, so that the total stays the same', async () => {
    let gone: number[] = []
    await shifting((page) => {
      if (page !== 2) {
        return
      }
      for (const id of gone.splice(0)) {
        sandbox.removeOrder(id)
      }
      sandbox.fill({ orders: 400, others: 0 })
    })
    const { orders } = sandbox.fill({ orders: 2000, others: 0 })
    gone = orders.slice(200, 600).map(({ id }) => id)
    const stayed = orders.filter((_, index) => index < 200 || index >= 600)
    expect(missing(stayed, idsOf(await readAll()))).toEqual([])
  })

  test('whatever comes and goes, what was there throughout is read, and once', async () => {
    const changes = fc.array(
      fc.record({
        from: fc.double({ min: 0, max: 1, noNaN: true }),
        remove: fc.integer({ min: 0, max: 1200 }),
        add: fc.integer({ min: 0, max: 600 }),
      }),
      { maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 3000 }), changes, async (orders, plan) => {
        const alive = new Set<number>()
        await shifting((page) => {
          const change = plan[page - 2]
          if (change === undefined) {
            return
          }
          const ids = [...alive]
          const start = Math.floor(change.from * ids.length)
          for (const id of ids.slice(start, start + change.remove)) {
            sandbox.removeOrder(id)
            alive.delete(id)
          }
          sandbox.fill({ orders: change.add, others: 0 })
        })
        try {
          for (const { id } of sandbox.fill({ orders, others: 0 }).orders) {
            alive.add(id)
          }
          const { kept, total } = await readAll()
          const read = new Set(idsOf({ kept }))
          expect([kept.length, total]).toEqual([read.size, read.size])
          const stayed = [...alive].map((id) => ({ id }))
          expect(missing(stayed, read)).toEqual([])
        } finally {
          await sandbox.close()
        }
      }),
      { numRuns: 10 },
    )
  }, 300_000)

  test('a server that gives shorter pages than asked for is read to the end', async () => {
    await shifting(() => undefined)
    const all = Array.from({ length: 250 }, (_, index) => ({ id: index + 1, status: 'issued' }))
    for (let offset = 0; offset <= 180; offset += 90) {
      const body = { orders: all.slice(offset, offset + 100), page: { total: 250 } }
      sandbox.addFault({ endpoint: 'orders', fault: 'body', body: JSON.stringify(body) })
    }
    expect((await readAll()).total).toBe(250)
    expect(offsetsOf(sandbox)).toEqual([0, 90, 180])
  })

  test('a server that names no total is read until a page is empty and brings nothing new', async () => {
    await shifting(() => undefined)
    const all = Array.from({ length: 250 }, (_, index) => ({ id: index + 1, status: 'issued' }))
    const offsets = [0, 90, 180, 243, 250, 243]
    for (const offset of offsets) {
      const body = JSON.stringify({ orders: all.slice(offset, offset + 100) })
      sandbox.addFault({ endpoint: 'orders', fault: 'body', body })
    }
    expect((await readAll()).total).toBe(250)
    expect(offsetsOf(sandbox)).toEqual(offsets)
  })

  test('orders that go just before the empty page hide none behind them', async () => {
    await shifting(() => undefined)
    const all = Array.from({ length: 350 }, (_, index) => ({ id: index + 1, status: 'issued' }))
    const page = (orders: typeof all, offset: number) => {
      const body = JSON.stringify({ orders: orders.slice(offset, offset + 100) })
      sandbox.addFault({ endpoint: 'orders', fault: 'body', body })
    }
    const before = [0, 90, 180]
    const after = [270, 180, 90, 180, 198, 200, 198]
    before.forEach((offset) => page(all, offset))
    after.forEach((offset) => page(all.slice(150), offset))
    expect(missing(all, idsOf(await readAll()))).toEqual([])
    expect(offsetsOf(sandbox)).toEqual([...before, ...after])
  })

  test('a total below the orders that are shown ends nothing', async () => {
    await shifting(() => undefined)
    const all = Array.from({ length: 150 }, (_, index) => ({ id: index + 1, status: 'issued' }))
    for (const offset of [0, 90, 144, 150, 144]) {
      const body = JSON.stringify({ orders: all.slice(offset, offset + 100), page: { total: 0 } })
      sandbox.addFault({ endpoint: 'orders', fault: 'body', body })
    }
    expect((await readAll()).total).toBe(150)
  })

  test('an empty first page without a total is an empty list', async () => {
    await shifting(() => undefined)
    sandbox.addFault({ endpoint: 'orders', fault: 'body', body: '{}' })
    expect((await readAll()).total).toBe(0)
    expect(offsetsOf(sandbox)).toEqual([0])
  })
})
