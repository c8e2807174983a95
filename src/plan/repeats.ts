import { markerKey, type Fingerprint } from '../order/fingerprint.ts'
import type { OrderPicture, Reissue } from '../order/picture.ts'
import { begunAt } from '../order/shown.ts'
import { isEnded } from '../order/statuses.ts'
import { compareMoments, DAY_MS, daysBetween } from '../util/moment.ts'
import { without } from '../util/names.ts'
import { named, type RefuseReason } from './reasons.ts'
import type { Case } from './decision.ts'
import { endsWithOrder } from './due.ts'
import type { Wanted } from './wanted.ts'

/**
 * Rule 5: why a reissue would be asked for again every night, to the same end; undefined where it would not. It is for
 * people to change something first.
 */
export function repeatReason({ picture, wanted, fingerprint }: Case): RefuseReason | undefined {
  return (
    (wanted.added.length === 0 ? endsNoLater(picture) : undefined) ??
    wasRejected(picture) ??
    (fingerprint && lacksName(picture, wanted, fingerprint))
  )
}

const WEEK_MS = 7 * DAY_MS

/** The live certificate ends with its order, or on the same day, within one, as one made a week or more before it. */
function endsNoLater({ order, live, reissues }: OrderPicture): RefuseReason | undefined {
  if (live?.validTill === undefined) {
    return undefined
  }
  const begun = begunAt(live)
  const end = live.validTill
  if (order.orderValidTill !== undefined && endsWithOrder(order, live)) {
    return { code: 'ends_with_order', validTill: end.at, orderEnds: order.orderValidTill.at }
  }
  const earlier = reissues.find(
    ({ certificate, madeAt }) =>
      certificate?.validTill !== undefined &&
      certificate !== live &&
      Math.abs(daysBetween(certificate.validTill.at, end.at)) <= 1 &&
      begun !== undefined &&
      madeAt !== undefined &&
      begun.at - madeAt.at >= WEEK_MS,
  )
  return earlier && { code: 'gains_no_day', validTill: end.at, earlier: named(earlier) }
}

/** The newest request with our key and names was rejected, and no certificate was issued after it. */
function wasRejected({ reissues }: OrderPicture): RefuseReason | undefined {
  const newest = reissues.find(({ request }) => request?.isOurs)
  const status = newest?.request?.status ?? ''
  if (newest === undefined || !isEnded(status)) {
    return undefined
  }
  // It may have been made before the rejection, and issued after it.
  const isOver = reissues.some(
    ({ state, madeAt, certificate }) =>
      state === 'issued' &&
      [madeAt, certificate?.validFrom].some((at) => compareMoments(at, newest.madeAt) > 0),
  )
  return isOver ? undefined : { code: 'was_rejected', reissue: named(newest), status }
}

/** The newest request with the wanted names was issued without the name that is missing, for our key or its own. */
function lacksName(
  { reissues }: OrderPicture,
  { added, all }: Wanted,
  { keyId }: Fingerprint,
): RefuseReason | undefined {
  const newest = reissues.find((one) => {
    const marker = one.request?.marker
    const keys = marker === undefined ? [] : [keyId, issuedFor(one, reissues)?.certificate?.keyId()]
    return keys.some((key) => key && marker?.key === markerKey({ keyId: key, names: all }))
  })
  const made = newest && issuedFor(newest, reissues)
  const names = made?.certificate ? without(added, made.certificate.names) : []
  return made === undefined || names.length === 0
    ? undefined
    : { code: 'issued_without_name', reissue: named({ ...made, request: newest?.request }), names }
}

/** What a request led to: its certificate, else the next one that was issued and belongs to no request. */
function issuedFor(asked: Reissue, reissues: readonly Reissue[]): Reissue | undefined {
  if (asked.state === 'issued' || asked.request?.status !== 'approved') {
    return asked.state === 'issued' ? asked : undefined
  }
  const { date } = asked.request
  return reissues.findLast(
    ({ state, request, madeAt }) =>
      state === 'issued' && request === undefined && compareMoments(madeAt, date) >= 0,
  )
}
