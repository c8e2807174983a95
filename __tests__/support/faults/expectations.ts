import type { Endpoint } from '../../../sandbox/api/requestLog.ts'
import type { FaultKind, Nature } from './catalogue.ts'
import type { SceneName } from './scenes.ts'

/** A fault at a request: the first time only, or as often as that request is made. */
export interface Row {
  readonly kind: FaultKind
  readonly scene: SceneName
  readonly times: 'once' | 'always'
}

/** What the design says about a row; all that is said goes by codes. */
export interface Expectation {
  readonly exit: 0 | 1
  readonly reissued: 'true' | 'false' | ''
  /** Reissues that the server accepted. */
  readonly reissues: 0 | 1
  /** The output `auto_reissue` where it is of interest. */
  readonly autoReissue?: string
  /** Whether the chain is written. */
  readonly written?: boolean
  /** The error's code, where the step fails. */
  readonly error?: string
  /** The code of a warning that comes too. */
  readonly warning?: string
  /** How often the log tells of what was met, by the events' codes; never where one is left out. */
  readonly events: Readonly<Partial<Record<FaultEvent, number>>>
  /** How often the server heard of an endpoint. */
  readonly heard?: Readonly<Partial<Record<Endpoint, number>>>
}

/** The events that tell of a fault; a search and a wait repeat theirs as long as they last, and are not counted. */
export const FAULT_EVENTS = [
  'retrying',
  'rate_limited',
  'response_lost',
  'reissue_found',
  'download_again',
] as const
type FaultEvent = (typeof FAULT_EVENTS)[number]

const OTHER = 'other order'
/** What a download may be answered with while the certificate is not there yet. */
const NOT_THERE = [400, 404, 409]

/** Whether a download is tried again because the certificate may only be late. */
export function mayBeLate({ nature, status = 0 }: FaultKind): boolean {
  return nature === 'garbage' || NOT_THERE.includes(status)
}

/** How a request that may be repeated ends: done in the end, or failed. */
function repeated({ kind, times }: Row): 'done' | 'failed' {
  const passes: readonly Nature[] = ['refused', 'lost', 'queue']
  return times === 'once' && passes.includes(kind.nature) ? 'done' : 'failed'
}

/** What the log tells of a request that may be repeated: four tries at most. */
function repeats({ kind: { nature }, times }: Row): Expectation['events'] {
  if (nature === 'queue') {
    return { rate_limited: 1 }
  }
  return ['refused', 'lost'].includes(nature) ? { retrying: times === 'once' ? 1 : 3 } : {}
}

const RULES: Record<SceneName, (row: Row) => Expectation> = {
  lookup: readBeforeWrite,
  // A list names no order: one of other certificates is believed, and holds nothing of ours.
  list: (row) => (row.kind.title === OTHER ? { ...done, events: {} } : readBeforeWrite(row)),
  skipped: (row) => ({ ...download(row), reissued: 'false', reissues: 0, heard: { reissue: 0 } }),
  post,
  posted,
  // The response to a PUT says nothing: what counts is the order, which is read back.
  put: (row) =>
    row.kind.nature === 'garbage' ? { ...notSet, autoReissue: 'false', events: {} } : put(row),
  wasPut: (row) =>
    row.kind.nature === 'garbage' || row.kind.title === 'drip'
      ? { ...donePut, events: {} }
      : put(row),
  readBackNothing: (row) =>
    repeated(row) === 'done'
      ? { ...notSet, autoReissue: 'false', events: repeats(row) }
      : unread(row),
  readBack: (row) =>
    repeated(row) === 'done' ? { ...donePut, events: repeats(row) } : unread(row),
  search: (row) =>
    row.times === 'once'
      ? { ...done, events: recovered }
      : { ...done, exit: 1, reissued: '', error: 'lost_unknown', events: { response_lost: 1 } },
  wait: (row) => {
    const { nature, title, code } = row.kind
    const passes = !['no', 'astray', 'huge'].includes(nature)
    if (title === OTHER || (passes && row.times === 'once')) {
      return { ...done, events: {} }
    }
    return { ...done, exit: 1, error: passes ? 'wait_over' : code, events: {} }
  },
  download,
}

/** What the design says about the row. */
export function expectationOf(row: Row): Expectation {
  return RULES[row.scene](row)
}

const done = { exit: 0, reissued: 'true', reissues: 1 } as const
const recovered = { response_lost: 1, reissue_found: 1 } as const

function readBeforeWrite(row: Row): Expectation {
  const events = repeats(row)
  return repeated(row) === 'done'
    ? { ...done, events, heard: { reissue: 1 } }
    : {
        exit: 1,
        reissued: 'false',
        reissues: 0,
        error: row.kind.code,
        events,
        heard: { reissue: 0 },
      }
}

/** The write had no effect: decided and sent again where that is certain, else looked for and not found. */
function post(row: Row): Expectation {
  const { nature } = row.kind
  if (nature === 'refused') {
    return { ...readBeforeWrite(row), heard: { reissue: row.times === 'once' ? 1 : 0 } }
  }
  if (nature === 'queue') {
    return { ...readBeforeWrite(row), heard: { reissue: 2, order: 2 } }
  }
  if (nature === 'far' || nature === 'no') {
    return { ...readBeforeWrite(row), heard: { reissue: 1 } }
  }
  return {
    ...{ exit: 1, reissued: '', reissues: 0, error: 'lost_absent' },
    ...{ events: { response_lost: 1 }, heard: { reissue: 1 } },
  }
}

/** The write took effect: found on the order, and gone on with as if it had been answered. It is never sent again. */
function posted({ kind: { nature, code } }: Row): Expectation {
  const heard = { reissue: 1 }
  if (nature === 'no' || nature === 'far') {
    return { ...done, exit: 1, reissued: 'false', error: code, events: {}, heard }
  }
  // Decided anew, it is adopted.
  return { ...done, events: nature === 'queue' ? { rate_limited: 1 } : recovered, heard }
}

function put(row: Row): Expectation {
  return repeated(row) === 'done'
    ? { ...donePut, events: repeats(row) }
    : { ...notSet, autoReissue: isRefused(row) ? 'false' : '', events: repeats(row) }
}

const donePut = { ...done, autoReissue: 'true' } as const
const notSet = { ...done, exit: 1, error: 'auto_reissue_not_set' } as const

/** What CertCentral refused stays as it was; of any other fault that is not known. */
function isRefused({ kind: { nature } }: Row): boolean {
  return nature === 'no' || nature === 'far'
}

/** A setting that cannot be read back is a warning. */
function unread(row: Row): Expectation {
  return { ...donePut, autoReissue: '', warning: 'auto_reissue_unread', events: repeats(row) }
}

function download(row: Row): Expectation {
  const base = { reissued: 'true', reissues: 1 } as const
  const failed = { ...base, exit: 1, written: false } as const
  const { kind, times } = row
  if (mayBeLate(kind)) {
    return times === 'once'
      ? { ...base, exit: 0, written: true, events: { download_again: 1 } }
      : { ...failed, events: { download_again: 3 } }
  }
  return repeated(row) === 'done'
    ? { ...base, exit: 0, written: true, events: repeats(row) }
    : { ...failed, error: kind.code, events: repeats(row) }
}
