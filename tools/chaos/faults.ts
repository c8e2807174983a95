import type { Fault, FaultName } from '../../sandbox/faults/faults.ts'
import type { Random } from './random.ts'

const CUTS = [
  'reset',
  'close',
  'reset_in_body',
  'close_in_body',
  'stall',
  'stall_in_body',
  'drip',
  'refuse_next',
] as const
const ANSWERS = [
  'redirect',
  'error',
  'too_many',
  'html_error',
  'empty',
  'truncated',
  'html',
  'wrong_shape',
  'other_order',
  'huge',
  'hostile',
] as const
const KINDS: readonly [FaultName, ...FaultName[]] = [...CUTS, ...ANSWERS]

/** Two faults, each at an endpoint that the inputs make likely, and at a moment of its own. */
export function drawFaults(
  random: Random,
  inputs: Readonly<Record<string, string>>,
  timeoutSeconds: number,
): Fault[] {
  const endpoints: Fault['endpoint'][] = ['reissue', 'reissue', 'reissue', 'order', 'any']
  if ('auto_reissue' in inputs) {
    endpoints.push('auto-reissue', 'auto-reissue')
  }
  if (Number(inputs['wait_minutes'] ?? 0) > 0) {
    endpoints.push('list', 'list')
  }
  if ('certificate_path' in inputs) {
    endpoints.push('download', 'download')
  }
  return [1, 2].map(() => ({
    endpoint: random.pick(['order', ...endpoints]),
    ...drawFault(random, timeoutSeconds),
  }))
}

function drawFault(random: Random, timeoutSeconds: number): Omit<Fault, 'endpoint'> {
  const fault = random.pick(KINDS)
  const times = random.pick([1, 1, 2, 3, Infinity])
  return {
    fault,
    when: momentOf(fault, random.pick(['before', 'after', 'after'])),
    skip: random.pick([0, 0, 0, 0, 1]),
    // A rate limit without end is waited out for 15 minutes.
    times: fault === 'too_many' ? Math.min(times, 2) : times,
    ...details(fault, random, timeoutSeconds),
  }
}

/** A whole answer to a write that had no effect is a lie that no client can see through. */
function momentOf(fault: FaultName, when: 'before' | 'after'): 'before' | 'after' {
  return fault === 'hostile' ? 'after' : when
}

function details(fault: FaultName, random: Random, timeoutSeconds: number): Partial<Fault> {
  switch (fault) {
    case 'redirect':
      return { status: random.pick([301, 302, 303, 307, 308]) }
    case 'error':
      return { status: random.pick([400, 401, 403, 404, 405, 415, 500]) }
    case 'html_error':
      return { status: random.pick([500, 502, 503]) }
    case 'too_many': {
      const retryAfter = random.pick([undefined, '0', '1', '3600'])
      return retryAfter === undefined ? {} : { retryAfter }
    }
    case 'hostile':
      return random.chance(0.3) ? { status: random.pick([400, 403, 500]) } : {}
    case 'refuse_next':
      return { forMs: random.pick([200, 1000, 5000]) }
    case 'drip':
      return { everyMs: random.pick([1, 100, timeoutSeconds * 500]) }
    case 'huge':
      return { bytes: 40_000_000 }
    default:
      return {}
  }
}
