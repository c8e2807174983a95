import { ConnectionError, ResponseError } from './errors.ts'
import type { Http, HttpAnswer, HttpRequest } from './http.ts'
import { responseError } from './answer.ts'
import { CancelledError, pause } from './pause.ts'

/** How often and how long a request is repeated. */
export interface Patience {
  /** How many times in all a request is sent that meets network errors or 5xx. */
  readonly tries: number
  /** Milliseconds after which such a request is not sent again. */
  readonly retryForMs: number
  /** Milliseconds that the rate limit (429) is waited out, beside the tries: the key is shared by a whole fleet. */
  readonly queueForMs: number
  /** Called before a request that met the rate limit is sent again; it throws where that would not be safe. */
  readonly beforeAgain?: (limited: ResponseError) => Promise<void>
}

/** Repeats for a run's own requests: four tries within a minute; the rate limit is waited out for 15 minutes. */
export const PATIENT: Patience = { tries: 4, retryForMs: 60_000, queueForMs: 15 * 60_000 }
/** One try: for whoever looks again on a schedule of its own. */
export const ONCE: Patience = { tries: 1, retryForMs: 0, queueForMs: 0 }

/** What a repeated request needs besides itself. */
export interface RetryContext {
  readonly http: Http
  /** Takes one line for the log. */
  readonly log: (line: string) => void
  /** Aborted when the runner cancels the job: nothing is sent from then on. */
  readonly cancelled: AbortSignal
}

const BACKOFF_MS = 1000
const QUEUE_MS = 2500
/** No wait takes more of the patience that is left, so that who waited longest asks most often, and nobody is starved. */
const QUEUE_SHARE = 1 / 15
const SPREAD_MS = 1000

/**
 * Sends the request until it is answered with a success, as far as the patience goes and as far as it is safe:
 * GET and PUT after network errors and 5xx, POST only when it cannot have arrived, all of them after 429.
 * @throws {@link ConnectionError}, {@link ResponseError}, {@link CancelledError} - the last failure, when it is given up
 */
export async function sendWithRetries(
  context: RetryContext,
  request: HttpRequest,
  patience: Patience,
): Promise<HttpAnswer> {
  const started = performance.now()
  let limitedAt: number | undefined
  let queuedMs = 0
  for (let tries = 1, queued = 0; ;) {
    if (context.cancelled.aborted) throw new CancelledError()
    const failure = await attempt(context.http, request)
    if (!(failure instanceof Error)) return failure
    const now = performance.now()
    const limited = failure instanceof ResponseError && failure.status === 429
    if (limited) limitedAt ??= now
    const leftMs = patience.queueForMs - (now - (limitedAt ?? now))
    const leastMs = limited
      ? queueMs(failure, queued++, leftMs)
      : BACKOFF_MS * 2 ** tries * Math.random()
    const goOn = limited
      ? leastMs <= leftMs
      : mayRepeat(request, failure) &&
        tries++ < patience.tries &&
        now - started - queuedMs + leastMs <= patience.retryForMs
    if (!goOn) throw failure
    // A fleet that is told the same time to come back must not come back as one.
    const waitMs = limited ? leastMs + Math.random() * SPREAD_MS : leastMs
    context.log(progress(request, failure, waitMs, limited ? undefined : tries, patience))
    await pause(waitMs, context.cancelled)
    if (!limited) continue
    await patience.beforeAgain?.(failure)
    queuedMs += performance.now() - now
  }
}

/** The answer, or the failure; what is neither (a bug) is thrown. */
async function attempt(
  http: Http,
  request: HttpRequest,
): Promise<HttpAnswer | ConnectionError | ResponseError> {
  try {
    const answer = await http.send(request)
    return answer.status >= 200 && answer.status < 300 ? answer : responseError(request, answer)
  } catch (error) {
    if (error instanceof ConnectionError) return error
    throw error
  }
}

function mayRepeat(request: HttpRequest, failure: ConnectionError | ResponseError): boolean {
  if (failure instanceof ConnectionError) return request.method !== 'POST' || failure.neverArrived
  return request.method !== 'POST' && failure.status >= 500
}

/** The server's own wish; else longer each time, with half of it left to chance. */
function queueMs(failure: ResponseError, queued: number, leftMs: number): number {
  if (failure.retryAfterMs !== undefined) return Math.max(failure.retryAfterMs, SPREAD_MS)
  const mostMs = Math.max(SPREAD_MS, leftMs * QUEUE_SHARE)
  return (0.5 + Math.random() / 2) * Math.min(mostMs, QUEUE_MS * 2 ** queued)
}

function progress(
  request: HttpRequest,
  failure: ConnectionError | ResponseError,
  waitMs: number,
  nextTry: number | undefined,
  { tries }: Patience,
): string {
  const seconds = `${(waitMs / 1000).toFixed(1)} s`
  if (nextTry === undefined)
    return `${request.purpose}: the API key's rate limit is used up (HTTP 429); waiting ${seconds}`
  const fault = failure instanceof ResponseError ? `HTTP ${String(failure.status)}` : failure.fault
  return `${request.purpose}: try ${String(nextTry)} of ${String(tries)} in ${seconds}, after: ${fault}`
}
