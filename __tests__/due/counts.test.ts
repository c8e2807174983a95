import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { DAY_MS } from '../../sandbox/account/days.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { offsetsOf, runDue } from '../support/due/runDue.ts'
import { annotations } from '../support/stage.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

test('an account without orders has none due', async () => {
  const { code, outputs, log } = await runDue(sandbox)
  expect(code).toBe(0)
  expect(outputs).toEqual({
    orders: '[]',
    matrix: '{"include":[]}',
    count: '0',
    total: '0',
    reason: expect.stringMatching(/./),
  })
  expect(log).not.toContain('::warning')
})

test('an empty list may come without its key', async () => {
  sandbox.switches.emptyLists = 'absent'
  const { code, outputs } = await runDue(sandbox)
  expect([code, outputs['count'], outputs['total']]).toEqual([0, '0', '0'])
})

test('one due order is put out with every field, with a slug in the matrix', async () => {
  const order = await sandbox.addOrder({ names: ['*.example.com', 'example.com'], daysLeft: 12 })
  const { code, outputs, orders, include, summary } = await runDue(sandbox)
  expect(code).toBe(0)
  const entry = {
    order_id: String(order.id),
    common_name: '*.example.com',
    dns_names: ['*.example.com', 'example.com'],
    valid_till: order.current.validTill,
    days_remaining: 12,
    status: 'issued',
    product: 'ssl_basic',
  }
  expect(orders).toEqual([entry])
  expect(include).toEqual([{ ...entry, slug: `wildcard-example-com-${String(order.id)}` }])
  expect(outputs).toMatchObject({ count: '1', total: '1' })
  const id = String(order.id)
  const cells = [
    ...['12 days left', String(order.current.validTill), '*.example.com and 1 more'],
    ...[id, `wildcard-example-com-${id}`, 'ssl_basic'],
  ]
  expect(summary).toContain(`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
})

test('256 orders fill the matrix without a warning', async () => {
  sandbox.fill({ orders: 256, others: 0, daysLeft: (index) => index % 30 })
  const { outputs, include, log } = await runDue(sandbox)
  expect(outputs).toMatchObject({ count: '256', total: '256' })
  expect(new Set(include.map(({ slug }) => slug)).size).toBe(256)
  expect(log).not.toContain('::warning')
})

test('of 257 the latest is left for the next run, with a warning', async () => {
  const { orders } = sandbox.fill({ orders: 257, others: 0, daysLeft: (index) => index % 30 })
  const latest = await sandbox.addOrder({ daysLeft: 30 })
  sandbox.removeOrder(Number(orders[0]?.id))
  const result = await runDue(sandbox)
  expect(result.code).toBe(0)
  expect(result.outputs).toMatchObject({ count: '256', total: '257' })
  expect(result.ids).not.toContain(latest.id)
  const [warning = '', ...others] = annotations(result, 'warning')
  expect(others).toEqual([])
  expect(warning).toMatch(/^1 /)
  expect(result.summary).toContain(warning)
})

test('max takes the soonest', async () => {
  for (const daysLeft of [20, 5, 29, -3, 11]) {
    await sandbox.addOrder({ daysLeft })
  }
  const result = await runDue(sandbox, { max: '3' })
  expect(result.orders.map((entry) => entry.days_remaining)).toEqual([-3, 5, 11])
  expect(result.outputs['count']).toBe('3')
  expect(annotations(result, 'warning')).toEqual([expect.stringMatching(/^2 /)])
})

describe('5000 orders', () => {
  test('take at most 6 requests over one connection', async () => {
    sandbox.fill({ orders: 5000, others: 0, daysLeft: (index) => index % 80 })
    const { code, outputs, orders } = await runDue(sandbox)
    expect(code).toBe(0)
    expect(outputs).toMatchObject({ count: '256', total: '5000' })
    expect(orders.every((entry) => entry.days_remaining <= 4)).toBe(true)
    expect(offsetsOf(sandbox)).toEqual([0, 900, 1800, 2700, 3600, 4500])
    expect(sandbox.connections.tcp).toBe(1)
  })

  test('come out the same where the server ignores the filters', async () => {
    const { orders } = sandbox.fill({ orders: 5000, others: 1000 })
    const due = orders.filter(({ current }) => {
      const left = Date.parse(`${String(current.validTill)}T00:00Z`) - Date.now()
      return left <= 3 * DAY_MS
    })
    expect(due.length).toBeGreaterThan(50)
    sandbox.switches.filtersIgnored = true
    const all = await runDue(sandbox, { renew_before: '3', domain: 'example.com' })
    sandbox.switches.filtersIgnored = false
    const filtered = await runDue(sandbox, { renew_before: '3', domain: 'example.com' })
    expect(all.outputs['total']).toBe('6000')
    expect(all.orders).toEqual(filtered.orders)
    expect(all.ids).toEqual(expect.arrayContaining(due.map(({ id }) => id)))
  })
})

test('a full page is never taken for the last, nor a short one before the end', async () => {
  sandbox.fill({ orders: 1000, others: 0, daysLeft: (index) => index % 30 })
  expect((await runDue(sandbox)).outputs['total']).toBe('1000')
  expect(offsetsOf(sandbox)).toEqual([0, 900])
})
