import { createHash } from 'node:crypto'
import { daysBetween, notBefore, type Moment } from '../util/moment.ts'
import type { OrderCertificate, OrderRequest, ListedReissue } from '../certcentral/schema.ts'
import { keyIdOfCsr } from '../x509/csr.ts'
import { serialKey } from '../x509/serial.ts'
import { nameKey, sameNames, unique, without } from '../util/names.ts'

// How this action recognises its own reissue among those of an order: by key and names, and by the run's marker.

/** The workflow run that this process is a step of. */
export interface Run {
  /** The run's ID, the same in all its attempts; a random one outside of GitHub. */
  readonly id: string
  /** 1, and one more with each "Re-run jobs". */
  readonly attempt: number
  /** `schedule`, `workflow_dispatch`, `push` and so on. */
  readonly eventName: string
  /** Repository, workflow, actor and run in one line, for people who read the request's comments. */
  readonly line: string
}

/** What makes a reissue the one that is asked for: the CSR's key and the wanted names. */
export interface Identity {
  readonly keyId: string
  readonly names: readonly string[]
  /** False for products whose names CertCentral makes itself: there the order's own names may stand beside ours. */
  readonly namesAreAll: boolean
}

/** A reissue looked for: by its ID where that is known, else by identity among those made since a moment. */
export interface Sought {
  readonly certificateId?: string | undefined
  readonly identity: Identity
  readonly since: Moment | undefined
  /** The certificate that was current before, which is never the one looked for. */
  readonly before?: OrderCertificate | undefined
}

/** How an entry of the list of reissues stands. */
export type ReissueState = 'issued' | 'waiting' | 'dead'

const ENDED = new Set(['rejected', 'canceled', 'cancelled', 'denied'])
const DEAD = new Set([...ENDED, 'revoked', 'expired'])

/** Whether a request or a certificate of this status never comes to anything. */
export function isDead(status: string): boolean {
  return DEAD.has(status)
}

/** Whether an order of this status can never be reissued again. */
export function isEnded(status: string): boolean {
  return ENDED.has(status)
}

/** Whether a request still waits for somebody's approval. */
export function isOpen(request: Pick<OrderRequest, 'status'>): boolean {
  return request.status === 'pending' || request.status === 'submitted'
}

/** The state of an entry; one without a status counts as issued once it has what only issuance gives. */
export function stateOf({
  status,
  dateIssued,
  validTill,
  serialNumber,
}: ListedReissue): ReissueState {
  if (isDead(status)) {
    return 'dead'
  }
  if (status === 'issued') {
    return 'issued'
  }
  const isIssued = [dateIssued, validTill, serialNumber].some((given) => given !== undefined)
  return status === '' && isIssued ? 'issued' : 'waiting'
}

/** First in the comments of a request, because nobody knows where CertCentral cuts them. */
export function marker(run: Run, identity: Identity): string {
  return `[gha ${run.id} ${markerKey(identity)}]`
}

/** The part of a marker that names the CSR's key and the wanted names, the same in every run. */
export function markerKey({ keyId, names }: Identity): string {
  const sorted = names.map(nameKey).sort()
  return createHash('sha256')
    .update([keyId, ...sorted].join('\n'))
    .digest('hex')
    .slice(0, 16)
}

/** The run ID and the key of the marker that a request's comments begin with; undefined where there is none. */
export function readMarker(
  comments: string | undefined,
): { readonly runId: string; readonly key: string } | undefined {
  const [, runId, key] = /^\[gha (\S+) ([0-9a-f]{16})\]/.exec(comments ?? '') ?? []
  return runId === undefined || key === undefined ? undefined : { runId, key }
}

/** Whether comments begin as another run's do, as far as CertCentral shows them and does not cut them. */
export function isOfAnotherRun(comments: string | undefined, { id }: Run): boolean {
  const text = comments?.trim() ?? ''
  const beginning = `[gha ${id} `
  return !text.startsWith(beginning) && !beginning.startsWith(text)
}

