import { daysBetween, type Moment } from '../certcentral/moment.ts'
import type { Order, OrderRequest, Reissue } from '../certcentral/schema.ts'
import { isDead, isOpen, newestRequest, stateOf } from './identity.ts'

/** A reissue that is on the order, submitted by this run or by another. */
export interface Reissued {
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
export type Issued = Pick<Reissue, 'id' | 'serialNumber' | 'validTill'>

/** The newest reissue request of the order that carries the text, leaving out rejected ones. */
export function findMarkedRequest(
  requests: readonly OrderRequest[],
  text: string,
): OrderRequest | undefined {
  return newestRequest(
    requests.filter(({ comments, status }) => comments?.includes(text) === true && !isDead(status)),
  )
}

/** The state of a reissue that stands on the order, from its entry in the list and its request, as far as they show. */
export function reissued(entry: Reissue | undefined, request: OrderRequest | undefined): Reissued {
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

/** The request behind an entry: the one that is open while the entry waits, else one of the same day. */
export function requestOf(entry: Reissue, { requests }: Order): OrderRequest | undefined {
  const live = requests.filter(({ type, status }) => type === 'reissue' && !isDead(status))
  const fits = (request: OrderRequest): boolean =>
    (stateOf(entry) === 'waiting' && isOpen(request)) ||
    (request.date !== undefined &&
      entry.dateCreated !== undefined &&
      daysBetween(request.date.at, entry.dateCreated.at) === 0)
  return newestRequest(live.filter(fits))
}
