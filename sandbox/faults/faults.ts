import type { Endpoint, RequestEntry } from '../api/requestLog.ts'

/** What can go wrong with one answer. */
export type FaultName =
  /** The connection is reset (RST), or closed (FIN), before a byte is answered. */
  | 'reset'
  | 'close'
  /** The same after the headers and half of the body. */
  | 'reset_in_body'
  | 'close_in_body'
  /** No byte, or no further byte after half of the body, ever comes; the connection stays. */
  | 'stall'
  | 'stall_in_body'
  /** The body comes byte by byte, one each `everyMs` (100). */
  | 'drip'
  /** The headers come byte by byte, one each `everyMs` (100), and never end. */
  | 'drip_headers'
  /** `status` (302) with `location`. */
  | 'redirect'
  /** `status` (400) with `errors[]` of `code` and `message`. */
  | 'error'
  /** 429 `request_limit_exceeded`, with `retryAfter` where it is given. */
  | 'too_many'
  /** `status` (502) with an HTML body, as from the CDN in front. */
  | 'html_error'
  /** The success status with an empty body, half of its JSON, HTML, or JSON of another shape. */
  | 'empty'
  | 'truncated'
  | 'html'
  | 'wrong_shape'
  /** The real answer with another order's id. */
  | 'other_order'
  /** The success status with a body of `bytes` (200 MB), streamed. */
  | 'huge'
  /** The real answer with hostile `text` in its `fields`; or, with `status`, an error made of it. */
  | 'hostile'
  /** `status` (the success one), `body` and `contentType` as given. */
  | 'body'
  /** A real answer, after which connections are refused for `forMs` (until `accept()`). */
  | 'refuse_next'

/** A rule: which answers go wrong, how, and whether the write takes effect. */
export interface Fault {
  readonly endpoint: Endpoint | 'any'
  readonly fault: FaultName
  /** `before` (default): the write has no effect; `after`: it took effect, its answer is lost. */
  readonly when?: 'before' | 'after'
  /** Matching requests to let through first. 0 by default. */
  readonly skip?: number
  /** Requests to hit, 1 by default; `Infinity` is all. */
  readonly times?: number
  /** For `orders`: only this page, from 1. */
  readonly page?: number
  readonly status?: number
  readonly location?: string
  readonly code?: string
  readonly message?: string
  readonly retryAfter?: string
  readonly everyMs?: number
  readonly bytes?: number
  readonly text?: string
  readonly fields?: readonly string[]
  readonly body?: string
  readonly contentType?: string
  readonly forMs?: number
}

/** The scripted faults: the first rule that matches a request and is not used up hits it. */
export class FaultScript {
  readonly #rules: { readonly fault: Fault; skip: number; times: number }[] = []

  /** Adds a rule; returns a function that removes it. */
  add(fault: Fault): () => void {
    const rule = { fault, skip: fault.skip ?? 0, times: fault.times ?? 1 }
    this.#rules.push(rule)
    return () => {
      rule.times = 0
    }
  }

  /** Forgets all rules. */
  clear(): void {
    this.#rules.length = 0
  }

  /** The fault that a request meets; counts it. */
  meet(entry: RequestEntry): Fault | undefined {
    for (const rule of this.#rules) {
      if (rule.times <= 0 || !matches(rule.fault, entry)) {
        continue
      }
      if (rule.skip > 0) {
        rule.skip -= 1
        continue
      }
      rule.times -= 1
      return rule.fault
    }
    return undefined
  }
}

function matches(fault: Fault, entry: RequestEntry): boolean {
  if (fault.endpoint !== 'any' && fault.endpoint !== entry.endpoint) {
    return false
  }
  return fault.page === undefined || fault.page === pageOf(entry)
}

function pageOf(entry: RequestEntry): number {
  const limit = Number(entry.query['limit'] ?? 0) || 1000
  return Math.floor(Number(entry.query['offset'] ?? 0) / limit) + 1
}
