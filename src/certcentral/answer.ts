import * as v from 'valibot'
import { AnswerError, ResponseError } from './errors.ts'
import type { HttpAnswer, HttpRequest } from './http.ts'
import { titleOf } from '../util/markup.ts'
import { clipped, plain } from '../util/text.ts'

/** What went wrong, in the server's words: `{"errors":[{"code","message"}]}`, or `errors` as one object. */
const Word = v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String)))
const ApiError = v.object({ code: Word, message: Word })
const ErrorBody = v.object({ errors: v.union([v.array(ApiError), ApiError]) })

/**
 * The answer's body as the schema reads it.
 * @throws {@link AnswerError} for a body that is empty, cut, HTML, or of another shape
 */
export function parseAnswer<Schema extends v.GenericSchema>(
  request: HttpRequest,
  answer: HttpAnswer,
  schema: Schema,
): v.InferOutput<Schema> {
  const found = v.safeParse(schema, parseJson(request, answer))
  if (found.success) {
    return found.output
  }
  const issue = found.issues[0]
  const where = v.getDotPath(issue)
  throw new AnswerError(
    `${request.purpose}: HTTP ${String(answer.status)}, but the answer is not what CertCentral sends ` +
      `(${where === null ? '' : `${plain(where, 100)}: `}${plain(issue.message, 200)}). Check api_url and any proxy in between.`,
  )
}

/** The error for an answer that is no success; its message names the status, every error of the server, and what to do. */
export function responseError(request: HttpRequest, answer: HttpAnswer): ResponseError {
  const parts = [
    `${request.purpose} failed: HTTP ${String(answer.status)}`,
    serverWords(answer),
    advice(answer),
  ]
  return new ResponseError(
    parts
      .filter((part) => part !== '')
      .map((part) => `${part.replace(/\.+$/, '')}.`)
      .join(' '),
    answer.status,
    answer.status === 429 || answer.status === 503 ? retryAfter(answer) : undefined,
  )
}

function parseJson(request: HttpRequest, answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body)
  } catch (cause) {
    throw new AnswerError(
      `${request.purpose}: HTTP ${String(answer.status)}, but the answer is ${kindOf(answer.body)}, not JSON. ` +
        'Check api_url and any proxy in between.',
      { cause },
    )
  }
}

function kindOf(body: string): string {
  if (body.trim() === '') {
    return 'empty'
  }
  if (isHtml(body)) {
    return `an HTML page${quotedTitle(body)}`
  }
  return `text that is no whole JSON (${String(Buffer.byteLength(body))} bytes)`
}

function isHtml(body: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body)
}

function quotedTitle(body: string): string {
  const title = titleOf(body)
  return title === '' ? '' : ` (“${plain(title, 100)}”)`
}

function serverWords(answer: HttpAnswer): string {
  if (isHtml(answer.body)) {
    return `The server sent an HTML page${quotedTitle(answer.body)}`
  }
  let body: unknown
  try {
    body = JSON.parse(answer.body)
  } catch {
    return answer.body.trim() === '' ? '' : `The server sent: ${plain(answer.body, 200)}`
  }
  const known = v.safeParse(ErrorBody, body)
  if (!known.success) {
    return `The server sent: ${plain(answer.body, 200)}`
  }
  const errors = Array.isArray(known.output.errors) ? known.output.errors : [known.output.errors]
  const words = errors.map(({ code, message }) =>
    [code, message]
      .filter(Boolean)
      .map((part) => plain(part ?? ''))
      .join(': '),
  )
  // A message is cut at 2,000 characters, and ends in what to do.
  return clipped(words.join('; '), MOST_WORDS)
}

const MOST_WORDS = 1200

const REGION = 'api_url (Europe: https://certcentral.digicert.eu/services/v2)'

function advice(answer: HttpAnswer): string {
  const { status } = answer
  if (status >= 300 && status < 400) {
    return redirectAdvice(answer)
  }
  if (status === 401 || status === 403) {
    return `Check that api_key is an active key of the region of ${REGION}, that its restriction allows Orders (View Only cannot write), and that no IP rule of the account shuts this runner out`
  }
  if (status === 404) {
    return `Check order_id, that this key's account holds the order, and ${REGION}`
  }
  if (status === 405 || status === 415) {
    return 'Check that api_url ends with /services/v2'
  }
  if (status === 429) {
    return comeBack(answer)
  }
  if (status >= 500) {
    return "CertCentral has a fault or maintenance: look at DigiCert's status page and run again"
  }
  return 'Correct what the server names, and run again'
}

function redirectAdvice({ location }: HttpAnswer): string {
  const target = URL.parse(location ?? '')
  const to = target === null ? '' : ` to ${plain(target.host, 255)}`
  return `The server redirects${to}, which is not followed, because the API key would go along. Check api_url`
}

function comeBack(answer: HttpAnswer): string {
  const ms = retryAfter(answer)
  const when = ms === undefined ? 'in some minutes' : `in ${String(Math.ceil(ms / 60_000))} min`
  return `The API key's rate limit (100 requests per 5 s, 1000 per 3 min) is used up: come back ${when}, or give other workflows a key of their own`
}

/** `Retry-After` is seconds, or a date by the server's clock. */
function retryAfter({ retryAfter: header, date }: HttpAnswer): number | undefined {
  if (header === undefined) {
    return undefined
  }
  if (/^\s*\d+\s*$/.test(header)) {
    return Number(header) * 1000
  }
  const at = /[a-z]/i.test(header) ? Date.parse(header) : NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - (date ?? Date.now()))
}
