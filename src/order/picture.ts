import type { ListedReissue, Order } from '../certcentral/schema.ts'
import { compareMoments, isWithinADay, type Moment } from '../util/moment.ts'
import { begunAt, certificatesOf, isSame, type Shown } from './certificates.ts'
import { contradicts, markerKey, shows, type Fingerprint } from './fingerprint.ts'
import { isOpen, joinRequests, reissueRequests, type ReissueRequest } from './requests.ts'
import { isEnded, isIssued, isPending, isUnderWay, type ShownCertificate } from './shown.ts'

/** What was read of an order in one go. */
export interface Reading {
  readonly order: Order
  /** The list of reissues; undefined where it was not read. */
  readonly list: readonly ListedReissue[] | undefined
  /** Milliseconds since 1970 by the server's clock, which only the runner's stands in for. */
  readonly at: number
}

/** How far a reissue has come; `approved`: its request is, and nothing else shows the reissue. */
export type ReissueState = 'awaiting_approval' | 'approved' | 'pending' | 'issued' | 'ended'

/** A reissue on the order, with what is known of it. */
export interface Reissue {
  readonly state: ReissueState
  readonly request: ReissueRequest | undefined
  readonly certificate: ShownCertificate | undefined
  readonly madeAt: Moment | undefined
}

/** The order in one picture; everything that decides, recovers or waits asks it, and never the places themselves. */
export interface OrderPicture {
  readonly at: number
  readonly order: Order
  readonly isListed: boolean
  /** The newest certificate that is proven to be issued; it may be revoked or expired. */
  readonly live: ShownCertificate | undefined
  /** The pending certificate, where the order shows it in the place of the live one. */
  readonly shownPending: ShownCertificate | undefined
  /** Each once, newest first. */
  readonly reissues: readonly Reissue[]
  /** Those that are neither issued nor ended, newest first. */
  readonly pending: readonly Reissue[]
  /** Those with the fingerprint that was asked about, newest first. */
  readonly ours: readonly Reissue[]
}

/**
 * Joins what CertCentral shows of an order in four places (status, requests, list, certificate) into one picture.
 * `fingerprint` is that of the reissue that is asked for, where one is. Pure.
 *
 * The doubts that it settles, each in the function below that is named after it: what the order's certificate is while
 * a reissue is pending ({@link settleUnlisted}); which request made which certificate ({@link joinRequests}); what an
 * approved request without a certificate means ({@link settleApproved}); what is pending when only the status says so
 * ({@link explained}).
 */
export function pictureOf(reading: Reading, fingerprint?: Fingerprint): OrderPicture {
  const { order, list, at } = reading
  const requests = reissueRequests(order)
  const shown = settleUnlisted(certificatesOf(order, list ?? []), order, requests)
  const live = shown.certificates.find(wasIssued)
  const saysPending = isPendingStatus(order, live, requests)
  const joined = joinRequests(requests, {
    certificates: shown.certificates,
    fingerprint,
    saysPending,
  })
  const made = reissuesOf(requests, shown.certificates, joined)
  const reissues = settleApproved(explained(made, shown.certificates, saysPending, reading), at)
  const isOurs = (reissue: Reissue): boolean =>
    fingerprint !== undefined && hasFingerprint(reissue, fingerprint)
  return {
    at,
    order,
    isListed: list !== undefined,
    live,
    shownPending: live === undefined ? ownOf(shown.certificates, order) : undefined,
    reissues,
    pending: reissues.filter(({ state }) => state !== 'issued' && state !== 'ended'),
    ours: reissues.filter(isOurs),
  }
}

/** Whether the picture shows a certificate, be it under another ID. */
export function isShownIn({ reissues }: OrderPicture, certificate: ShownCertificate): boolean {
  return reissues.some((one) => one.certificate && isSame(certificate, one.certificate))
}

/**
 * While a reissue is pending, the order's certificate may be the pending one, with dates or without. Where it has no
 * status and the list does not show it, it counts as issued only when nothing else is pending, or what is pending
 * shows a certificate of its own, or it began on a day before the pending request.
 */
function settleUnlisted(
  { certificates, unlisted }: Shown,
  order: Order,
  requests: readonly ReissueRequest[],
): Shown {
  if (unlisted?.standing !== 'dated') {
    return { certificates, unlisted }
  }
  const open = requests.filter(isOpen)
  const isPendingShown = certificates.some((one) => one !== unlisted && isPending(one))
  const latest = requests.find(({ status }) => !isEnded(status))
  const isOlder =
    latest?.date !== undefined &&
    compareMoments(unlisted.validFrom, { ...latest.date, hasTime: false }) < 0 &&
    unlisted.validFrom !== undefined
  const isQuiet =
    open.length === 0 && order.status !== 'reissue_pending' && !isUnderWay(order.status)
  const standing = isQuiet || isPendingShown || isOlder ? 'issued' : 'undated'
  const settled = { ...unlisted, standing } as const
  return {
    certificates: certificates.map((one) => (one === unlisted ? settled : one)),
    unlisted: settled,
  }
}

