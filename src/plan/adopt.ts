import { daysBetween, isWithinADay } from '../util/moment.ts'
import type { Order, OrderCertificate, OrderRequest, ListedReissue } from '../certcentral/schema.ts'
import {
  findReissue,
  hasNames,
  isOfAnotherRun,
  isOpen,
  isSame,
  marker,
  markerKey,
  matches,
  newest,
  newestRequest,
  readMarker,
  stateOf,
  type Identity,
  type Run,
  type Sought,
} from './identity.ts'
import {
  findMarkedRequest,
  liveReissues,
  requestOf,
  standingOf,
  type Standing,
} from './standing.ts'
import { keyIdOfCsr } from '../x509/csr.ts'

/** A reissue to go on with instead of asking for another. */
export interface Adoptable extends Standing {
  /** True when an attempt of this run submitted it. */
  readonly isOfThisRun: boolean
  readonly why: string
}

/** What the search for an adoptable reissue looks at; `now` is milliseconds since 1970. */
export interface AdoptContext {
  readonly order: Order
  readonly current: OrderCertificate
  readonly reissues: readonly ListedReissue[]
  readonly identity: Identity
  readonly run: Run
  readonly now: number
}

/** The reissue with the CSR's key and exactly the wanted names that makes another one needless; undefined for none. */
export function findAdoptable(context: AdoptContext): Adoptable | undefined {
  return findMarked(context) ?? findUnmarked(context) ?? findWaitingRequest(context)
}

/** A request with the run's marker is enough by itself, though the list does not show the certificate yet. */
function findMarked(context: AdoptContext): Adoptable | undefined {
  const { order, current, identity, run } = context
  const request = findMarkedRequest(order.requests, marker(run, identity))
  if (request === undefined) {
    return undefined
  }
  // A request without a date cannot tell its certificate from older ones of the same CSR.
  const entry = entryOf(request, context, { since: current.validFrom, before: current })
  if (entry === 'dead') {
    return undefined
  }
  const found = {
    ...standingOf(entry, request),
    isOfThisRun: true,
    why: 'this run already submitted it',
  }
  if (entry !== undefined || order.status !== 'issued') {
    return found
  }
  // Back at issued and nowhere to be seen: it was cancelled.
  const { id, serialNumber, validTill } = order.certificate
  if (id === undefined || !isShownAsCurrent(order.certificate, identity, request)) {
    return undefined
  }
  return { ...found, certificateId: id, status: 'issued', issued: { id, serialNumber, validTill } }
}

/** The entry behind a request, by the request's date, or by what is given for one that has none. */
function entryOf(
  { date }: OrderRequest,
  { reissues, identity }: AdoptContext,
  undated: Pick<Sought, 'since' | 'before'>,
): ListedReissue | 'dead' | undefined {
  const entry = findReissue(reissues, {
    identity,
    ...(date === undefined ? undated : { since: date }),
  })
  return entry !== undefined && stateOf(entry) === 'dead' ? 'dead' : entry
}

function isShownAsCurrent(
  certificate: OrderCertificate,
  identity: Identity,
  { date }: OrderRequest,
): boolean {
  const { validFrom, csr } = certificate
  const isNotEarlier =
    validFrom !== undefined && date !== undefined && daysBetween(date.at, validFrom.at) >= 0
  return (
    isNotEarlier &&
    hasNames(certificate, identity) &&
    (csr === undefined || keyIdOfCsr(csr) === identity.keyId)
  )
}

/** Without a marker: one that waits, one issued between the two reads, or an earlier attempt's of the last 24 hours. */
function findUnmarked(context: AdoptContext): Adoptable | undefined {
  const alive = context.reissues.filter((reissue) => stateOf(reissue) !== 'dead')
  const isRecent = ({ dateCreated }: ListedReissue): boolean =>
    dateCreated !== undefined && isWithinADay(dateCreated, context.now)
  // Keys are compared last: an order may have thousands of reissues, and each CSR takes a while to read.
  const ours = (some: readonly ListedReissue[]): ListedReissue | undefined =>
    newest(some.filter((reissue) => matches(reissue, context.identity)))
  const entry =
    ours(alive.filter((reissue) => stateOf(reissue) === 'waiting')) ??
    ours(issuedBetweenReads(context)) ??
    waitingAsCurrent(context) ??
    (context.run.attempt > 1 ? ours(alive.filter(isRecent)) : undefined)
  if (entry === undefined) {
    return undefined
  }
  const request = requestOf(entry, context.order, context.identity)
  const isOfThisRun =
    context.run.attempt > 1 && isRecent(entry) && !isOfAnotherRun(request?.comments, context.run)
  const found = standingOf(entry, request)
  const why = isOfThisRun
    ? 'an earlier attempt of this run submitted it'
    : found.status === 'issued'
      ? 'the same reissue has just been issued'
      : ALREADY_WAITS
  return { ...found, isOfThisRun, why }
}

/** The list may not show what waits; then the marker of its request, of whichever run, shows key and names. */
function findWaitingRequest(context: AdoptContext): Adoptable | undefined {
  const { order, identity } = context
  const live = liveReissues(order)
  const request = newestRequest(live.filter(isOpen)) ?? newestRequest(live)
  if (order.status !== 'reissue_pending' || request === undefined) {
    return undefined
  }
  if (readMarker(request.comments)?.key !== markerKey(identity)) {
    return undefined
  }
  const entry = entryOf(request, context, { since: undefined })
  if (entry === 'dead' || (!isOpen(request) && (entry !== undefined || isOver(request, context)))) {
    return undefined
  }
  return { ...standingOf(undefined, request), isOfThisRun: false, why: ALREADY_WAITS }
}

/** What waits may be somebody else's, and the certificate of an approved request issued long ago. */
function isOver(request: OrderRequest, context: AdoptContext): boolean {
  const { current, reissues, identity } = context
  if (reissues.some((reissue) => isAnotherWaiting(reissue, identity))) {
    return true
  }
  // Where the list shows with a time when the current certificate was made, that has just been judged.
  const isTold =
    request.date?.hasTime === true &&
    reissues.some((entry) => isSame(entry, current) && entry.dateCreated?.hasTime === true)
  return !isTold && current.csr !== undefined && isShownAsCurrent(current, identity, request)
}

function isAnotherWaiting(reissue: ListedReissue, { keyId }: Identity): boolean {
  return stateOf(reissue) === 'waiting' && ![keyId, undefined].includes(keyIdOfCsr(reissue.csr))
}

const ALREADY_WAITS = 'the same reissue already waits'

/** The order said that a reissue waits, and the list, read after it, shows the newest of all as issued. */
function issuedBetweenReads({ order, current, reissues }: AdoptContext): readonly ListedReissue[] {
  const latest = newest(reissues)
  if (order.status !== 'reissue_pending' || latest === undefined) {
    return []
  }
  return stateOf(latest) === 'issued' && !isSame(latest, current) ? [latest] : []
}

/** Some orders show the new certificate in the place of the current one before it is issued, and the list does not. */
function waitingAsCurrent({ order, identity }: AdoptContext): ListedReissue | undefined {
  const { id, validTill, ...shown } = order.certificate
  if (order.status !== 'reissue_pending' || id === undefined || validTill !== undefined) {
    return undefined
  }
  if (!matches(shown, identity)) {
    return undefined
  }
  return {
    ...shown,
    id,
    status: 'pending',
    dateCreated: undefined,
    dateIssued: undefined,
    validTill: undefined,
  }
}
