import { expect, test } from '@jest/globals'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { runDue } from '../support/due/runDue.ts'
import { annotations, dayFromToday } from '../support/stage.ts'

const FAST = new URL('../../tools/bench/fast-clock.js', import.meta.url).href
const FACTOR = 30

test(
  '5000 orders are read within the limits of the key, with a line in the log each minute',
  async () => {
    const started = Date.now()
    await using sandbox = await startSandbox({
      // The account's clock runs as fast as the action's, so that its limits are those of the key.
      now: () => started + (Date.now() - started) * FACTOR,
      rateLimit: true,
    })
    const { orders } = sandbox.fill({
      orders: 5000,
      others: 0,
      daysLeft: (index) => 1 + (index % 80),
    })
    for (const [index, order] of orders.entries()) {
      order.validTill = dayFromToday(400)
      order.autoReissue = index % 2 === 0
    }
    const result = await runDue(
      sandbox,
      { look_ahead: '90' },
      { nodeOptions: ['--import', FAST], env: { FAST_CLOCK_FACTOR: String(FACTOR) } },
    )
    expect([result.code, result.outputs['total']]).toEqual([0, '5000'])
    expect(result.outputs['blockers_count']).toBe('2500')
    const sizes = ['orders', 'matrix', 'blockers'].map((name) => result.outputs[name]?.length ?? 0)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(500_000)
    expect(sandbox.requests).toHaveLength(6 + 2 * 5000)
    expect(sandbox.connections.tcp).toBe(1)
    expect(sandbox.requests.filter(({ status }) => status === 429)).toEqual([])
    expect(result.log.match(/\d+ of 5000 orders/g)?.length).toBeGreaterThan(20)
  },
  30 * 60_000,
)

test(
  'orders, matrix and blockers share what a job may put out: whole entries, and a warning',
  async () => {
    const names = Array.from(
      { length: 250 },
      (_, index) => `host-${String(index)}.shop.example.com`,
    )
    await using sandbox = await startSandbox()
    for (let index = 0; index < 60; index += 1) {
      await sandbox.addOrder({ names, daysLeft: 5, orderDaysLeft: 400, autoReissue: true })
    }
    const result = await runDue(sandbox, { look_ahead: '60' })
    const { orders, include, blockers, outputs } = result
    expect([result.code, outputs['blockers_count'], blockers.length]).toEqual([0, '60', 60])
    expect(orders.length).toBeLessThan(60)
    expect(orders.length).toBe(Number(outputs['count']))
    expect(include.every(({ dns_names }) => dns_names.length === 250)).toBe(true)
    const size = ['orders', 'matrix', 'blockers'].reduce(
      (sum, name) => sum + (outputs[name]?.length ?? 0),
      0,
    )
    expect(size).toBeLessThanOrEqual(500_000)
    expect(size).toBeGreaterThan(450_000)
    expect(annotations(result, 'warning')).toHaveLength(1)
  },
  30 * 60_000,
)
