import type { Order, OrderRequest } from '../certcentral/schema.ts'
import { compareMoments, DAY_MS, daysBetween } from '../util/moment.ts'
import { begunAt, compareIds } from './certificates.ts'
import {
  contradicts,
  markerKey,
  readMarker,
  shows,
  type Fingerprint,
  type Marker,
} from './fingerprint.ts'
import { isEnded, isPending, type ShownCertificate } from './shown.ts'

/** A request for a reissue, with the marker in its comments. */
export interface ReissueRequest extends OrderRequest {
  readonly marker: Marker | undefined
}

/** The order's requests for reissues, newest first. A request without a type is one where it carries a marker. */
export function reissueRequests({ requests }: Order): ReissueRequest[] {
  return requests
    .map((request) => ({ ...request, marker: readMarker(request.comments) }))
    .filter(({ type, marker }) => type === 'reissue' || (type === '' && marker !== undefined))
    .sort((a, b) => compareMoments(b.date, a.date) || compareIds(b.id, a.id))
}

/** Whether a request has not come to an end. An unknown status counts as open: a second reissue is the worse mistake. */
export function isOpen({ status }: Pick<OrderRequest, 'status'>): boolean {
  return status !== 'approved' && !isEnded(status)
}

/** What {@link joinRequests} goes by. */
export interface JoinContext {
  readonly certificates: readonly ShownCertificate[]
  readonly fingerprint: Fingerprint | undefined
  /** Whether the order's status says that a reissue is pending: then a day without a time joins nothing issued. */
  readonly saysPending: boolean
}

/**
 * The certificate behind each request, as far as anything tells; each certificate belongs to at most one request.
 *
 * The doubt that it settles: no place says which certificate came of which request. One with our marker made the
 * nearest certificate with our key and names after it, however late its approval came; any other one the nearest that
 * was made within 12 hours after it; an open one may stand behind whatever is pending. Never against a marker.
 */
export function joinRequests(
  requests: readonly ReissueRequest[],
  { certificates, fingerprint, saysPending }: JoinContext,
): Map<ReissueRequest, ShownCertificate> {
  const pairs = new Pairs(certificates)
  const ours = fingerprint && markerKey(fingerprint.keyId, fingerprint.names)
  const isOurs = ({ marker }: ReissueRequest): boolean =>
    marker !== undefined && marker.key === ours
  const shown = new Set(
    fingerprint === undefined ? [] : certificates.filter((one) => shows(one, fingerprint)),
  )
  const mayBe: Fits = (request, certificate) => {
    if (request.marker === undefined || fingerprint === undefined) {
      return true
    }
    return isOurs(request) ? !contradicts(certificate, fingerprint) : !shown.has(certificate)
  }
  const isTold: Fits = (request, certificate) =>
    (!saysPending && !isOpen(request)) || isPending(certificate) || haveTimes(request, certificate)

  const alive = requests.filter(({ status }) => !isEnded(status))
  pairs.take(
    alive.filter(isOurs),
    (request, certificate) =>
      shown.has(certificate) && isAfter(request, certificate) && isTold(request, certificate),
  )
  pairs.take(
    alive,
    (request, certificate) =>
      (isPending(certificate) || !isOpen(request)) &&
      mayBe(request, certificate) &&
      isSoonAfter(request, certificate) &&
      isTold(request, certificate),
  )
  pairs.take(
    alive.filter(isOpen),
    (request, certificate) => isPending(certificate) && mayBe(request, certificate),
  )
  return pairs.joined
}

/** Requests and certificates, each in at most one pair. */
class Pairs {
  readonly joined = new Map<ReissueRequest, ShownCertificate>()
  readonly #free: Set<ShownCertificate>

  constructor(certificates: readonly ShownCertificate[]) {
    this.#free = new Set(certificates)
  }

  /** Joins each request that has no certificate yet to the nearest free one that fits. */
  take(requests: readonly ReissueRequest[], fits: Fits): void {
    for (const request of requests.filter((one) => !this.joined.has(one))) {
      const found = nearest([...this.#free].filter((certificate) => fits(request, certificate)))
      if (found !== undefined) {
        this.joined.set(request, found)
        this.#free.delete(found)
      }
    }
  }
}

type Fits = (request: ReissueRequest, certificate: ShownCertificate) => boolean

/** The earliest made; of several made at that moment the one with the highest ID, as the newest request comes first. */
function nearest(newestFirst: readonly ShownCertificate[]): ShownCertificate | undefined {
  const earliest = newestFirst.at(-1)
  return newestFirst.find(
    (one) => earliest !== undefined && compareMoments(begunAt(one), begunAt(earliest)) === 0,
  )
}

function isAfter({ date }: ReissueRequest, certificate: ShownCertificate): boolean {
  const begun = begunAt(certificate)
  return date !== undefined && begun !== undefined && compareMoments(begun, date) >= 0
}

function isSoonAfter(request: ReissueRequest, certificate: ShownCertificate): boolean {
  const { date } = request
  const begun = begunAt(certificate)
  if (date === undefined || begun === undefined || !isAfter(request, certificate)) {
    return false
  }
  return haveTimes(request, certificate)
    ? begun.at - date.at <= DAY_MS / 2
    : daysBetween(date.at, begun.at) === 0
}

function haveTimes({ date }: ReissueRequest, certificate: ShownCertificate): boolean {
  return date?.hasTime === true && begunAt(certificate)?.hasTime === true
}
