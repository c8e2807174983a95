import { begunAt } from '../order/certificates.ts'
import { markerKey, type Fingerprint } from '../order/fingerprint.ts'
import type { OrderPicture, Reissue } from '../order/picture.ts'
import { reissueRequests, type ReissueRequest } from '../order/requests.ts'
import { isEnded, type ShownCertificate } from '../order/shown.ts'
import { compareMoments, DAY_MS, daysBetween } from '../util/moment.ts'
import { without } from '../util/names.ts'
import type { NamedReissue, RefuseReason } from './reasons.ts'
import { endsWithOrder } from './due.ts'
import type { Wanted } from './wanted.ts'

/**
 * Rule 5: why a reissue would be asked for again every night, to the same end; undefined where it would not. It is for
 * people to change something first.
 */
export function repeatReason(
  picture: OrderPicture,
  wanted: Wanted,
  fingerprint: Fingerprint | undefined,
): RefuseReason | undefined {
  const { order, live } = picture
  if (wanted.added.length === 0) {
    if (live?.validTill !== undefined && endsWithOrder(order, live)) {
      const orderEnds = order.orderValidTill?.at ?? 0
      return { code: 'ends_with_order', validTill: live.validTill.at, orderEnds }
    }
    const earlier = live && earlierWithSameEnd(picture, live)
    if (earlier !== undefined) {
      const validTill = live?.validTill?.at ?? 0
      return { code: 'gains_no_day', validTill, earlier: named(earlier) }
    }
  }
  return (
    fingerprint && (rejected(picture, fingerprint) ?? withoutName(picture, wanted, fingerprint))
  )
}

/** A reissue as reasons and messages name it. */
export function named({ state, request, certificate, madeAt }: Reissue): NamedReissue {
  return { state, requestId: request?.id, certificateId: certificate?.id, at: madeAt?.at }
}

const WEEK_MS = 7 * DAY_MS

/** The live certificate ends on the same day, within one, as one that was made a week or more before it. */
function earlierWithSameEnd(
  { reissues }: OrderPicture,
  live: ShownCertificate,
): Reissue | undefined {
  const begun = begunAt(live)
  const { validTill } = live
  if (begun === undefined || validTill === undefined) {
    return undefined
  }
  return reissues.find(({ state, certificate, madeAt }) => {
    const wasIssued = state === 'issued' || certificate?.validTill !== undefined
    const end = certificate?.validTill
    return (
      wasIssued &&
      certificate !== live &&
      end !== undefined &&
      madeAt !== undefined &&
      begun.at - madeAt.at >= WEEK_MS &&
      Math.abs(daysBetween(end.at, validTill.at)) <= 1
    )
  })
}

/** The newest request with our key and names was rejected, and no certificate was issued after it. */
function rejected(
  { order, reissues }: OrderPicture,
  { keyId, names }: Fingerprint,
): RefuseReason | undefined {
  const key = markerKey(keyId, names)
  const newest = reissueRequests(order).find(({ marker }) => marker?.key === key)
  if (newest === undefined || !isEnded(newest.status)) {
    return undefined
  }
  const isOver = reissues.some(
    ({ state, madeAt }) =>
      state === 'issued' && madeAt !== undefined && compareMoments(madeAt, newest.date) > 0,
  )
  const reissue: NamedReissue = {
    state: 'ended',
    requestId: newest.id,
    certificateId: undefined,
    at: newest.date?.at,
  }
  return isOver ? undefined : { code: 'was_rejected', reissue, status: newest.status }
}

/** The newest request with the wanted names was issued without the name that is missing, for our key or its own. */
function withoutName(
  picture: OrderPicture,
  wanted: Wanted,
  { keyId }: Fingerprint,
): RefuseReason | undefined {
  const asked = picture.reissues.flatMap(({ request }) => (request?.marker ? [request] : []))
  for (const request of wanted.added.length === 0 ? [] : asked) {
    const made = madeBy(picture, request)
    const keys = [keyId, made?.certificate?.keyId()].filter((key) => key !== undefined)
    if (keys.some((key) => markerKey(key, wanted.all) === request.marker?.key)) {
      const names = made?.certificate && without(wanted.added, made.certificate.names)
      return made === undefined || names === undefined || names.length === 0
        ? undefined
        : { code: 'issued_without_name', reissue: named({ ...made, request }), names }
    }
  }
  return undefined
}

/** What an approved request led to: its own certificate, else the next one that was issued and belongs to no request. */
function madeBy({ reissues }: OrderPicture, request: ReissueRequest): Reissue | undefined {
  const issued = reissues.filter(({ state }) => state === 'issued')
  return (
    issued.find((one) => one.request === request) ??
    issued.findLast(
      (one) =>
        one.request === undefined &&
        request.status === 'approved' &&
        compareMoments(one.madeAt, request.date) >= 0,
    )
  )
}
