import { ApiError } from './apiError.ts'
import type { Settings, Switches } from '../settings.ts'

/** The documented limits of a key: so many requests in so many milliseconds, rolling. */
export const LIMITS = [
  { requests: 100, windowMs: 5_000 },
  { requests: 1_000, windowMs: 180_000 },
] as const

/** What a rate limiter looks at, at each request. */
export interface RateLimitParams {
  readonly settings: Settings
  readonly switches: Switches
  readonly now: () => number
}

/** A request beyond the limit; `retryAfter` is the header's value, where the account gives one. */
export class RateLimitError extends ApiError {
  readonly retryAfter: string | undefined

  constructor(retryAfter: string | undefined) {
    super(429, { code: 'request_limit_exceeded', message: 'Request limit exceeded.' })
    this.retryAfter = retryAfter
  }
}

/** Counts the requests of each key over its rolling windows. */
export class RateLimiter {
  readonly #params: RateLimitParams
  readonly #times = new Map<string, number[]>()

  constructor(params: RateLimitParams) {
    this.#params = params
  }

  /** Counts a request; throws a {@link RateLimitError} when it is one too many. */
  admit(key: string): void {
    const { settings, switches, now } = this.#params
    if (!settings.rateLimit) {
      return
    }
    const moment = now()
    const times = (this.#times.get(key) ?? []).filter((time) => time > moment - 180_000)
    this.#times.set(key, times)
    const wait = Math.max(...LIMITS.map((limit) => waitOf(times, limit, moment)))
    if (wait <= 0 || switches.refusedRequestsCount) {
      times.push(moment)
    }
    if (wait > 0) {
      throw new RateLimitError(retryAfter(settings, moment, wait))
    }
  }
}

/** Milliseconds until one more request is within a limit; 0 or less when it is now. */
function waitOf(times: readonly number[], limit: (typeof LIMITS)[number], now: number): number {
  const oldest = times.at(-limit.requests)
  return oldest === undefined ? 0 : oldest + limit.windowMs - now
}

function retryAfter(settings: Settings, now: number, wait: number): string | undefined {
  if (settings.retryAfter === 'absent') {
    return undefined
  }
  const seconds = Math.ceil(wait / 1000)
  if (settings.retryAfter === 'seconds') {
    return String(seconds)
  }
  return new Date(now + seconds * 1000 + 999).toUTCString()
}
