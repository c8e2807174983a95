import { isSame } from '../order/certificates.ts'
import { contradicts, hasOtherKey, namesLackedBy } from '../order/fingerprint.ts'
import { hasRequest, isShownIn, type OrderPicture, type Reissue } from '../order/picture.ts'
import type { ShownCertificate } from '../order/shown.ts'
import { isClosed, isOpen } from '../order/statuses.ts'
import { named } from '../plan/reasons.ts'
import type { WaitingFor } from '../report/state.ts'
import { elapsed } from '../util/moment.ts'
import type { PlacedReissue } from './context.ts'
import { EndedError } from './errors.ts'
import { CLOCKS_DIFFER_MS } from './evidence.ts'

/** How far the reissue that is waited for has come. */
export type Progress =
  | { readonly code: 'issued'; readonly certificate: ShownCertificate }
  | { readonly code: 'ended'; readonly error: EndedError }
  /** It is shown. */
  | {
      readonly code: 'pending'
      readonly for: WaitingFor
      readonly certificateId: string | undefined
    }
  /** It is not shown: `unclear` where something that may be it is, `absent` where nothing is. */
  | { readonly code: 'unclear' | 'absent' }

/**
 * How far the reissue has come by the picture: by its certificate's ID, by its request, else as one of ours. `seenId` is
 * the ID of the certificate that an earlier look showed as pending: no date can hide that one when it is issued. Pure.
 */
export function progressOf(
  picture: OrderPicture,
  placed: PlacedReissue,
  seenId?: string,
): Progress {
  const found =
    findPlaced(picture, placed) ??
    picture.reissues.find(({ certificate }) => seenId && certificate?.id === seenId)
  const { status } = picture.order
  const { certificate, request } = found ?? {}
  const certificateId = certificate?.id
  if (found?.state === 'issued' && certificate !== undefined) {
    return asAsked(found, certificate, placed)
  }
  // Of an approved request alone nothing is known: it ended only in the sense that it counts for nothing any more.
  if (found?.state === 'ended' && (certificate !== undefined || request?.status !== 'approved')) {
    return { code: 'ended', error: ended(found) }
  }
  if (isClosed(status)) {
    return {
      code: 'ended',
      error: new EndedError({ code: 'canceled', reissue: { state: 'ended' }, status }),
    }
  }
  if (found?.state === 'awaiting_approval') {
    const requestIds = request === undefined ? placed.requestIds : [request.id]
    return { code: 'pending', for: { code: 'approval', requestIds }, certificateId }
  }
  if (found?.state === 'pending') {
    return { code: 'pending', for: { code: 'issuance', certificateId }, certificateId }
  }
  return { code: mayBeThere(picture, placed) ? 'unclear' : 'absent' }
}

/** The reissue in the picture; undefined where it is not shown. */
export function findPlaced(
  { reissues }: OrderPicture,
  { certificateId, requestIds, since, before }: PlacedReissue,
): Reissue | undefined {
  const fresh = reissues.filter(
    ({ state, certificate }) =>
      !(state === 'issued' && certificate && before.live && isSame(certificate, before.live)),
  )
  return (
    fresh.find(({ certificate }) => certificateId && certificate?.id === certificateId) ??
    fresh.find(({ request }) => request && requestIds.includes(request.id)) ??
    fresh.find(
      (reissue) =>
        reissue.isOurs &&
        mayBeMadeSince(reissue, since, isNewlyAsked(reissue, before) ? CLOCKS_DIFFER_MS : 0) &&
        (certificateId === undefined || reissue.certificate === undefined),
    )
  )
}

/**
 * A reissue that is issued or has ended must show that it was made since, give or take the difference of clocks; one that
 * is pending was not there before.
 */
function mayBeMadeSince(
  { state, madeAt }: Reissue,
  since: PlacedReissue['since'],
  clocksDifferMs: number,
): boolean {
  const isOver = state === 'issued' || state === 'ended'
  return !isOver || (elapsed(since, madeAt) ?? -Infinity) >= -clocksDifferMs
}

/** A request of ours that was not there before tells more than a second between two clocks. */
function isNewlyAsked({ request }: Reissue, before: OrderPicture): boolean {
  return request?.isOurs === true && !hasRequest(before, request.id)
}

function ended(reissue: Reissue): EndedError {
  const status = (reissue.certificate ?? reissue.request)?.status ?? ''
  const code = /^cancell?ed$/.test(status) ? 'canceled' : 'rejected'
  return new EndedError({ code, reissue: named(reissue), status })
}

/** What CertCentral shows of an issued certificate must be what was asked for, as far as it is shown. */
function asAsked(
  reissue: Reissue,
  certificate: ShownCertificate,
  { fingerprint }: PlacedReissue,
): Progress {
  const names = namesLackedBy(certificate, fingerprint)
  if (names.length > 0) {
    const error = new EndedError({ code: 'names_not_issued', reissue: named(reissue), names })
    return { code: 'ended', error }
  }
  return hasOtherKey(certificate, fingerprint)
    ? {
        code: 'ended',
        error: new EndedError({ code: 'other_key_issued', reissue: named(reissue) }),
      }
    : { code: 'issued', certificate }
}

/** Whether something that may be it is pending, or was issued since, give or take what clocks may differ. */
function mayBeThere(
  { reissues }: OrderPicture,
  { fingerprint, before, since }: PlacedReissue,
): boolean {
  return reissues.some((reissue) => {
    const { state, request, certificate } = reissue
    if (certificate !== undefined && contradicts(certificate, fingerprint)) {
      return false
    }
    if (state === 'issued') {
      return !isShownIn(before, certificate) && mayBeMadeSince(reissue, since, CLOCKS_DIFFER_MS)
    }
    return state !== 'ended' && state !== 'approved' && (request === undefined || isOpen(request))
  })
}
