import { describe, expect, test } from '@jest/globals'
import { limitMs } from '../../tools/fleet/limit.ts'
import { RateLimiter } from '../../sandbox/api/rateLimit.ts'
import { DEFAULT_SETTINGS, DEFAULT_SWITCHES } from '../../sandbox/settings.ts'

describe('the time that the limit alone takes', () => {
  test.each([
    [0, 0],
    [100, 0],
    [101, 5_000],
    [1_000, 45_000],
    [1_001, 180_000],
    [4_000, 585_000],
  ])('%d requests: %d ms', (requests, ms) => {
    expect(limitMs(requests)).toBe(ms)
  })

  test('the sandbox lets each request through at that moment, and not a millisecond before', () => {
    let now = 0
    const settings = { ...DEFAULT_SETTINGS, rateLimit: true }
    const limiter = new RateLimiter({ settings, switches: DEFAULT_SWITCHES, now: () => now })
    const isAdmitted = (at: number): boolean => {
      now = at
      try {
        limiter.admit('key')
        return true
      } catch {
        return false
      }
    }
    const times = Array.from({ length: 1_200 }, (_, index) => limitMs(index + 1))
    const tooEarly = times.filter(
      (time, index) =>
        (time > (times[index - 1] ?? 0) && isAdmitted(time - 1)) || !isAdmitted(time),
    )
    expect(tooEarly).toEqual([])
  })
})
