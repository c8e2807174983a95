import { LIMITS } from '../../sandbox/api/rateLimit.ts'

/**
 * Milliseconds that the limits of one key alone take for so many requests: each sent at the very moment at which it
 * is admitted, by a sender that knows that moment.
 */
export function limitMs(requests: number): number {
  const times: number[] = []
  for (let index = 0; index < requests; index += 1) {
    const earliest = LIMITS.map(({ requests: most, windowMs }) => {
      const oldest = times.at(-most)
      return times.length < most || oldest === undefined ? 0 : oldest + windowMs
    })
    times.push(Math.max(times.at(-1) ?? 0, ...earliest))
  }
  return times.at(-1) ?? 0
}
