import type { Fault } from '../../../sandbox/faults/faults.ts'

/**
 * What a client may conclude from a fault, by the design: whether a write may have happened, and whether to repeat.
 * `lost`: no answer, or 5xx. `garbage`: a success that cannot be believed. `queue`: 429. `far`: 429 that asks for more
 * patience than a run has. `no`: a status that another try would not change.
 */
export type Nature = 'refused' | 'lost' | 'garbage' | 'huge' | 'queue' | 'far' | 'no'

/** One row of the matrix: a way in which an answer goes wrong. */
export interface FaultKind {
  readonly title: string
  readonly nature: Nature
  /** True where the request ends by its deadline. */
  readonly stalls?: boolean
  /** What the sandbox plays; undefined where connections are refused. */
  readonly script?: Omit<Fault, 'endpoint' | 'when' | 'times' | 'skip'>
  /** How a message names the fault. */
  readonly named: RegExp
  /** What a message says to do about it. */
  readonly advice: RegExp
}

const NETWORK = /Check the runner's network/
const STATUS_PAGE = /DigiCert's status page/
const NO_JSON = /Check api_url and any proxy in between/
const ENOUGH_TIME = /Raise timeout_seconds/
const DEADLINE = /no whole answer within [\d.]+ s \(timeout_seconds\)/

/** Every fault. A redirect goes to another host, which must never hear of the key. */
export const FAULT_KINDS: readonly FaultKind[] = [
  { title: 'refused', nature: 'refused', named: /ECONNREFUSED/, advice: /Check api_url/ },
  cut('reset', /ECONNRESET/),
  cut('close', /socket hang up|ECONNRESET/),
  cut('reset_in_body', /aborted|ECONNRESET/),
  cut('close_in_body', /aborted|ECONNRESET/),
  cut('stall', DEADLINE, true),
  cut('stall_in_body', DEADLINE, true),
  // Slow enough for the shortest body: an empty list.
  { ...cut('drip', DEADLINE, true), script: { fault: 'drip', everyMs: 1000 } },
  ...[301, 302, 303, 307, 308].map(redirect),
  refusal(400, 'invalid_value:certificate', /Correct what the server names/),
  refusal(401, 'unauthorized', /Check that api_key is an active key/),
  refusal(403, 'access_denied\\|missing_permission', /Check that api_key is an active key/),
  refusal(404, 'not_found\\|order', /Check order_id/),
  refusal(405, 'method_not_allowed', /api_url ends with \/services\/v2/),
  refusal(415, 'unsupported_media_type', /api_url ends with \/services\/v2/),
  tooMany('429', 'queue'),
  tooMany('429 Retry-After 1', 'queue', '1'),
  tooMany('429 Retry-After 3600', 'far', '3600'),
  { ...refusal(500, 'internal_error', STATUS_PAGE), nature: 'lost', named: /HTTP 500/ },
  down(502),
  down(503),
  garbage('empty', /the answer is empty, not JSON/),
  garbage('truncated', /text that is no whole JSON/),
  garbage('html', /an HTML page \(“Service unavailable”\), not JSON/),
  garbage('wrong_shape', /the answer is not what CertCentral sends/),
  garbage('other_order', /the answer is about order \d+, not \d+/),
  {
    title: '200 MB',
    nature: 'huge',
    script: { fault: 'huge' },
    named: /the answer is over 32 MB/,
    advice: NO_JSON,
  },
]

function cut(fault: Fault['fault'], named: RegExp, stalls = false): FaultKind {
  const advice = stalls ? ENOUGH_TIME : NETWORK
  return { title: titleOf(fault), nature: 'lost', stalls, script: { fault }, named, advice }
}

function garbage(fault: Fault['fault'], named: RegExp): FaultKind {
  return { title: titleOf(fault), nature: 'garbage', script: { fault }, named, advice: NO_JSON }
}

function titleOf(fault: Fault['fault']): string {
  return fault.replaceAll('_', ' ')
}

/** `code` is the error's code as a regular expression. */
function refusal(status: number, code: string, advice: RegExp): FaultKind {
  return {
    title: String(status),
    nature: 'no',
    script: { fault: 'error', status },
    named: new RegExp(`HTTP ${status}\\. ${code}: Scripted error`),
    advice,
  }
}

function redirect(status: number): FaultKind {
  return {
    title: `${status} elsewhere`,
    nature: 'no',
    script: { fault: 'redirect', status },
    named: new RegExp(`HTTP ${status}\\. The server redirects to localhost:\\d+`),
    advice: /not followed, because the API key would go along\. Check api_url/,
  }
}

function down(status: number): FaultKind {
  return {
    title: `${status} HTML`,
    nature: 'lost',
    script: { fault: 'html_error', status },
    named: new RegExp(`HTTP ${status}`),
    advice: STATUS_PAGE,
  }
}

function tooMany(title: string, nature: Nature, retryAfter?: string): FaultKind {
  return {
    title,
    nature,
    script: { fault: 'too_many', ...(retryAfter !== undefined && { retryAfter }) },
    named: /HTTP 429/,
    advice: /come back in/,
  }
}
