import type { ListedReissue, Order } from '../certcentral/schema.ts'
import { compareMoments, isWithinADay, type Moment } from '../util/moment.ts'
import { certificatesOf, isSame } from './certificates.ts'
import type { Fingerprint } from './fingerprint.ts'
import { pairsOf, type Pair } from './pairs.ts'
import { reissueRequests } from './requests.ts'
import { begunAt, isIssued, type ShownCertificate } from './shown.ts'
import { isEnded, isOpen, isUnderWay } from './statuses.ts'

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
export interface Reissue extends Pair {
  readonly state: ReissueState
  readonly madeAt: Moment | undefined
}

/** The order in one picture; everything that decides, recovers or waits asks it, and never the places themselves. */
export interface OrderPicture {
  readonly at: number
  readonly order: Order
  readonly isListed: boolean
  /** Whether the order ever had a certificate: before that no reissue can be pending. */
  readonly wasEverIssued: boolean
  /** The newest certificate that is proven to be issued; it may be revoked or expired. */
  readonly live: ShownCertificate | undefined
  /** The certificate that the order itself shows, be it the live one, a pending one or an older one. */
  readonly own: ShownCertificate | undefined
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
 * No page says which place shows what when, and each step settles the doubts that its function names: which
 * certificates there are ({@link certificatesOf}), which request made which ({@link pairsOf}), how far each reissue has
 * come ({@link stateOf}), what is pending when only the status says so ({@link explained}), and how long an approved
 * request stands for a reissue that nothing else shows ({@link withoutLag}).
 */
export function pictureOf(reading: Reading, fingerprint?: Fingerprint): OrderPicture {
  const { order, list, at } = reading
  const requests = reissueRequests(order, fingerprint)
  const { certificates, own } = certificatesOf(order, list ?? [], requests)
  const live = certificates.find(wasIssued)
  const wasEverIssued =
    live !== undefined || requests.length > 0 || order.certificate.validTill !== undefined
  const saysPending =
    order.status === 'reissue_pending' || (wasEverIssued && isUnderWay(order.status))
  const shown = pairsOf(requests, certificates, saysPending, fingerprint)
    .map((pair): Reissue => ({ ...pair, state: stateOf(pair), madeAt: madeAt(pair) }))
    .sort((a, b) => compareMoments(b.madeAt, a.madeAt))
  const [newest] = certificates
  const isStale = newest !== own && wasJustIssued(newest, at)
  const reissues = (saysPending && !isStale ? explained(shown) : shown).map((one) =>
    withoutLag(one, at),
  )
  return {
    at,
    order,
    isListed: list !== undefined,
    wasEverIssued,
    live,
    own,
    reissues,
    pending: reissues.filter(({ state }) => state !== 'issued' && state !== 'ended'),
    ours: reissues.filter(({ isOurs }) => isOurs),
  }
}

/** Whether the picture shows a certificate, be it under another ID. */
export function isShownIn(
  { reissues }: OrderPicture,
  certificate: ShownCertificate | undefined,
): boolean {
  return reissues.some(
    (one) => certificate && one.certificate && isSame(certificate, one.certificate),
  )
}

/** Whether the certificate was issued within a day, and is the newest of which that is said. */
export function wasJustIssued(certificate: ShownCertificate | undefined, at: number): boolean {
  return (
    certificate !== undefined &&
    wasIssued(certificate) &&
    isWithinADay(certificate.validFrom ?? certificate.madeAt, at)
  )
}

/** Revoked and expired certificates were issued, and may still be the newest. */
function wasIssued(certificate: ShownCertificate): boolean {
  const { status } = certificate
  return isIssued(certificate) || status === 'revoked' || status === 'expired'
}

/** The certificate tells more than its request, which stays approved whatever comes of it. */
function stateOf({ request, certificate }: Pair): ReissueState {
  if (certificate?.standing === 'ended' || (request !== undefined && isEnded(request.status))) {
    return 'ended'
  }
  if (certificate !== undefined && isIssued(certificate)) {
    return 'issued'
  }
  if (request === undefined ? certificate?.status === 'needs_approval' : isOpen(request)) {
    return 'awaiting_approval'
  }
  return certificate === undefined ? 'approved' : 'pending'
}

function madeAt({ request, certificate }: Pair): Moment | undefined {
  return (certificate && begunAt(certificate)) ?? request?.date
}

/** Where the status alone says that a reissue is pending, it is the newest approved request, else one of which nothing is known. */
function explained(shown: readonly Reissue[]): readonly Reissue[] {
  if (shown.some(({ state }) => state === 'awaiting_approval' || state === 'pending')) {
    return shown
  }
  const approved = shown.find(({ state }) => state === 'approved')
  return approved === undefined
    ? [UNEXPLAINED, ...shown]
    : shown.map((one) => (one === approved ? { ...one, state: 'pending' } : one))
}

const UNEXPLAINED: Reissue = {
  ...{ state: 'pending', isOurs: false },
  ...{ request: undefined, certificate: undefined, madeAt: undefined },
}

/** Places lag: an approved request without a certificate counts for an hour, and has ended after that. */
const LAG_MS = 3_600_000

function withoutLag(reissue: Reissue, at: number): Reissue {
  const { state, madeAt: approvedAt } = reissue
  const counts = approvedAt !== undefined && at - approvedAt.at <= LAG_MS
  return state === 'approved' && !counts ? { ...reissue, state: 'ended' } : reissue
}
