import type { ListedReissue, Order } from '../certcentral/schema.ts'
import { compareMoments, type Moment } from '../util/moment.ts'
import { certificatesOf, isSame } from './certificates.ts'
import type { Fingerprint } from './fingerprint.ts'
import { pairsOf, type Pair } from './pairs.ts'
import { reissueRequests } from './requests.ts'
import { begunAt, isIssued, wasIssued, type ShownCertificate } from './shown.ts'
import { isEnded, isOpen, isUnderWay } from './statuses.ts'

/** An order as it was read in one go. */
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
 * Joins what CertCentral shows of an order in four places into one picture. `fingerprint` is that of the reissue that
 * is asked for, where one is. Pure. No page says which place shows what when, so each place counts for what it proves:
 *
 * 1. `certificate` and the list show certificates, at times the same one in different words ({@link certificatesOf}).
 * 2. `requests` show what was asked for, and not what came of it ({@link pairsOf}). An open one is pending whatever else
 *    is shown ({@link stateOf}); an approved one that nothing else shows counts for an hour ({@link withoutLag}).
 * 3. `status` counts least: what it says is pending is what the others show, where they do ({@link explained}).
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
    .map(reissueOf)
    .sort((a, b) => compareMoments(b.madeAt, a.madeAt))
  const told = saysPending ? explained(shown) : shown
  const reissues = told.map((reissue) => withoutLag(reissue, at))
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

/** Whether the picture's order shows a request. */
export function hasRequest({ order }: OrderPicture, id: string | undefined): boolean {
  return order.requests.some((request) => request.id === id)
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

function reissueOf(pair: Pair): Reissue {
  const { request, certificate } = pair
  const madeAt = (certificate && begunAt(certificate)) ?? request?.date
  return { ...pair, state: stateOf(pair), madeAt }
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

/** Places lag: an approved request without a certificate counts until an hour after its date, and has ended after that. */
const LAG_MS = 3_600_000

function withoutLag(reissue: Reissue, at: number): Reissue {
  const { state, madeAt } = reissue
  const counts = state !== 'approved' || (madeAt !== undefined && at - madeAt.at <= LAG_MS)
  return counts ? reissue : { ...reissue, state: 'ended' }
}
