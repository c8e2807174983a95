import {
  CertCentralError,
  ConnectionError,
  ResponseError,
  TooLargeError,
  UnexpectedResponseError,
} from '../../certcentral/errors.ts'
import { span } from '../../util/moment.ts'
import { plain } from '../../util/text.ts'
import { adviceOn } from './advice.ts'
import { only, sentences, type MessageParts } from './parts.ts'
import { purposeOf } from './phrases.ts'

/** The parts of the message for a failed call to CertCentral. */
export function serverErrorParts(error: CertCentralError): MessageParts {
  const { what, words, advice } = faultParts(error)
  return { what: `${purposeOf(error.request.purpose)} failed: ${what}`, words, advice }
}

/** What happened to a call, without its purpose and without advice: "HTTP 503. The response: Service unavailable". */
export function serverCause(error: CertCentralError): string {
  const { what, words } = faultParts(error)
  return error instanceof ConnectionError && words !== ''
    ? words
    : sentences([what, words]).replace(/\.$/, '')
}

function faultParts(error: CertCentralError): MessageParts {
  if (error instanceof ResponseError) {
    return { what: `HTTP ${error.status}`, words: wordsOf(error), advice: adviceOn(error) }
  }
  if (error instanceof ConnectionError) {
    return connectionParts(error)
  }
  if (error instanceof UnexpectedResponseError) {
    return {
      what: UNEXPECTED[error.code],
      words:
        error.excerpt === ''
          ? ''
          : `${EXCERPTS[error.code] ?? 'The response'}: ${plain(error.excerpt, 300)}`,
      advice: LISTS.has(error.code) ? AGAIN : CHECK_PROXY,
    }
  }
  if (error instanceof TooLargeError) {
    const megabytes = Math.floor(error.maxBytes / 2 ** 20)
    return {
      what: `the response is larger than ${megabytes} MB`,
      words: '',
      advice: CHECK_PROXY,
    }
  }
  return only(plain(error.message, 300))
}

const UNEXPECTED: Readonly<Record<UnexpectedResponseError['code'], string>> = {
  not_json: 'the response reports success, but is not JSON',
  not_the_shape: 'the response reports success, but does not have the format of CertCentral',
  another_order: 'the response is about another order',
  not_utf8: 'the response is not text in UTF-8',
  wrong_count: 'the list of orders contradicts its own count',
  endless_list: 'the list of orders does not end: page after page brings no new order',
}

/** What the excerpt of a response is, where it is not its text. */
const EXCERPTS: Readonly<Partial<Record<UnexpectedResponseError['code'], string>>> = {
  not_the_shape: 'The first difference',
  another_order: 'Its order ID',
}

/** What a list of orders can be wrong in, which no proxy causes. */
const LISTS = new Set(['wrong_count', 'endless_list'])
const AGAIN = "Run again; if it fails again, report it to DigiCert's support"
const CHECK_PROXY = 'Check api_url, and any proxy between the runner and DigiCert'

const MOST_ERRORS = 10

/** Every error of the response with its code; of very many, the first ten. */
function wordsOf({ errors, excerpt }: ResponseError): string {
  if (errors === undefined) {
    return excerpt === undefined || excerpt === '' ? '' : `The response: ${plain(excerpt, 300)}`
  }
  const shown = errors.slice(0, MOST_ERRORS).map(({ code, message }) =>
    [code, message]
      .filter((part) => part !== '')
      .map((part) => plain(part, 300))
      .join(': '),
  )
  const rest = errors.length > MOST_ERRORS ? [`and ${errors.length - MOST_ERRORS} more`] : []
  const text = [...shown.filter((one) => one !== ''), ...rest].join('; ')
  return text === '' ? '' : `CertCentral: ${text}`
}

function connectionParts(error: ConnectionError): MessageParts {
  const fault = plain(error.fault, 300)
  switch (error.code) {
    case 'timed_out':
      return {
        what: `no complete response within ${span(error.timeoutMs ?? 0)}`,
        words: '',
        advice:
          "Look at DigiCert's status page and run again; a slow connection needs a larger timeout_seconds",
      }
    case 'not_connected':
      return {
        what: 'no connection to the server',
        words: fault,
        advice: "Check api_url, and the runner's network, firewall and proxy",
      }
    case 'untrusted':
      return {
        what: "the server's certificate is not trusted",
        words: fault,
        advice:
          'Where a proxy inspects TLS, set NODE_EXTRA_CA_CERTS in env to the file of its CA certificate',
      }
    case 'upgraded':
      return {
        what: 'the server switched to another protocol (HTTP 101)',
        words: '',
        advice: CHECK_PROXY,
      }
    case 'connection_failed':
      return {
        what: 'the connection broke',
        words: fault,
        advice: "Look at DigiCert's status page and at the runner's network, and run again",
      }
  }
}
