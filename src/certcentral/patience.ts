import type { ResponseError } from './errors.ts'

/** How often and how long a request is repeated. */
export interface Patience {
  /** How many times in all a request is sent that meets network errors or 5xx. */
  readonly tries: number
  /** Milliseconds after which such a request is not sent again. */
  readonly retryForMs: number
  /** Milliseconds that the rate limit (429) is waited out, beside the tries: the key is shared by a whole fleet. */
  readonly queueForMs: number
  /** Milliseconds that one request may take, where that is less than what all may. */
  readonly requestMs?: number
  /** Whether repetitions stay out of the log, where the failure is told as one line. */
  readonly isQuiet?: boolean
}

/** Repeats for a run's own requests: four tries within a minute; the rate limit is waited out for 15 minutes. */
export const PATIENT: Patience = { tries: 4, retryForMs: 60_000, queueForMs: 15 * 60_000 }
/** For requests that only help: the usual tries, and at most a minute in the queue. */
export const HELPING: Patience = { ...PATIENT, queueForMs: 60_000, isQuiet: true }
/** One try: for a look that is repeated anyway, and for read, decide and POST, which are repeated together. */
export const ONCE: Patience = { tries: 1, retryForMs: 0, queueForMs: 0 }

const BACKOFF_MS = 1000

/** The tries of one request that meets network errors or 5xx: pauses that double, left to chance from their start. */
export class Tries {
  made = 1
  readonly #started = performance.now()
  readonly #patience: Patience

  constructor(patience: Patience) {
    this.#patience = patience
  }

  /** Milliseconds until the next try, which counts from here on; undefined for none. `queuedMs` count for nothing. */
  next(queuedMs: number): number | undefined {
    const { tries, retryForMs } = this.#patience
    const pauseMs = BACKOFF_MS * 2 ** this.made * Math.random()
    const triedMs = performance.now() - this.#started - queuedMs
    if (this.made >= tries || triedMs + pauseMs > retryForMs) {
      return undefined
    }
    this.made += 1
    return pauseMs
  }
}

/** A little more than the shorter of CertCentral's two windows (100 requests in 5 s, 1000 in 3 min). */
const LEAST_QUEUE_MS = 6000
/** Each wait is this share of all that was queued before: the longer window needs fewer questions. */
const QUEUE_GROWTH = 0.5
/** No wait takes more of the patience that is left, so that the run that waited longest asks most often, and none is starved. */
const QUEUE_SHARE = 1 / 15
/** A fleet that is told the same time to come back must not come back as one. */
const SPREAD_MS = 1000

/** The place of one request in the queue for the key's rate limit. */
export class Queue {
  /** Milliseconds spent in it so far. */
  spentMs = 0
  #since: number | undefined
  #entered: number | undefined
  readonly #patience: Patience
  readonly #clock: () => number

  /** `clock` tells milliseconds since any moment. */
  constructor(patience: Patience, clock = () => performance.now()) {
    this.#patience = patience
    this.#clock = clock
  }

  /** Milliseconds until the request may be sent again, the server's own wish first; undefined when patience is over. */
  enter({ retryAfterMs }: ResponseError): number | undefined {
    this.#entered = this.#clock()
    this.#since ??= this.#entered
    const leftMs = this.leftMs()
    const waitMs =
      retryAfterMs === undefined
        ? ownWaitMs(this.#patience.queueForMs - leftMs, leftMs)
        : Math.max(retryAfterMs, SPREAD_MS)
    return waitMs > leftMs ? undefined : waitMs + Math.random() * SPREAD_MS
  }

  /** Milliseconds of patience that are left. */
  leftMs(): number {
    const now = this.#clock()
    return this.#patience.queueForMs - (now - (this.#since ?? now))
  }

  /** The next attempt begins; nothing is counted where the wait was not in the queue. */
  leave(): void {
    if (this.#entered !== undefined) {
      this.spentMs += this.#clock() - this.#entered
      this.#entered = undefined
    }
  }
}

/** Half of it is left to chance. */
function ownWaitMs(queuedMs: number, leftMs: number): number {
  const growingMs = Math.max(LEAST_QUEUE_MS, queuedMs * QUEUE_GROWTH)
  const mostMs = Math.max(SPREAD_MS, leftMs * QUEUE_SHARE)
  return (0.5 + Math.random() / 2) * Math.min(growingMs, mostMs)
}

const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 60_000
const PAUSE_GROWTH = 1.5
/** A share of each pause is left to chance, so that a fleet does not look as one. */
const PAUSE_JITTER = 0.1

/** Milliseconds before each look for a certificate, for ever: longer each time, up to a minute. */
export function* pausesBetweenLooks(): Generator<number, never> {
  for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * PAUSE_GROWTH, LONGEST_PAUSE_MS)) {
    yield ms * (1 - Math.random() * PAUSE_JITTER)
  }
}
