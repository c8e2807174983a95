import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import type { Socket } from 'node:net'
import { HttpClient } from '@actions/http-client'
import { readBody } from './readBody.ts'
import { Deadline } from './deadline.ts'
import { ConnectionError, TooLargeError, UnexpectedResponseError, UpgradeError } from './errors.ts'
import type { HttpRequest } from './request.ts'
import { CancelledError } from '../util/pause.ts'

/** What the server answered, whole, whatever its status. */
export interface HttpAnswer {
  readonly status: number
  /** Milliseconds since 1970 by the server's clock, where it sent a `Date`. */
  readonly date: number | undefined
  /** The headers `Retry-After` and `Location`, as they came. */
  readonly retryAfter: string | undefined
  readonly location: string | undefined
  readonly body: string
}

/** One request that was sent, and how it ended; nothing of it is secret. */
export interface Exchange extends Pick<HttpRequest, 'method' | 'path'> {
  /** Undefined where no whole response came. */
  readonly status: number | undefined
  /** Milliseconds from the start of the request to its end. */
  readonly ms: number
  /** How often this request has been sent by now. */
  readonly tries: number
}

/** What every request of a run shares. */
export interface HttpOptions {
  readonly apiUrl: string
  readonly apiKey: string
  /** Milliseconds from the start of a connection to the last byte of the answer. */
  readonly timeoutMs: number
  /** Aborted when the runner cancels the job: a read ends at once, a write has six seconds more. */
  readonly cancelled: AbortSignal
  /** Called when a request has ended, however it ended. */
  readonly onExchange?: (exchange: Exchange) => void
}

/** The runner kills the process ten seconds after it cancels the job, and the step still has to report. */
const WRITE_GRACE_MS = 6000

/**
 * Sends one request at a time over one kept-alive connection, and returns the whole answer.
 * Nothing is repeated and no redirect is followed here: a redirect would carry the API key to another host.
 */
export class Http {
  readonly #options: HttpOptions
  readonly #client: HttpClient
  /** How often each request was sent since it last succeeded. */
  readonly #tries = new Map<string, number>()
  #signal: AbortSignal | undefined

  constructor(options: HttpOptions) {
    this.#options = options
    this.#client = new PlainHttpClient('digicert-reissue', [this.#signalHandler()], {
      allowRedirects: false,
      keepAlive: true,
      // The library's own timeout counts idle time only; ours, which is total, must come first.
      socketTimeout: options.timeoutMs + 60_000,
    })
  }

  /**
   * Sends the request and reads the answer to its last byte, within `mostMs` milliseconds where that is less than the
   * time that every request has.
   * @throws {@link ConnectionError} when there is no whole answer within the deadline
   * @throws {@link TooLargeError} when the answer is over 32 MB, {@link UnexpectedResponseError} when it is not UTF-8
   * @throws {@link CancelledError} when the job is cancelled meanwhile
   */
  async send(request: HttpRequest, mostMs = Infinity): Promise<HttpAnswer> {
    const started = performance.now()
    const { method, path } = request
    const tries = (this.#tries.get(`${method} ${path}`) ?? 0) + 1
    this.#tries.set(`${method} ${path}`, tries)
    let status: number | undefined
    try {
      const answer = await this.#within(Math.min(mostMs, this.#options.timeoutMs), request)
      status = answer.status
      if (status < 400) {
        this.#tries.delete(`${method} ${path}`)
      }
      return answer
    } finally {
      const ms = Math.round(performance.now() - started)
      this.#options.onExchange?.({ method, path, status, ms, tries })
    }
  }

  /** Closes the connection, so that the process can end. */
  close(): void {
    this.#client.dispose()
  }

  async #within(limitMs: number, request: HttpRequest): Promise<HttpAnswer> {
    const { cancelled } = this.#options
    const isWrite = request.method !== 'GET'
    const deadline = new Deadline(limitMs, isWrite ? WRITE_GRACE_MS : 0, cancelled)
    this.#signal = deadline.signal
    try {
      return await Promise.race([this.#exchange(request), deadline.ended()])
    } catch (error) {
      if (error instanceof TooLargeError || error instanceof UnexpectedResponseError) {
        throw error
      }
      const failure = new ConnectionError(request, error, deadline.isOver ? limitMs : undefined)
      if (cancelled.aborted) {
        throw new CancelledError(isWrite && !failure.neverArrived, { cause: failure })
      }
      throw failure
    } finally {
      deadline.clear()
    }
  }

  async #exchange(request: HttpRequest): Promise<HttpAnswer> {
    const url = this.#options.apiUrl + request.path
    const body = request.body === undefined ? null : JSON.stringify(request.body)
    this.#boundProxy(url)
    const { message } = await this.#client.request(request.method, url, body, {
      'X-DC-DEVKEY': this.#options.apiKey,
      Accept: request.accept ?? 'application/json',
      ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    })
    return answerOf(message, await readBody(request, message))
  }

  /**
   * The library takes no AbortSignal, but lets a handler see the options of each request before it is made:
   * the one way to end a connection that is stalled before its headers.
   */
  #signalHandler(): NonNullable<ConstructorParameters<typeof HttpClient>[1]>[number] {
    return {
      prepareRequest: (options: RequestOptions) => {
        if (this.#signal !== undefined) {
          options.signal = this.#signal
        }
      },
      canHandleAuthentication: () => false,
      handleAuthentication: () =>
        // It is never called: no response counts as a challenge.
        Promise.reject(new Error('unused')),
    }
  }

  /** A proxy's tunnel is opened by a request of its own, which must end with the deadline too. */
  #boundProxy(url: string): void {
    const agent = this.#client.getAgent(url) as {
      proxyOptions?: { signal?: AbortSignal | undefined }
    }
    if (agent.proxyOptions !== undefined) {
      agent.proxyOptions.signal = this.#signal
    }
  }
}

/** The library never settles on a 101, which Node reports as an event of its own. */
class PlainHttpClient extends HttpClient {
  override requestRawWithCallback(
    ...[info, data, onResult]: Parameters<HttpClient['requestRawWithCallback']>
  ): void {
    const { httpModule } = info
    const request = (
      options: RequestOptions,
      onResponse: (message: IncomingMessage) => void,
    ): ClientRequest =>
      httpModule.request(options, onResponse).once('upgrade', (_message, socket: Socket) => {
        socket.destroy()
        onResult(new UpgradeError())
      })
    // A copy would read every property of Node's module, and some of those load Node's fetch.
    const observing = Object.create(httpModule, {
      request: { value: request },
    }) as typeof httpModule
    super.requestRawWithCallback({ ...info, httpModule: observing }, data, onResult)
  }
}

function answerOf({ headers, statusCode }: IncomingMessage, body: string): HttpAnswer {
  const date = Date.parse(headers.date ?? '')
  return {
    status: statusCode ?? 0,
    date: Number.isNaN(date) ? undefined : date,
    retryAfter: headers['retry-after'],
    location: headers.location,
    body,
  }
}
