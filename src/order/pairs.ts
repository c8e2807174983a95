import { compareMoments, DAY_MS, elapsed } from '../util/moment.ts'
import { contradicts, hasOtherKey, shows, type Fingerprint } from './fingerprint.ts'
import type { ReissueRequest } from './requests.ts'
import { begunAt, isPending, type ShownCertificate } from './shown.ts'
import { isEnded, isOpen } from './statuses.ts'

/** A request and the certificate that came of it, or one of the two alone. */
export interface Pair {
  readonly request: ReissueRequest | undefined
  readonly certificate: ShownCertificate | undefined
  /** Whether it is what is asked for: by the request, and where that has no marker by the certificate's key and names. */
  readonly isOurs: boolean
}

type Fits = (request: ReissueRequest, certificate: ShownCertificate) => boolean

/**
 * Each request with its certificate, as far as anything tells; each of them stands in one pair.
 *
 * The doubt that it settles: no place says which certificate came of which request. By each rule of {@link rulesFor} in
 * turn, every request that has no certificate yet gets the nearest free one.
 */
export function pairsOf(
  requests: readonly ReissueRequest[],
  certificates: readonly ShownCertificate[],
  saysPending: boolean,
  fingerprint: Fingerprint | undefined,
): Pair[] {
  const ours = new Set(certificates.filter((one) => fingerprint && shows(one, fingerprint)))
  const requestOf = new Map<ShownCertificate, ReissueRequest>()
  let alone = requests
  for (const fits of rulesFor(ours, saysPending, fingerprint)) {
    for (const request of alone.filter(({ status }) => !isEnded(status))) {
      const made = nearest(certificates.filter((one) => !requestOf.has(one) && fits(request, one)))
      if (made !== undefined) {
        requestOf.set(made, request)
      }
    }
    const taken = new Set(requestOf.values())
    alone = alone.filter((request) => !taken.has(request))
  }
  return [
    ...alone.map((request) => ({ request, certificate: undefined, isOurs: request.isOurs })),
    ...certificates.map((certificate) => {
      const request = requestOf.get(certificate)
      return {
        request,
        certificate,
        isOurs: request?.isOurs === true || (!request?.marker && ours.has(certificate)),
      }
    }),
  ]
}

/** `ours` are the certificates with the key and names that are asked for. */
function rulesFor(
  ours: ReadonlySet<ShownCertificate>,
  saysPending: boolean,
  fingerprint: Fingerprint | undefined,
): readonly Fits[] {
  // Never against a marker, nor against the key where a response told that the request is ours.
  const mayBe: Fits = (request, certificate) => {
    if (request.isOurs && fingerprint !== undefined) {
      const differs = request.marker === undefined ? hasOtherKey : contradicts
      return !differs(certificate, fingerprint)
    }
    return request.marker === undefined || !ours.has(certificate)
  }
  // While something is pending, only the list's time of making joins what is issued: the request may be the pending one,
  // which some orders show with dates of validity and the live one's status.
  const isTold: Fits = (request, certificate) =>
    isPending(certificate) ||
    (request.date?.hasTime === true && certificate.madeAt?.hasTime === true) ||
    (!saysPending && !isOpen(request))
  return [
    // Our marker, and our key and names: however late the approval came.
    (request, certificate) =>
      request.isOurs &&
      ours.has(certificate) &&
      msBetween(request, certificate) >= 0 &&
      isTold(request, certificate),
    // Made within 12 hours after the request, or on its day where a time is missing.
    (request, certificate) =>
      (isPending(certificate) || !isOpen(request)) &&
      mayBe(request, certificate) &&
      msBetween(request, certificate) >= 0 &&
      msBetween(request, certificate) <= DAY_MS / 2 &&
      isTold(request, certificate),
    // An open request stands behind whatever is pending.
    (request, certificate) =>
      isOpen(request) && isPending(certificate) && mayBe(request, certificate),
  ]
}

/** How long after the request the certificate was made; below 0 where that is not known. */
function msBetween({ date }: ReissueRequest, certificate: ShownCertificate): number {
  return elapsed(date, begunAt(certificate)) ?? -1
}

/** The earliest made; of several made at that moment the one with the highest ID, as the newest request comes first. */
function nearest(newestFirst: readonly ShownCertificate[]): ShownCertificate | undefined {
  const earliest = newestFirst.at(-1)
  return newestFirst.find(
    (one) => earliest && compareMoments(begunAt(one), begunAt(earliest)) === 0,
  )
}
