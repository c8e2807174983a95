import { plain } from '../util/text.ts'

/** A failure of a call to CertCentral. Its message says what failed, what the server said, and what to do. */
export class CertCentralError extends Error {
  override readonly name: string = 'CertCentralError'
}

/** There is no whole answer: the connection failed, was cut, or took too long. */
export class ConnectionError extends CertCentralError {
  override readonly name = 'ConnectionError'
  /** True when the request cannot have reached the server, so that even a write may be sent again. */
  readonly neverArrived: boolean
  /** True when the server's certificate is not trusted, which another try does not change. */
  readonly isUntrusted: boolean
  /** What happened to the connection, without what to do about it. */
  readonly fault: string

  /** `timeoutMs`, milliseconds, is given when the deadline of the request ended it. */
  constructor(purpose: string, cause: unknown, timeoutMs?: number) {
    const { code, message } = faultOf(cause)
    const fault =
      timeoutMs === undefined
        ? `${code === '' ? '' : `${code}: `}${plain(message)}`
        : `no whole answer within ${String(timeoutMs / 1000)} s (timeout_seconds)`
    super(`${purpose} failed: ${fault}. ${advice(code, timeoutMs)}`, { cause })
    this.fault = fault
    this.isUntrusted = timeoutMs === undefined && UNTRUSTED.test(code)
    this.neverArrived =
      timeoutMs === undefined &&
      (NEVER_ARRIVED.has(code) || this.isUntrusted || message.startsWith(NO_TUNNEL))
  }
}

/** The server answered, with a status that is not a success. */
export class ResponseError extends CertCentralError {
  override readonly name = 'ResponseError'
  readonly status: number
  /** True when an earlier try of the same request failed, and may have taken effect all the same. */
  isRepeated = false
  /** Milliseconds that the server asks to wait, where it sent a `Retry-After`. */
  readonly retryAfterMs: number | undefined

  constructor(message: string, status: number, retryAfterMs?: number) {
    super(message)
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

/** The server answered with a success that cannot be believed: not JSON, not the expected shape, another order. */
export class AnswerError extends CertCentralError {
  override readonly name = 'AnswerError'
}

/** The answer is larger than anything CertCentral sends. */
export class TooLargeError extends CertCentralError {
  override readonly name = 'TooLargeError'

  constructor(purpose: string, maxBytes: number) {
    super(
      `${purpose} failed: the answer is over ${String(maxBytes / 1024 / 1024)} MB. Check api_url and any proxy in between.`,
    )
  }
}

/** Errors of the connection's first step, before a byte of the request can have left. */
const NEVER_ARRIVED = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])
/** Codes of OpenSSL and Node for a certificate that is not trusted: the handshake failed, and nothing was sent. */
const UNTRUSTED =
  /^(?:DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|CRL_|ERROR_IN_|INVALID_|PATH_LENGTH_|HOSTNAME_|ERR_TLS_CERT_)/
/** How the proxy agent of @actions/http-client begins its message when the proxy opened no tunnel. */
const NO_TUNNEL = 'tunneling socket could not be established'

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
  return { code, message: parts.join('; ').replace(`${code}: `, '') || 'the connection failed' }
}

function advice(code: string, timeoutMs: number | undefined): string {
  if (timeoutMs !== undefined) {
    return "Raise timeout_seconds if the server is slow, or look at DigiCert's status page."
  }
  if (NEVER_ARRIVED.has(code)) {
    return "Check api_url, the runner's network and its proxy settings."
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return 'The certificate is for another host. Check api_url and any proxy in between.'
  }
  if (UNTRUSTED.test(code)) {
    return (
      "The server's certificate is not trusted. Behind a proxy that inspects TLS, put the proxy's CA into a PEM file on the runner, " +
      "and give the file's path as NODE_EXTRA_CA_CERTS under env: of the job or step."
    )
  }
  return "Check the runner's network and proxy, and DigiCert's status page."
}
