import * as v from 'valibot'
import { titleOf } from '../util/markup.ts'
import { plain } from '../util/text.ts'
import { ResponseError, UnexpectedResponseError, type ServerError } from './errors.ts'
import type { HttpAnswer } from './http.ts'
import type { HttpRequest } from './request.ts'

/** What went wrong, in the server's words: `{"errors":[{"code","message"}]}`, or `errors` as one object. */
const Word = v.pipe(
  v.nullish(v.union([v.string(), v.number()]), ''),
  v.transform((word) => plain(String(word))),
)
const ApiError = v.object({ code: Word, message: Word })
const TextError = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((text) => ({ code: '', message: plain(String(text)) })),
)
const ErrorBody = v.object({
  errors: v.union([v.array(v.union([TextError, ApiError])), ApiError]),
})

/** So many of a response's errors are kept. */
const MOST_ERRORS = 20

/**
 * The response's body as the schema reads it.
 * @throws {@link UnexpectedResponseError} for a body that is empty, cut, HTML, or of another shape
 */
export function parseAnswer<Schema extends v.GenericSchema>(
  request: HttpRequest,
  answer: HttpAnswer,
  schema: Schema,
): v.InferOutput<Schema> {
  const json = parseJson(request, answer)
  if (Array.isArray(json)) {
    throw new UnexpectedResponseError(request, 'not_the_shape', plain(answer.body, 100))
  }
  const found = v.safeParse(schema, json)
  if (found.success) {
    return found.output
  }
  const [issue] = found.issues
  const where = v.getDotPath(issue)
  const excerpt = `${where === null ? '' : `${plain(where, 100)}: `}${plain(issue.message, 200)}`
  throw new UnexpectedResponseError(request, 'not_the_shape', excerpt)
}

/** The error for a response that is no success. */
export function responseError(request: HttpRequest, answer: HttpAnswer): ResponseError {
  const { status, body, location } = answer
  const errors = errorsIn(body)
  return new ResponseError(request, {
    status,
    errors,
    excerpt: errors === undefined && body.trim() !== '' ? excerptOf(body) : undefined,
    retryAfterMs: status === 429 || status === 503 ? retryAfter(answer) : undefined,
    redirectedTo:
      status >= 300 && status < 400 ? URL.parse(location ?? '')?.host.slice(0, 255) : undefined,
  })
}

function parseJson(request: HttpRequest, { body }: HttpAnswer): unknown {
  try {
    // Only where it may be needed, because it makes a list of thousands of reissues several times slower to read.
    return JSON.parse(body, /[:,[\s]\d{16}/.test(body) ? exactly : undefined)
  } catch (cause) {
    throw new UnexpectedResponseError(request, 'not_json', excerptOf(body), { cause })
  }
}

/** A whole number that a double cannot hold is kept as its digits, as an ID may be. */
function exactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source ?? ''
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value)
  return isInexact && /^\d+$/.test(source) ? source : value
}

function excerptOf(body: string): string {
  return isHtml(body) ? plain(titleOf(body), 100) : plain(body, 200)
}

function isHtml(body: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body.slice(0, 1000))
}

function errorsIn(body: string): readonly ServerError[] | undefined {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return undefined
  }
  const known = v.safeParse(ErrorBody, json)
  return known.success ? [known.output.errors].flat().slice(0, MOST_ERRORS) : undefined
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
