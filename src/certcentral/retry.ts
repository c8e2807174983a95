import { ConnectionError, ResponseError } from './errors.ts'
import type { Http, HttpAnswer, HttpRequest } from './http.ts'
import { responseError } from './answer.ts'
import { Queue, Tries, type Patience } from './patience.ts'
import { CancelledError, pause } from '../util/pause.ts'

/** What a repeated request needs besides itself. */
export interface RetryContext {
  readonly http: Http
  /** Takes one line for the log. */
  readonly log: (line: string) => void
  /** Aborted when the runner cancels the job: nothing is sent from then on. */
  readonly cancelled: AbortSignal
}

/**
 * Sends the request until it is answered with a success, as far as the patience goes and as far as it is safe:
 * GET and PUT after network errors and 5xx, POST only when it cannot have arrived, all of them after 429.
 * @throws {@link ConnectionError}, {@link ResponseError}, {@link CancelledError} - the last failure, when it is given up
 */
export async function sendWithRetries(
  { http, log, cancelled }: RetryContext,
  request: HttpRequest,
  patience: Patience,
): Promise<HttpAnswer> {
  const tries = new Tries(patience)
  const queue = new Queue(patience)
  for (;;) {
    if (cancelled.aborted) {
      throw new CancelledError()
    }
    const failure = await attempt(http, request, patience)
    if (!(failure instanceof Error)) {
      return failure
    }
    if (failure instanceof ResponseError) {
      failure.isRepeated = tries.made > 1
    }
    if (isLimited(failure)) {
      const waitMs = queue.enter(failure)
      if (waitMs === undefined) {
        throw failure
      }
      log(
        `${request.purpose}: the API key's rate limit is used up (HTTP 429); waiting ${seconds(waitMs)}`,
      )
      await pause(waitMs, cancelled)
      if ((await patience.mayAgain?.(queue.leftMs())) === false) {
        throw failure
      }
      queue.leave()
    } else {
      const pauseMs = mayRepeat(request, failure) ? tries.next(queue.spentMs) : undefined
      if (pauseMs === undefined) {
        throw failure
      }
      const next = `try ${String(tries.made)} of ${String(patience.tries)}`
      log(`${request.purpose}: ${next} in ${seconds(pauseMs)}, after: ${faultOf(failure)}`)
      await pause(pauseMs, cancelled)
    }
  }
}

/** The answer, or the failure; what is neither (a bug) is thrown. */
async function attempt(
  http: Http,
  request: HttpRequest,
  { requestMs }: Patience,
): Promise<HttpAnswer | ConnectionError | ResponseError> {
  try {
    const answer = await http.send(request, requestMs)
    return answer.status >= 200 && answer.status < 300 ? answer : responseError(request, answer)
  } catch (error) {
    if (error instanceof ConnectionError) {
      return error
    }
    throw error
  }
}

function isLimited(failure: ConnectionError | ResponseError): failure is ResponseError {
  return failure instanceof ResponseError && failure.status === 429
}

function mayRepeat(request: HttpRequest, failure: ConnectionError | ResponseError): boolean {
  if (failure instanceof ConnectionError) {
    return !failure.isUntrusted && (request.method !== 'POST' || failure.neverArrived)
  }
  return request.method !== 'POST' && failure.status >= 500
}

function faultOf(failure: ConnectionError | ResponseError): string {
  return failure instanceof ResponseError ? `HTTP ${String(failure.status)}` : failure.fault
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
