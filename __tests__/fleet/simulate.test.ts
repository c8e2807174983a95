import { describe, expect, test } from '@jest/globals'
import { limitMs } from '../../tools/fleet/limit.ts'
import { simulate } from '../../tools/fleet/simulate.ts'

const PLAN = { orders: 20, inFlight: 256, approvalMs: 0, refusedCount: false }

describe('a simulated fleet', () => {
  test('that meets no limit sends four requests a run: lookup, reissue, lookup, download', () => {
    expect(simulate(PLAN)).toMatchObject({ done: 20, admitted: 80, refused: 0 })
  })

  test('waits for approvals', () => {
    const { admitted, tookMs } = simulate({ ...PLAN, approvalMs: 60_000 })
    expect(admitted).toBeGreaterThan(80)
    expect(tookMs).toBeGreaterThan(60_000)
  })

  test('is never faster than the limit, and every run ends with its certificate', () => {
    const { done, admitted, refused, tookMs } = simulate({ ...PLAN, orders: 300 })
    expect(done).toBe(300)
    expect(refused).toBeGreaterThan(0)
    expect(tookMs).toBeGreaterThanOrEqual(limitMs(admitted))
  })

  test('holds no more runs at a time than it is told', () => {
    const { tookMs } = simulate({ ...PLAN, inFlight: 1 })
    expect(tookMs).toBeGreaterThan(10 * simulate(PLAN).tookMs)
  })

  test('does not finish where refused requests count and too many runs send them', () => {
    const { done, orders } = {
      ...PLAN,
      orders: 300,
      ...simulate({ ...PLAN, orders: 300, refusedCount: true }),
    }
    expect(done).toBeLessThan(orders)
  })
})