/** The names of a certificate: its common name and the others, each once, without blanks. */
export function namesOf(certificate: Pick<OrderCertificate, 'commonName' | 'dnsNames'>): string[] {
  return unique(
    [certificate.commonName ?? '', ...certificate.dnsNames].filter((name) => name.trim() !== ''),
  )
}

/** Whether the names are the wanted ones. */
export function hasNames(
  certificate: Pick<OrderCertificate, 'commonName' | 'dnsNames'>,
  identity: Identity,
): boolean {
  const names = namesOf(certificate)
  return identity.namesAreAll
    ? sameNames(names, identity.names)
    : without(identity.names, names).length === 0
}

/** Whether the certificate has the CSR's key and the wanted names. Keys are compared, never the text of CSRs. */
export function matches(
  certificate: Pick<OrderCertificate, 'commonName' | 'dnsNames' | 'csr'>,
  identity: Identity,
): boolean {
  return hasNames(certificate, identity) && keyIdOfCsr(certificate.csr) === identity.keyId
}

/**
 * The newest entry that is the reissue looked for, whatever its state. One that is issued, or rejected, must be proven
 * to be new by its date, since the same CSR may have made others before; what still waits must only not be older.
 */
export function findReissue(
  reissues: readonly ListedReissue[],
  sought: Sought,
): ListedReissue | undefined {
  const { certificateId, identity, since, before } = sought
  const isNew = (reissue: ListedReissue): boolean =>
    stateOf(reissue) === 'waiting'
      ? mayBeMadeSince(reissue, since)
      : isProvenSince(reissue, since) && !isSame(reissue, before)
  if (certificateId === undefined) {
    return newest(reissues.filter((entry) => isNew(entry) && matches(entry, identity)))
  }
  const entry = reissues.find(({ id }) => id === certificateId)
  return entry !== undefined && stateOf(entry) !== 'waiting' && isSame(entry, before)
    ? undefined
    : entry
}

/** Whether an entry can have been made since a moment: a day without a time counts when it is that day. */
export function mayBeMadeSince({ dateCreated }: ListedReissue, since: Moment | undefined): boolean {
  if (since === undefined || dateCreated === undefined) {
    return true
  }
  return since.hasTime
    ? notBefore(dateCreated, since.at)
    : daysBetween(since.at, dateCreated.at) >= 0
}

/** Whether an entry must have been made since a moment: without a time, only a later day proves it. */
export function isProvenSince({ dateCreated }: ListedReissue, since: Moment | undefined): boolean {
  if (since === undefined || dateCreated === undefined) {
    return false
  }
  return since.hasTime && dateCreated.hasTime
    ? notBefore(dateCreated, since.at)
    : daysBetween(since.at, dateCreated.at) > 0
}

/** Whether an entry is a certificate that was issued before: by serial number where both are known, else by ID. */
export function isSame(
  reissue: Pick<ListedReissue, 'id' | 'serialNumber'>,
  before: OrderCertificate | undefined,
): boolean {
  if (before?.serialNumber !== undefined && reissue.serialNumber !== undefined) {
    return serialKey(before.serialNumber) === serialKey(reissue.serialNumber)
  }
  return before?.id === reissue.id && before.validTill !== undefined
}

/** The newest entry, by date of creation and then by ID; undefined for none. */
export function newest(reissues: readonly ListedReissue[]): ListedReissue | undefined {
  return newestBy(reissues, ({ dateCreated }) => dateCreated)
}

/** The newest request, by date and then by ID; undefined for none. */
export function newestRequest(requests: readonly OrderRequest[]): OrderRequest | undefined {
  return newestBy(requests, ({ date }) => date)
}

function newestBy<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  dateOf: (entry: Entry) => Moment | undefined,
): Entry | undefined {
  return entries.toSorted(
    (a, b) => (dateOf(b)?.at ?? 0) - (dateOf(a)?.at ?? 0) || compareIds(b.id, a.id),
  )[0]
}

/** Negative, zero or positive, as the first ID is lower, the same or higher. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b))
}
