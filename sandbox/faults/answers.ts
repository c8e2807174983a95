import type { Fault } from './faults.ts'

/** Text that tries to start workflow commands, inject outputs and put structure into a summary. */
export const HOSTILE_TEXT = [
  'hostile',
  '::error::hostile',
  '::set-output name=reissued::true',
  '##[error]hostile',
  '::add-mask::reissue',
  '::stop-commands::hostile\r',
  '<img src=x onerror=alert(1)><script>alert(1)</script></td></tr></table>',
  '# heading',
  '| [link](https://hostile.example) | **bold** | `code` |',
  '```',
  'reissued=true%0Astatus=issued \u001b[31m\u202e',
].join('\n')

const HTML =
  '<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1><p>Reference #18.2f1</p></body></html>\n'
const WRONG_SHAPE = '{"id":{"value":true},"certificate":"none","certificates":7,"orders":"many"}'
const ERROR_CODES: Record<number, string> = {
  400: 'invalid_value:certificate',
  401: 'unauthorized',
  403: 'access_denied|missing_permission',
  404: 'not_found|order',
  405: 'method_not_allowed',
  415: 'unsupported_media_type',
  500: 'internal_error',
}
const HOSTILE_FIELDS = [
  'name',
  'comments',
  'processor_comment',
  'serial_number',
  'thumbprint',
  'subject_common_name',
  'dcv_random_value',
  'code',
  'message',
  'type',
  'ca_cert',
]

/** What the answer would have been: its status and its body. */
export interface RealAnswer {
  readonly status: number
  readonly text: string
  readonly contentType: string
}

/** The answer of a fault that is an ordinary, if wrong, HTTP answer; undefined for all others. */
export function faultAnswer(fault: Fault, real: RealAnswer): Response | undefined {
  const success = real.status === 204 ? 200 : real.status
  switch (fault.fault) {
    case 'redirect':
      return answer(fault.status ?? 302, '', 'text/html', { location: fault.location ?? '/' })
    case 'error':
      return errorAnswer(fault.status ?? 400, fault.code, fault.message)
    case 'too_many':
      return tooMany(fault.retryAfter)
    case 'html_error':
      return answer(fault.status ?? 502, HTML, 'text/html')
    case 'empty':
      return answer(real.status, '', real.contentType)
    case 'truncated':
      return answer(success, real.text.slice(0, real.text.length / 2), real.contentType)
    case 'html':
      return answer(success, HTML, 'text/html')
    case 'wrong_shape':
      return answer(success, WRONG_SHAPE, 'application/json')
    case 'other_order':
      return answer(success, withOtherIds(real.text), real.contentType)
    case 'hostile':
      return hostile(fault, real)
    case 'body':
      return answer(
        fault.status ?? success,
        fault.body ?? '',
        fault.contentType ?? real.contentType,
      )
    default:
      return undefined
  }
}

function hostile(fault: Fault, real: RealAnswer): Response {
  const text = fault.text ?? HOSTILE_TEXT
  if (fault.status !== undefined) {
    return errorAnswer(fault.status, `hostile|${text}`, text)
  }
  const fields = fault.fields ?? HOSTILE_FIELDS
  const poisoned: unknown =
    real.text &&
    parse(real.text, (key, value) =>
      fields.includes(key) && typeof value === 'string' ? value + text : value,
    )
  const body = poisoned === undefined ? text + real.text : JSON.stringify(poisoned)
  return answer(real.status, real.text && body, real.contentType)
}

function withOtherIds(text: string): string {
  const body = parse(text, (_key, value) => value)
  if (typeof body !== 'object' || body === null) {
    return text
  }
  const shift = (entry: unknown): unknown => {
    if (typeof entry !== 'object' || entry === null || !('id' in entry)) {
      return entry
    }
    const id = Number(entry.id) + 1
    return { ...entry, id: typeof entry.id === 'string' ? String(id) : id }
  }
  if ('id' in body) {
    return JSON.stringify(shift(body))
  }
  const lists = Object.entries(body).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(shift) : (value as unknown),
  ])
  return JSON.stringify(Object.fromEntries(lists))
}

function parse(text: string, reviver: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver)
  } catch {
    return undefined
  }
}

function errorAnswer(
  status: number,
  code = ERROR_CODES[status] ?? 'error',
  message = 'Scripted error.',
): Response {
  return answer(status, JSON.stringify({ errors: [{ code, message }] }), 'application/json')
}

function tooMany(retryAfter: string | undefined): Response {
  const response = errorAnswer(429, 'request_limit_exceeded', 'Request limit exceeded.')
  if (retryAfter !== undefined) {
    response.headers.set('retry-after', retryAfter)
  }
  return response
}

function answer(
  status: number,
  text: string,
  type: string,
  headers: Record<string, string> = {},
): Response {
  const bare = status === 204 || status === 304
  return new Response(bare ? null : text, {
    status,
    headers: bare ? headers : { 'content-type': type, ...headers },
  })
}
