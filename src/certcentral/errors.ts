import { CodedError } from '../util/codedError.ts'
import type { SentRequest } from './request.ts'

/** A failure of a call to CertCentral; it knows its request. */
export abstract class CertCentralError extends CodedError {
  readonly request: SentRequest
  /** Whether another try may be answered otherwise. */
  readonly isPassing: boolean = true

  constructor({ purpose, method, path }: SentRequest, message: string, options?: ErrorOptions) {
    super(`${method} ${path}: ${message}`, options)
    this.request = { purpose, method, path }
  }
}

/** There is no whole response: the connection failed, was cut, or took too long. */
export class ConnectionError extends CertCentralError {
  override readonly name = 'ConnectionError'
  override readonly code:
    'timed_out' | 'not_connected' | 'untrusted' | 'upgraded' | 'connection_failed'
  /** What happened to the connection, in Node's words. */
  readonly fault: string
  /** Milliseconds, where the deadline of the request ended it. */
  readonly timeoutMs: number | undefined

  constructor(request: SentRequest, cause: unknown, timeoutMs?: number) {
    const { code, message } = faultOf(cause)
    const fault = [code, message].filter((part) => part !== '').join(': ')
    super(request, timeoutMs === undefined ? fault : `timed out, ${timeoutMs} ms`, {
      cause,
    })
    this.fault = fault
    this.timeoutMs = timeoutMs
    this.code = timeoutMs === undefined ? kindOf(code, message) : 'timed_out'
  }

  /** True when the request cannot have reached the server, so that even a write may be sent again. */
  get neverArrived(): boolean {
    return this.code === 'not_connected'
  }
}

/** The server switched to another protocol, which no request asks for. */
export class UpgradeError extends CodedError {
  override readonly name = 'UpgradeError'
  override readonly code = 'upgraded'

  constructor() {
    super('HTTP 101')
  }
}

/** One error of a response, in the server's words; either part may be missing. */
export interface ServerError {
  readonly code: string
  readonly message: string
}

/** The server answered with a status that is not a success. */
export class ResponseError extends CertCentralError {
  override readonly name = 'ResponseError'
  override readonly code = 'response_failed'
  /** True for the rate limit, and for a fault of the server. */
  override readonly isPassing: boolean
  readonly status: number
  /** CertCentral's own errors; undefined where the response does not have that shape. */
  readonly errors: readonly ServerError[] | undefined
  /** What the body is where it holds no errors: the title of an HTML page, the beginning of a text. */
  readonly excerpt: string | undefined
  /** Milliseconds that the server asks to wait, where it sent a `Retry-After`. */
  readonly retryAfterMs: number | undefined
  /** The host that a redirect names. */
  readonly redirectedTo: string | undefined

  constructor(
    request: SentRequest,
    response: Pick<
      ResponseError,
      'status' | 'errors' | 'excerpt' | 'retryAfterMs' | 'redirectedTo'
    >,
  ) {
    super(request, `HTTP ${response.status}`)
    this.status = response.status
    this.errors = response.errors
    this.excerpt = response.excerpt
    this.retryAfterMs = response.retryAfterMs
    this.redirectedTo = response.redirectedTo
    this.isPassing = this.isRateLimit || this.status >= 500
  }

  /** Whether the key's rate limit turned the request away. */
  get isRateLimit(): boolean {
    return this.status === 429
  }

  /** Whether CertCentral itself says that the request had no effect: its own errors with a 4xx, or its rate limit. */
  get isRefusal(): boolean {
    const isClientError = this.status >= 400 && this.status < 500 && !UNDECIDED.has(this.status)
    return this.isRateLimit || (isClientError && this.errors !== undefined)
  }
}

/** Statuses of gateways that gave up waiting: the request may have had its effect nevertheless. */
const UNDECIDED = new Set([408, 425, 499])

/** The server answered with a success that cannot be believed: not JSON, not the expected shape, another order. */
export class UnexpectedResponseError extends CertCentralError {
  override readonly name = 'UnexpectedResponseError'
  override readonly code:
    | 'not_json'
    | 'not_the_shape'
    | 'another_order'
    | 'not_utf8'
    /** A list of orders that contradicts its own count, or never ends. */
    | 'wrong_count'
    | 'endless_list'
  /** An excerpt of the response, on one line. */
  readonly excerpt: string

  constructor(
    request: SentRequest,
    code: UnexpectedResponseError['code'],
    excerpt: string,
    options?: ErrorOptions,
  ) {
    super(request, `${code}: ${excerpt}`, options)
    this.code = code
    this.excerpt = excerpt
  }
}

/** The response is larger than anything CertCentral sends. */
export class TooLargeError extends CertCentralError {
  override readonly name = 'TooLargeError'
  override readonly isPassing = false
  override readonly code = 'too_large'
  readonly maxBytes: number

  constructor(request: SentRequest, maxBytes: number) {
    super(request, `over ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

/** Errors of the connection's first step, before a byte of the request can have left. */
const NEVER_ARRIVED = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])
/** How the proxy agent of @actions/http-client begins its message when the proxy opened no tunnel. */
const NO_TUNNEL = /^tunneling socket could not be established\b/
/** Codes of OpenSSL and Node for a certificate that is not trusted: the handshake failed, and nothing was sent. */
const UNTRUSTED =
  /^(?:DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|CRL_|ERROR_IN_|INVALID_|PATH_LENGTH_|HOSTNAME_|ERR_TLS_CERT_)/

function kindOf(code: string, message: string): ConnectionError['code'] {
  if (NEVER_ARRIVED.has(code) || NO_TUNNEL.test(message)) {
    return 'not_connected'
  }
  if (code === 'upgraded') {
    return code
  }
  return UNTRUSTED.test(code) ? 'untrusted' : 'connection_failed'
}

function faultOf(cause: unknown): { code: string; message: string } {
  if (!(cause instanceof Error)) {
    return { code: '', message: String(cause) }
  }
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  // Where a host has several addresses, Node reports them together, with an empty message.
  const parts =
    cause instanceof AggregateError
      ? cause.errors.map((error) => faultOf(error).message)
      : [cause.message]
  return { code, message: parts.join('; ').replace(`${code}: `, '') }
}
