import { DAY_MS, daysBetween, type Moment } from '../util/moment.ts'
import type { Order, OrderRequest, ListedReissue } from '../certcentral/schema.ts'
import {
  isDead,
  isOpen,
  markerKey,
  newestRequest,
  readMarker,
  stateOf,
  type Identity,
} from './identity.ts'

/** How a reissue stands that is on the order, submitted by this run or by another. */
export interface Standing {
  readonly requestIds: readonly string[]
  /** Undefined while CertCentral shows none. */
  readonly certificateId: string | undefined
  readonly status: 'issued' | 'pending' | 'needs_approval' | 'rejected'
  /** When it was made, by the server's clock. */
  readonly since: Moment | undefined
  /** The certificate, once it is issued. */
  readonly issued: Issued | undefined
}

/** A certificate that CertCentral shows as issued. */
export type Issued = Pick<ListedReissue, 'id' | 'serialNumber' | 'validTill'>

/** The newest request that carries the text, leaving out those that come to nothing. */
export function findMarkedRequest(
  requests: readonly OrderRequest[],
  text: string,
): OrderRequest | undefined {
  return newestRequest(
    requests.filter(({ comments, status }) => comments?.includes(text) === true && !isDead(status)),
  )
}

/** The order's requests for a reissue, leaving out those that come to nothing. */
export function liveReissues({ requests }: Order): OrderRequest[] {
  return requests.filter(({ type, status }) => type === 'reissue' && !isDead(status))
}

/** How a reissue stands, by its entry in the list and its request, as far as they show. */
export function standingOf(
  entry: ListedReissue | undefined,
  request: OrderRequest | undefined,
): Standing {
  const isIssued = entry !== undefined && stateOf(entry) === 'issued'
  const waits = (request !== undefined && isOpen(request)) || entry?.status === 'needs_approval'
  return {
    requestIds: request === undefined ? [] : [request.id],
    certificateId: entry?.id,
    status: isIssued ? 'issued' : waits ? 'needs_approval' : 'pending',
    since: request?.date ?? entry?.dateCreated,
    issued: isIssued ? entry : undefined,
  }
}

/**
 * The request behind an entry that has the identity: an open one that carries its marker key while it waits, else of
 * those that were made when it was the one with that key, else the newest; never one that carries another key.
 */
export function requestOf(
  entry: ListedReissue,
  order: Order,
  identity: Identity,
): OrderRequest | undefined {
  const ours = markerKey(identity)
  const keyOf = ({ comments }: OrderRequest): string | undefined => readMarker(comments)?.key
  const waits = stateOf(entry) === 'waiting'
  const candidates = liveReissues(order).filter((request) =>
    keyOf(request) === ours
      ? (waits && isOpen(request)) || isBehind(request, entry)
      : keyOf(request) === undefined && isBehind(request, entry),
  )
  return (
    newestRequest(candidates.filter((request) => keyOf(request) === ours)) ??
    newestRequest(candidates)
  )
}

/** Made within half a day of it, on the same day where a time is missing, or open while it waits where a date is. */
function isBehind(request: OrderRequest, entry: ListedReissue): boolean {
  const { date } = request
  const { dateCreated } = entry
  if (date === undefined || dateCreated === undefined) {
    return stateOf(entry) === 'waiting' && isOpen(request)
  }
  return date.hasTime && dateCreated.hasTime
    ? Math.abs(date.at - dateCreated.at) <= DAY_MS / 2
    : daysBetween(date.at, dateCreated.at) === 0
}

/** The IDs of a reissue, as they stand in messages. */
export function idsOf({
  requestIds,
  certificateId,
}: Pick<Standing, 'requestIds' | 'certificateId'>): string {
  const parts = [
    ...requestIds.map((id) => `request ${id}`),
    ...(certificateId === undefined ? [] : [`certificate ${certificateId}`]),
  ]
  return parts.length === 0 ? 'the reissue' : parts.join(', ')
}
