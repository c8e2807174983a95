import { pause } from '../util/pause.ts'
import { CertCentralError, ConnectionError, ResponseError } from './errors.ts'
import type { Purpose } from './request.ts'
import { Queue, Tries, type Patience } from './patience.ts'

/** The facts of a repetition, told before it is waited for. */
export type RetryEvent =
  | { readonly code: 'rate_limited'; readonly purpose: Purpose; readonly waitMs: number }
  | {
      readonly code: 'retrying'
      readonly purpose: Purpose
      readonly error: CertCentralError
      /** 2 for the second try, and so on. */
      readonly nextTry: number
      readonly tries: number
      readonly waitMs: number
    }

/** What a repetition needs besides what it repeats. */
export interface RetryContext {
  readonly log: (event: RetryEvent) => void
  /** Aborted when the runner cancels the job: nothing is sent from then on. */
  readonly cancelled: AbortSignal
}

/**
 * Makes an attempt until it succeeds, as far as the patience goes and as far as it is safe: again after network errors
 * and 5xx to a GET or PUT, after a POST that cannot have arrived, and after 429 to anything. An attempt may be several
 * requests, of which each is sent once: then tries and queue are counted for all of them together, and what was read
 * before a wait is read again after it.
 * @throws the last failure, when it is given up; CancelledError when the job is canceled
 */
export async function repeated<T>(
  attempt: () => Promise<T>,
  patience: Patience,
  { log, cancelled }: RetryContext,
): Promise<T> {
  const tries = new Tries(patience)
  const queue = new Queue(patience)
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof CertCentralError)) {
        throw error
      }
      const waitMs = waitBefore(error, tries, queue)
      if (waitMs === undefined) {
        throw error
      }
      const { purpose } = error.request
      if (patience.isQuiet !== true) {
        log(
          isRateLimit(error)
            ? { code: 'rate_limited', purpose, waitMs }
            : {
                code: 'retrying',
                purpose,
                error,
                nextTry: tries.made,
                tries: patience.tries,
                waitMs,
              },
        )
      }
      await pause(waitMs, cancelled)
      queue.leave()
    }
  }
}

/** Milliseconds until the next attempt; undefined where there must be none. */
function waitBefore(error: CertCentralError, tries: Tries, queue: Queue): number | undefined {
  if (isRateLimit(error)) {
    return queue.enter(error)
  }
  return mayRepeat(error) ? tries.next(queue.spentMs) : undefined
}

function isRateLimit(error: CertCentralError): error is ResponseError {
  return error instanceof ResponseError && error.isRateLimit
}

function mayRepeat(error: CertCentralError): boolean {
  const isWriteOnce = error.request.method === 'POST'
  if (error instanceof ConnectionError) {
    return error.code !== 'untrusted' && (!isWriteOnce || error.neverArrived)
  }
  return error instanceof ResponseError && error.status >= 500 && !isWriteOnce
}
