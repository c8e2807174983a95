import type { Fault } from '../../../sandbox/faults/faults.ts'

/**
 * What a client may conclude from a fault, by the design: whether a write may have happened, and whether to repeat.
 * `lost`: no response, or 5xx. `garbage`: a success that cannot be believed. `queue`: 429. `far`: 429 that asks for more
 * patience than a run has. `no`: CertCentral itself refuses, with its own errors. `astray`: any other status that another
 * try would not change, from something in between, so that a write may have happened.
 */
export type Nature = 'refused' | 'lost' | 'garbage' | 'huge' | 'queue' | 'far' | 'no' | 'astray'

/** One row of the matrix: a way in which a response goes wrong. */
export interface FaultKind {
  readonly title: string
  readonly nature: Nature
  /** True where the request ends by its deadline. */
  readonly stalls?: boolean
  /** What the sandbox plays; undefined where connections are refused. */
  readonly script?: Omit<Fault, 'endpoint' | 'when' | 'times' | 'skip'>
  /** The code of the error. */
  readonly code: string
  /** The status that the debug log shows; undefined where no whole response comes, and for a success. */
  readonly status?: number
}

/** Every fault. A redirect goes to another host, which must never hear of the key. */
export const FAULT_KINDS: readonly FaultKind[] = [
  { title: 'refused', nature: 'refused', code: 'not_connected' },
  cut('reset'),
  cut('close'),
  cut('reset_in_body'),
  cut('close_in_body'),
  stalled('stall'),
  stalled('stall_in_body'),
  // Slow enough for the shortest body: an empty list.
  stalled('drip', { everyMs: 1000 }),
  ...[301, 302, 303, 307, 308].map((status) =>
    answered(`${status} elsewhere`, 'astray', { fault: 'redirect', status }),
  ),
  // Gateways that gave up waiting, and pages of whatever stands in between, say nothing about a write.
  ...[408, 425, 499].map((status) => answered(`${status}`, 'astray', { fault: 'error', status })),
  page(403, 'astray'),
  ...[400, 401, 403, 404, 405, 409].map((status) =>
    answered(`${status}`, 'no', { fault: 'error', status }),
  ),
  tooMany('429', 'queue'),
  tooMany('429 Retry-After 1', 'queue', '1'),
  tooMany('429 Retry-After 3600', 'far', '3600'),
  answered('500', 'lost', { fault: 'error', status: 500 }),
  page(502, 'lost'),
  page(503, 'lost'),
  garbage('empty', 'not_json'),
  garbage('truncated', 'not_json'),
  garbage('html', 'not_json'),
  garbage('wrong_shape', 'not_the_shape'),
  garbage('other_order', 'another_order'),
  { title: '200 MB', nature: 'huge', script: { fault: 'huge' }, code: 'too_large' },
]

function cut(fault: Fault['fault']): FaultKind {
  return { title: titleOf(fault), nature: 'lost', script: { fault }, code: 'connection_failed' }
}

function stalled(fault: Fault['fault'], how: Pick<Fault, 'everyMs'> = {}): FaultKind {
  return {
    ...{ title: titleOf(fault), nature: 'lost', stalls: true },
    ...{ script: { fault, ...how }, code: 'timed_out' },
  }
}

function garbage(fault: Fault['fault'], code: string): FaultKind {
  return { title: titleOf(fault), nature: 'garbage', script: { fault }, code }
}

function titleOf(fault: Fault['fault']): string {
  return fault.replaceAll('_', ' ')
}

function answered(
  title: string,
  nature: Nature,
  script: NonNullable<FaultKind['script']> & { readonly status: number },
): FaultKind {
  return { title, nature, script, code: 'response_failed', status: script.status }
}

function page(status: number, nature: Nature): FaultKind {
  return answered(`${status} HTML`, nature, { fault: 'html_error', status })
}

function tooMany(title: string, nature: Nature, retryAfter?: string): FaultKind {
  const script = { fault: 'too_many', ...(retryAfter !== undefined && { retryAfter }) } as const
  return { title, nature, script, code: 'response_failed', status: 429 }
}
