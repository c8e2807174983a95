import { isSame } from '../order/certificates.ts'
import { contradicts } from '../order/fingerprint.ts'
import { isShownIn, type OrderPicture, type Reissue } from '../order/picture.ts'
import { isClosed, type ShownCertificate } from '../order/shown.ts'
import { isOpen } from '../order/requests.ts'
import { named } from '../plan/repeats.ts'
import type { WaitingFor } from '../report/state.ts'
import { compareMoments } from '../util/moment.ts'
import { without } from '../util/names.ts'
import type { PlacedReissue } from './context.ts'
import { EndedError } from './errors.ts'

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
  /** Something is pending, or approved, or new, that may be it. */
  | { readonly code: 'unclear' }
  /** Nothing is pending, and it is not issued. */
  | { readonly code: 'absent' }

/** How far the reissue has come by the picture: by its certificate's ID, by its request, else as one of ours. Pure. */
export function progressOf(picture: OrderPicture, placed: PlacedReissue): Progress {
  const found = findPlaced(picture, placed)
  const { status } = picture.order
  if (found?.state === 'issued' && found.certificate !== undefined) {
    return asAsked(found, found.certificate, placed)
  }
  // Of an approved request alone nothing is known: it ended only in the sense that it counts for nothing any more.
  const isOver = found?.certificate !== undefined || found?.request?.status !== 'approved'
  if (found?.state === 'ended' && isOver) {
    return { code: 'ended', error: ended(found) }
  }
  if (isClosed(status)) {
    const none = {
      state: 'ended',
      requestId: undefined,
      certificateId: undefined,
      at: undefined,
    } as const
    return { code: 'ended', error: new EndedError('canceled', none, { status }) }
  }
  if (found?.state === 'awaiting_approval') {
    const requestIds = found.request === undefined ? placed.requestIds : [found.request.id]
    const certificateId = found.certificate?.id
    return { code: 'pending', for: { code: 'approval', requestIds }, certificateId }
  }
  if (found?.state === 'pending') {
    const certificateId = found.certificate?.id
    return { code: 'pending', for: { code: 'issuance', certificateId }, certificateId }
  }
  return mayBeThere(picture, placed) ? { code: 'unclear' } : { code: 'absent' }
}

/** The reissue in the picture; undefined where it is not shown. */
export function findPlaced(
  { reissues, ours }: OrderPicture,
  { certificateId, requestIds, since, before }: PlacedReissue,
): Reissue | undefined {
  const isOld = ({ state, certificate }: Reissue): boolean =>
    state === 'issued' &&
    certificate !== undefined &&
    before.live !== undefined &&
    isSame(certificate, before.live)
  const fresh = reissues.filter((reissue) => !isOld(reissue))
  return (
    fresh.find(
      ({ certificate }) => certificateId !== undefined && certificate?.id === certificateId,
    ) ??
    fresh.find(({ request }) => request !== undefined && requestIds.includes(request.id)) ??
    ours.find(
      (reissue) =>
        !isOld(reissue) &&
        isNotBefore(reissue, since) &&
        (certificateId === undefined || reissue.certificate === undefined),
    )
  )
}

function isNotBefore({ state, madeAt }: Reissue, since: PlacedReissue['since']): boolean {
  if (state !== 'issued' && state !== 'ended') {
    return true
  }
  return madeAt !== undefined && since !== undefined && compareMoments(madeAt, since) >= 0
}

function ended({ certificate, request, ...rest }: Reissue): EndedError {
  const status = certificate?.status ?? request?.status ?? ''
  const code = /^cancell?ed$/.test(status) ? 'canceled' : 'rejected'
  return new EndedError(code, named({ certificate, request, ...rest }), { status })
}

/** What CertCentral shows of an issued certificate must be what was asked for, as far as it is shown. */
function asAsked(
  reissue: Reissue,
  certificate: ShownCertificate,
  { fingerprint: { keyId, names } }: PlacedReissue,
): Progress {
  const missing = certificate.areNamesWhole ? without(names, certificate.names) : []
  if (missing.length > 0) {
    const error = new EndedError('names_not_issued', named(reissue), { names: missing })
    return { code: 'ended', error }
  }
  return [keyId, undefined].includes(certificate.keyId())
    ? { code: 'issued', certificate }
    : { code: 'ended', error: new EndedError('other_key_issued', named(reissue)) }
}

/** Whether something that may be it is pending, or was issued since and does not show its key. */
function mayBeThere({ reissues }: OrderPicture, placed: PlacedReissue): boolean {
  return reissues.some(({ state, request, certificate, madeAt }) => {
    const isOther = certificate !== undefined && contradicts(certificate, placed.fingerprint)
    if (isOther || state === 'ended' || state === 'approved') {
      return false
    }
    if (state === 'issued') {
      const wasThere = certificate !== undefined && isShownIn(placed.before, certificate)
      return !wasThere && isNotBefore({ state, request, certificate, madeAt }, placed.since)
    }
    return request === undefined || isOpen(request)
  })
}
