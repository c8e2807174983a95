import type { FaultKind, Nature } from './catalogue.ts'
import type { SceneName } from './scenes.ts'

/** A fault at a request: the first time only, or as often as that request is made. */
export interface Row {
  readonly kind: FaultKind
  readonly scene: SceneName
  readonly times: 'once' | 'always'
}

/** What the design says about a row. */
export interface Expectation {
  readonly exit: 0 | 1
  readonly reissued: 'true' | 'false' | ''
  /** Reissues that the server accepted. */
  readonly reissues: 0 | 1
  /** The output `auto_reissue` where it is of interest. */
  readonly autoReissue?: string
  /** Whether the chain is written. */
  readonly written?: boolean
  /** Where the fault is named: in the error, a warning, or a line of the log; or nowhere, for what was passed over. */
  readonly told: 'error' | 'warning' | 'log' | 'nowhere'
  /** What the same message says too. */
  readonly also?: readonly RegExp[]
  /** Seconds that the design allows between requests; what the log announces of it may be less, and never more. */
  readonly waits: number
}

const RETRIES = 14
const READ_BACK = 10
const LOOKS_AGAIN = 14
const SEARCH = 30
const QUEUE = 7
const WAIT = 12
const OTHER = 'other order'

/** How a request that may be repeated ends: done in the end, or failed. */
function repeated({ kind, times }: Row): 'done' | 'failed' {
  const passes: readonly Nature[] = ['refused', 'lost', 'queue']
  return times === 'once' && passes.includes(kind.nature) ? 'done' : 'failed'
}

function waitsFor({ kind }: Row): number {
  return kind.nature === 'queue' ? QUEUE : ['refused', 'lost'].includes(kind.nature) ? RETRIES : 0
}

const RULES: Record<SceneName, (row: Row) => Expectation> = {
  lookup: readBeforeWrite,
  // A list names no order: one of other certificates is believed, and holds nothing of ours.
  list: (row) =>
    row.kind.title === OTHER
      ? { ...readBeforeWrite(row), ...done, told: 'nowhere' }
      : readBeforeWrite(row),
  skipped: (row) => ({ ...download(row), reissued: 'false', reissues: 0 }),
  post,
  posted,
  put: (row) => {
    // The answer to a PUT says nothing: what counts is the order, which is read back.
    const believed = row.kind.nature === 'garbage'
    const also = [/still shows false/, /no Multi-year Plan/, ...HALF_DONE]
    if (believed) {
      return { ...failedPut(row), autoReissue: 'false', told: 'nowhere', also, waits: READ_BACK }
    }
    return put(row)
  },
  wasPut: (row) => {
    const believed = row.kind.nature === 'garbage' || row.kind.title === 'drip'
    if (believed) {
      return { ...donePut, told: 'nowhere', waits: 0 }
    }
    return put(row)
  },
  readBackNothing: (row) =>
    repeated(row) === 'done'
      ? {
          ...failedPut(row),
          told: 'log',
          also: [],
          waits: READ_BACK + waitsFor(row),
          autoReissue: 'false',
        }
      : unread(row),
  readBack: (row) =>
    repeated(row) === 'done' ? { ...donePut, told: 'log', waits: waitsFor(row) } : unread(row),
  search: (row) =>
    row.times === 'once'
      ? { ...done, told: 'nowhere', waits: SEARCH }
      : {
          exit: 1,
          reissued: '',
          reissues: 1,
          told: 'error',
          also: [/cannot be told/, /Look at order \d+ in CertCentral/],
          waits: SEARCH,
        },
  wait: (row) => {
    const passes = row.kind.nature !== 'no' && row.kind.nature !== 'huge'
    const base = { ...done, waits: WAIT }
    if (row.kind.title === OTHER) {
      return { ...base, told: 'nowhere' }
    }
    if (passes && row.times === 'once') {
      return { ...base, told: 'log' }
    }
    const over = [/Not issued within 12 s \(wait_minutes\)/, /Nothing is lost/]
    return { ...base, exit: 1, told: 'error', also: passes ? over : [] }
  },
  download: (row) => ({ ...download(row), waits: download(row).waits + WAIT }),
}

/** What the design says about the row. */
export function expectationOf(row: Row): Expectation {
  return RULES[row.scene](row)
}

const done = { exit: 0, reissued: 'true', reissues: 1 } as const

function readBeforeWrite(row: Row): Expectation {
  return repeated(row) === 'done'
    ? { ...done, told: 'log', waits: waitsFor(row) }
    : { exit: 1, reissued: 'false', reissues: 0, told: 'error', waits: waitsFor(row) }
}

/** The write had no effect: sent again where that is certain, else looked for, in vain. */
function post(row: Row): Expectation {
  const { nature } = row.kind
  if (nature === 'refused' || nature === 'queue' || nature === 'far' || nature === 'no') {
    return readBeforeWrite(row)
  }
  const also = [/no reissue appeared on order \d+/, /not sent again; run the job again/]
  return { exit: 1, reissued: '', reissues: 0, told: 'error', also, waits: SEARCH }
}

/** The write took effect: found on the order, and gone on with as if it had been answered. */
function posted({ kind }: Row): Expectation {
  const isRefusal = kind.nature === 'no' || kind.nature === 'far'
  if (isRefusal) {
    return { exit: 1, reissued: 'false', reissues: 1, told: 'error', waits: 0 }
  }
  if (kind.nature === 'queue') {
    return { ...done, told: 'log', waits: QUEUE }
  }
  const also = [
    /It is not sent again: looking for it on the order/,
    /Found on the order: request \d+/,
  ]
  // Where the connection is cut while the write is under way, the search is what meets closed doors.
  const told = kind.nature === 'refused' ? 'nowhere' : 'log'
  return { ...done, told, also, waits: SEARCH }
}

const HALF_DONE = [/The reissue is on the order \(certificate \d+\), but auto-reissue is not set/]

function put(row: Row): Expectation {
  return repeated(row) === 'done'
    ? { ...donePut, told: 'log', waits: waitsFor(row) }
    : failedPut(row)
}

const donePut = { ...done, autoReissue: 'true' } as const

/** What the server refused (4xx) stays as it was; of any other fault that is not known. */
function failedPut(row: Row): Expectation {
  const { nature, title } = row.kind
  const isRefused = (nature === 'no' && title.startsWith('4')) || nature === 'far'
  return {
    exit: 1,
    reissued: 'true',
    reissues: 1,
    autoReissue: isRefused ? 'false' : '',
    told: 'error',
    also: HALF_DONE,
    waits: waitsFor(row),
  }
}

/** A setting that cannot be read back is a warning. */
function unread(row: Row): Expectation {
  const also = [/Auto-reissue was set to true, but cannot be read back/]
  const waits = READ_BACK + waitsFor(row)
  return { ...donePut, autoReissue: '', told: 'warning', also, waits }
}

function download(row: Row): Expectation {
  const base = { reissued: 'true', reissues: 1 } as const
  const { nature } = row.kind
  if (nature === 'garbage') {
    return row.times === 'once'
      ? { ...base, exit: 0, told: 'nowhere', written: true, waits: LOOKS_AGAIN }
      : { ...base, exit: 1, told: 'nowhere', written: false, waits: LOOKS_AGAIN }
  }
  return repeated(row) === 'done'
    ? { ...base, exit: 0, told: 'log', written: true, waits: waitsFor(row) }
    : { ...base, exit: 1, told: 'error', written: false, waits: waitsFor(row) }
}