/** Revoked and expired certificates were issued, and may still be the newest. */
function wasIssued(certificate: ShownCertificate): boolean {
  const { status } = certificate
  return isIssued(certificate) || status === 'revoked' || status === 'expired'
}

function isPendingStatus(
  { status }: Order,
  live: ShownCertificate | undefined,
  requests: readonly ReissueRequest[],
): boolean {
  const wasEverIssued = live !== undefined || requests.length > 0
  return status === 'reissue_pending' || (wasEverIssued && isUnderWay(status))
}

function reissuesOf(
  requests: readonly ReissueRequest[],
  certificates: readonly ShownCertificate[],
  joined: ReadonlyMap<ReissueRequest, ShownCertificate>,
): Reissue[] {
  const requestOf = new Map([...joined].map(([request, certificate]) => [certificate, request]))
  const made = certificates.map((certificate): Reissue => {
    const request = requestOf.get(certificate)
    const madeAt = begunAt(certificate) ?? request?.date
    return { state: stateOf(certificate, request), request, certificate, madeAt }
  })
  const alone = requests
    .filter((request) => !joined.has(request))
    .map((request): Reissue => {
      const state = isEnded(request.status)
        ? 'ended'
        : isOpen(request)
          ? 'awaiting_approval'
          : 'approved'
      return { state, request, certificate: undefined, madeAt: request.date }
    })
  return [...alone, ...made].sort((a, b) => compareMoments(b.madeAt, a.madeAt))
}

function stateOf(certificate: ShownCertificate, request: ReissueRequest | undefined): ReissueState {
  const { standing, status } = certificate
  if (standing === 'ended') {
    return 'ended'
  }
  if (isIssued(certificate)) {
    return 'issued'
  }
  const isAwaiting = request === undefined ? status === 'needs_approval' : isOpen(request)
  return isAwaiting ? 'awaiting_approval' : 'pending'
}

/**
 * The status alone may say that a reissue is pending. It is the newest approved request, else one of which nothing is
 * known, unless the list, which was read later, already shows as issued what the order does not show yet.
 */
function explained(
  made: readonly Reissue[],
  certificates: readonly ShownCertificate[],
  saysPending: boolean,
  { order, at }: Reading,
): readonly Reissue[] {
  if (!saysPending || made.some(({ state }) => UNENDED.has(state))) {
    return made
  }
  const [newest] = certificates
  const issuedAt = newest?.validFrom ?? newest?.madeAt
  const isJustIssued = newest && wasIssued(newest) && issuedAt && isWithinADay(issuedAt, at)
  if (isJustIssued && newest !== ownOf(certificates, order)) {
    return made
  }
  const approved = made.find(({ state }) => state === 'approved')
  return approved === undefined
    ? [{ state: 'pending', request: undefined, certificate: undefined, madeAt: undefined }, ...made]
    : made.map((one) => (one === approved ? { ...one, state: 'pending' } : one))
}

/** The order's own certificate among all. */
function ownOf(
  certificates: readonly ShownCertificate[],
  { certificate }: Order,
): ShownCertificate | undefined {
  return (
    certificates.find((one) => isSame(one, certificate)) ??
    certificates.find(({ madeAt }) => madeAt === undefined)
  )
}

const UNENDED: ReadonlySet<ReissueState> = new Set(['awaiting_approval', 'pending'])

/** Places lag: an approved request without a certificate counts for an hour, and has ended after that. */
const LAG_MS = 3_600_000

function settleApproved(reissues: readonly Reissue[], at: number): readonly Reissue[] {
  return reissues.map((one) =>
    one.state === 'approved' && !(one.madeAt !== undefined && at - one.madeAt.at <= LAG_MS)
      ? { ...one, state: 'ended' }
      : one,
  )
}

function hasFingerprint({ request, certificate }: Reissue, fingerprint: Fingerprint): boolean {
  const marker = request?.marker
  if (marker === undefined) {
    return certificate !== undefined && shows(certificate, fingerprint)
  }
  const isMarked = marker.key === markerKey(fingerprint.keyId, fingerprint.names)
  return isMarked && (certificate === undefined || !contradicts(certificate, fingerprint))
}
