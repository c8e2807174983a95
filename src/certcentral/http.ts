import type { IncomingMessage, RequestOptions } from 'node:http'
import { HttpClient, type HttpClientResponse } from '@actions/http-client'
import { ConnectionError, TooLargeError } from './errors.ts'
import { CancelledError } from '../util/pause.ts'

/** One request to CertCentral, before the host and the key are added. */
export interface HttpRequest {
  /** What the request is for, as it stands in messages: "Reading order 123". */
  readonly purpose: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path below `api_url`, with its query. */
  readonly path: string
  /** Sent as JSON where given. */
  readonly body?: unknown
  /** The `Accept` header; JSON where not given. */
  readonly accept?: string
}

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

/** What every request of a run shares. */
export interface HttpOptions {
  readonly apiUrl: string
  readonly apiKey: string
  /** Milliseconds from the start of a connection to the last byte of the answer. */
  readonly timeoutMs: number
  /** Aborted when the runner cancels the job: what reads is cut off, what writes is let finish. */
  readonly cancelled: AbortSignal
}

/** A shorter text is no key, and would be found all over an answer. */
const LEAST_KEY = 8

/** An order may have thousands of reissues, each with its CSR: the cap is generous. */
const MAX_BODY_BYTES = 32 * 1024 * 1024

/**
 * Sends one request at a time over one kept-alive connection, and returns the whole answer.
 * Nothing is repeated and no redirect is followed here: a redirect would carry the API key to another host.
 */
export class Http {
  readonly #options: HttpOptions
  readonly #client: HttpClient
  #deadline: AbortSignal | undefined

  constructor(options: HttpOptions) {
    this.#options = options
    this.#client = new HttpClient('digicert-reissue', [this.#deadlineHandler()], {
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
   * @throws {@link TooLargeError} when the answer is over 32 MB
   * @throws {@link CancelledError} when the job is cancelled meanwhile
   */
  async send(request: HttpRequest, mostMs = Infinity): Promise<HttpAnswer> {
    const limitMs = Math.min(mostMs, this.#options.timeoutMs)
    const deadline = new AbortController()
    const timer = setTimeout(() => {
      deadline.abort()
    }, limitMs)
    const { cancelled } = this.#options
    this.#deadline =
      request.method === 'GET' ? AbortSignal.any([deadline.signal, cancelled]) : deadline.signal
    try {
      return await this.#exchange(request)
    } catch (error) {
      if (error instanceof TooLargeError) {
        throw error
      }
      if (cancelled.aborted) {
        throw new CancelledError(request.method !== 'GET', { cause: error })
      }
      const timeoutMs = deadline.signal.aborted ? limitMs : undefined
      throw new ConnectionError(request.purpose, error, timeoutMs)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Closes the connection, so that the process can end. */
  close(): void {
    this.#client.dispose()
  }

  async #exchange(request: HttpRequest): Promise<HttpAnswer> {
    const url = this.#options.apiUrl + request.path
    const body = request.body === undefined ? null : JSON.stringify(request.body)
    this.#boundProxy(url)
    const response = await this.#client.request(request.method, url, body, {
      'X-DC-DEVKEY': this.#options.apiKey,
      Accept: request.accept ?? 'application/json',
      ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    })
    const answer = await readAnswer(request, response)
    return { ...answer, body: this.#withoutKey(answer.body) }
  }

  /** A server that echoes the key must not bring it into a message, where a part of it would pass every mask. */
  #withoutKey(body: string): string {
    const { apiKey } = this.#options
    return apiKey.length < LEAST_KEY ? body : body.replaceAll(apiKey, '***')
  }

  /**
   * The library takes no AbortSignal, but lets a handler see the options of each request before it is made:
   * the one way to end a connection that is stalled before its headers.
   */
  #deadlineHandler(): NonNullable<ConstructorParameters<typeof HttpClient>[1]>[number] {
    return {
      prepareRequest: (options: RequestOptions) => {
        if (this.#deadline !== undefined) {
          options.signal = this.#deadline
        }
      },
      canHandleAuthentication: () => false,
      handleAuthentication: () =>
        Promise.reject(new Error('not used: no answer is an authentication challenge')),
    }
  }

  /** A proxy's tunnel is opened by a request of its own, which must end with the deadline too. */
  #boundProxy(url: string): void {
    const agent = this.#client.getAgent(url) as {
      proxyOptions?: { signal?: AbortSignal | undefined }
    }
    if (agent.proxyOptions !== undefined) {
      agent.proxyOptions.signal = this.#deadline
    }
  }
}

async function readAnswer(request: HttpRequest, response: HttpClientResponse): Promise<HttpAnswer> {
  const { message } = response
  const date = Date.parse(message.headers.date ?? '')
  return {
    status: message.statusCode ?? 0,
    date: Number.isNaN(date) ? undefined : date,
    retryAfter: message.headers['retry-after'],
    location: message.headers.location,
    body: await readBody(request, message),
  }
}

/** The library's own `readBody` never settles when the connection is cut; iterating over the stream rejects. */
async function readBody(request: HttpRequest, message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) {
      message.destroy()
      throw new TooLargeError(request.purpose, MAX_BODY_BYTES)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
