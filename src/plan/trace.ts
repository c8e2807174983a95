import type { Moment } from '../util/moment.ts'
import type { ListedReissue, Order, OrderRequest } from '../certcentral/schema.ts'
import { keyIdOfCsr } from '../x509/csr.ts'
import {
  findReissue,
  hasNames,
  isProvenSince,
  matches,
  mayBeMadeSince,
  newest,
  stateOf,
  type Identity,
} from './identity.ts'
import { findMarkedRequest, standingOf, type Standing } from './standing.ts'

// What an order shows of a reissue that was sent, and whose answer is not known.

/** A reissue that was sent. */
export interface Sent {
  readonly identity: Identity
  readonly marker: string
  readonly before: Before
}

/** The order as it was before the reissue was sent. */
export interface Before {
  readonly order: Order
  /** The list of reissues, as far as it was read. */
  readonly reissues: readonly ListedReissue[]
  /** Milliseconds since 1970 by the server's clock, where it told. */
  readonly serverTime: number | undefined
}

/** What a look at the order showed: the reissue, or nothing, or something that proves neither. */
export type Evidence =
  | { readonly found: Standing }
  | 'absent'
  | { readonly unclear: string; readonly retryAfterMs?: number | undefined }

/** Whether the order itself looks as if something had been asked of it; if not, its list need not be read. */
export function hasChanged({ order: before }: Before, now: Order): boolean {
  return (
    now.status !== before.status ||
    now.certificate.id !== before.certificate.id ||
    newRequests(before, now).length > 0
  )
}

/** When the order was read before the reissue was sent; undefined where the server told no time. */
export function sentAfter({ serverTime }: Before): Moment | undefined {
  return serverTime === undefined ? undefined : { at: serverTime, hasTime: true }
}

/** What the order and its reissues prove about the reissue that was sent. */
export function judge(order: Order, reissues: readonly ListedReissue[], sent: Sent): Evidence {
  const { before, identity, marker } = sent
  const requests = newRequests(before.order, order)
  const request = findMarkedRequest(requests, marker)
  const shown = new Set([before.order.certificate.id, ...before.reissues.map(({ id }) => id)])
  const fresh = reissues.filter(({ id }) => !shown.has(id))
  if (request !== undefined) {
    return { found: standingOf(findReissue(fresh, { identity, since: request.date }), request) }
  }

  const since = sentAfter(before)
  const alive = fresh.filter(
    (reissue) => stateOf(reissue) !== 'dead' && mayBeMadeSince(reissue, since),
  )
  const ours = alive.filter((reissue) => matches(reissue, identity))
  const proven = newest(ours.filter((reissue) => isProvenSince(reissue, since)))
  if (proven !== undefined) {
    return { found: standingOf(proven, undefined) }
  }

  const isVague = (reissue: ListedReissue): boolean =>
    hasNames(reissue, identity) && keyIdOfCsr(reissue.csr) === undefined
  if (ours.length > 0 || alive.some(isVague)) {
    return {
      unclear: 'a reissue with these names is there, but not enough to tell that it is this one',
    }
  }
  const isShownAsCurrent = !shown.has(order.certificate.id) && matches(order.certificate, identity)
  const isExplained =
    requests.some(({ comments }) => comments !== undefined && comments !== '') ||
    alive.some((reissue) => stateOf(reissue) === 'waiting')
  if (isShownAsCurrent || (order.status === 'reissue_pending' && !isExplained)) {
    const what = before.order.status === order.status ? 'a reissue waits' : 'the order changed'
    return { unclear: `${what}, but CertCentral does not show whose reissue that is` }
  }
  return 'absent'
}

function newRequests(before: Order, now: Order): OrderRequest[] {
  const shown = new Set(before.requests.map(({ id }) => id))
  return now.requests.filter(({ id }) => !shown.has(id))
}
