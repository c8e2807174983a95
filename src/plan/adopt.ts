import { DAY_MS, daysBetween, type Moment } from '../certcentral/moment.ts'
import type { Order, OrderCertificate, OrderRequest, Reissue } from '../certcentral/schema.ts'
import {
  findReissue,
  hasNames,
  isDead,
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
} from './identity.ts'
import { findMarkedRequest, reissued, requestOf, type Reissued } from './reissued.ts'
import { keyIdOfCsr } from '../x509/csr.ts'

/** A reissue to go on with instead of asking for another. */
export interface Adoptable extends Reissued {
  /** True when an attempt of this run submitted it. */
  readonly isOfThisRun: boolean
  readonly why: string
}

/** What the search for an adoptable reissue looks at; `now` is milliseconds since 1970. */
export interface AdoptContext {
  readonly order: Order
  readonly current: OrderCertificate
  readonly reissues: readonly Reissue[]
  readonly identity: Identity
  readonly run: Run
  readonly now: number
}

/** The reissue with the CSR's key and exactly the wanted names that makes another one needless; undefined for none. */
export function findAdoptable(context: AdoptContext): Adoptable | undefined {
  return findMarked(context) ?? findUnmarked(context) ?? findWaitingRequest(context)
}

/** A request with the run's marker is enough by itself, though the list does not show the certificate yet. */
function findMarked({
  order,
  current,
  reissues,
  identity,
  run,
}: AdoptContext): Adoptable | undefined {
  const request = findMarkedRequest(order.requests, marker(run, identity))
  if (request === undefined) return undefined
  // A request without a date cannot tell its certificate from older ones of the same CSR.
  const since = request.date ?? current.validFrom
  const before = request.date === undefined ? current : undefined
  const entry = findReissue(reissues, { certificateId: undefined, identity, since, before })
  if (entry !== undefined && stateOf(entry) === 'dead') return undefined
  const found = {
    ...reissued(entry, request),
    isOfThisRun: true,
    why: 'this run already submitted it',
  }
  if (entry !== undefined) return found
  if (order.status !== 'issued') return found
  // Back at issued and nowhere to be seen: it was cancelled.
  const { id, serialNumber, validTill } = order.certificate
  if (id === undefined || !isShownAsCurrent(order.certificate, identity, request)) return undefined
  return { ...found, certificateId: id, status: 'issued', issued: { id, serialNumber, validTill } }
}

function isShownAsCurrent(
  certificate: OrderCertificate,
  identity: Identity,
  { date }: OrderRequest,
): boolean {
  const { validFrom, csr } = certificate
  const isLaterDay =
    validFrom !== undefined && date !== undefined && daysBetween(date.at, validFrom.at) >= 0
  return (
    isLaterDay &&
    hasNames(certificate, identity) &&
    (csr === undefined || keyIdOfCsr(csr) === identity.keyId)
  )
}

/** Without a marker: one that waits, one issued between the two reads, or an earlier attempt's of the last 24 hours. */
function findUnmarked(context: AdoptContext): Adoptable | undefined {
  const alive = context.reissues.filter((reissue) => stateOf(reissue) !== 'dead')
  const isRecent = ({ dateCreated }: Reissue): boolean =>
    dateCreated !== undefined && isWithinADay(dateCreated, context.now)
  // Keys are compared last: an order may have thousands of reissues, and each CSR takes a while to read.
  const ours = (some: readonly Reissue[]): Reissue | undefined =>
    newest(some.filter((reissue) => matches(reissue, context.identity)))
  const entry =
    ours(alive.filter((reissue) => stateOf(reissue) === 'waiting')) ??
    ours(issuedBetweenReads(context)) ??
    waitingAsCurrent(context) ??
    (context.run.attempt > 1 ? ours(alive.filter(isRecent)) : undefined)
  if (entry === undefined) return undefined
  const request = requestOf(entry, context.order)
  const isOfThisRun =
    context.run.attempt > 1 && isRecent(entry) && !isOfAnotherRun(request, context.run)
  const found = reissued(entry, request)
  const why = isOfThisRun
    ? 'an earlier attempt of this run submitted it'
    : found.status === 'issued'
      ? 'the same reissue has just been issued'
      : ALREADY_WAITS
  return { ...found, isOfThisRun, why }
}

/** This run's requests begin with its marker, as far as CertCentral shows their comments and does not cut them. */
function isOfAnotherRun(request: OrderRequest | undefined, run: Run): boolean {
  const comments = request?.comments?.trim() ?? ''
  const beginning = `[gha ${run.id} `
  return !comments.startsWith(beginning) && !beginning.startsWith(comments)
}

/** The list may not show what waits; then the marker of its request, of whichever run, shows key and names. */
function findWaitingRequest({ order, reissues, identity }: AdoptContext): Adoptable | undefined {
  const live = order.requests.filter(({ type, status }) => type === 'reissue' && !isDead(status))
  const request = newestRequest(live.filter(isOpen)) ?? newestRequest(live)
  if (order.status !== 'reissue_pending' || request === undefined) return undefined
  if (readMarker(request.comments)?.key !== markerKey(identity)) return undefined
  const since = request.date
  const entry = findReissue(reissues, {
    certificateId: undefined,
    identity,
    since,
    before: undefined,
  })
  if (entry !== undefined && stateOf(entry) === 'dead') return undefined
  return { ...reissued(undefined, request), isOfThisRun: false, why: ALREADY_WAITS }
}

const ALREADY_WAITS = 'the same reissue already waits'

/** The order said that a reissue waits, and the list, read after it, shows the newest of all as issued. */
function issuedBetweenReads({ order, current, reissues }: AdoptContext): readonly Reissue[] {
  const latest = newest(reissues)
  if (order.status !== 'reissue_pending' || latest === undefined) return []
  return stateOf(latest) === 'issued' && !isSame(latest, current) ? [latest] : []
}

/** Some orders show the new certificate in the place of the current one before it is issued, and the list does not. */
function waitingAsCurrent({ order, identity }: AdoptContext): Reissue | undefined {
  const { id, validTill, ...shown } = order.certificate
  if (order.status !== 'reissue_pending' || id === undefined || validTill !== undefined)
    return undefined
  if (!matches(shown, identity)) return undefined
  return {
    ...shown,
    id,
    status: 'pending',
    dateCreated: undefined,
    dateIssued: undefined,
    validTill: undefined,
  }
}

function isWithinADay(made: Moment, now: number): boolean {
  return made.hasTime ? now - made.at <= DAY_MS : daysBetween(made.at, now) <= 1
}
