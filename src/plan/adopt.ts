import { isSame } from '../order/certificates.ts'
import { isOfAnotherRun, type Run } from '../order/fingerprint.ts'
import type { OrderPicture, Reissue } from '../order/picture.ts'
import type { ShownCertificate } from '../order/shown.ts'
import { DAY_MS, isWithinADay } from '../util/moment.ts'
import type { AdoptReason } from './reasons.ts'

/** A reissue to go on with instead of sending another. */
export interface Adoption {
  readonly adopted: Reissue
  readonly reason: AdoptReason
  /** Whether this run or an earlier attempt of it sent the reissue. */
  readonly isOfThisRun: boolean
}

/**
 * The reissue with the CSR's key and the wanted names that makes another one needless; undefined for none. `seen` are
 * the certificates that earlier reads of this run showed, undefined at the first.
 */
export function findAdoptable(
  picture: OrderPicture,
  run: Run,
  seen: readonly ShownCertificate[] | undefined,
): Adoption | undefined {
  const { at } = picture
  const ours = picture.ours.filter((reissue) => isOfUse(reissue, at))
  const isOfThisRun = (reissue: Reissue): boolean =>
    carriesMarkerOf(reissue, run) ||
    (run.attempt > 1 && isRecent(reissue, at) && !isAnothers(reissue, run))
  const adopt = (adopted: Reissue | undefined, code: AdoptReason['code']): Adoption | undefined =>
    adopted && { adopted, reason: { code }, isOfThisRun: isOfThisRun(adopted) }
  const adoptRecent = (recent: Reissue | undefined): Adoption | undefined =>
    adopt(recent, recent && isOfThisRun(recent) ? 'sent_by_earlier_attempt' : 'just_issued')
  return (
    adopt(
      ours.find((reissue) => carriesMarkerOf(reissue, run)),
      'sent_by_this_run',
    ) ??
    adopt(
      ours.find(({ state }) => state !== 'issued'),
      'already_pending',
    ) ??
    adopt(
      ours.find((reissue) => isJustIssued(reissue, picture, seen)),
      'just_issued',
    ) ??
    adoptRecent(ours.find((reissue) => run.attempt > 1 && isRecent(reissue, at)))
  )
}

/** What ended, was revoked or has expired is of no use. */
function isOfUse({ state, certificate }: Reissue, at: number): boolean {
  const validTill = certificate?.validTill
  const hasExpired =
    validTill !== undefined && (validTill.hasTime ? validTill.at < at : validTill.at + DAY_MS <= at)
  return state !== 'ended' && !hasExpired
}

function carriesMarkerOf({ request }: Reissue, run: Run): boolean {
  return request?.marker?.runId === run.id
}

/** A request behind it whose comments begin otherwise: another run's, or DigiCert's own auto-reissue. */
function isAnothers({ request }: Reissue, run: Run): boolean {
  return request !== undefined && isOfAnotherRun(request.comments, run)
}

function isRecent({ madeAt }: Reissue, at: number): boolean {
  return madeAt !== undefined && isWithinADay(madeAt, at)
}

/**
 * It is live now, and an earlier read of this run did not show it. The order is read before its list, so an order that
 * still says that a reissue is pending is such a read. Absence alone proves nothing, so the date must fit too.
 */
function isJustIssued(
  { certificate, madeAt }: Reissue,
  { live, order, at }: OrderPicture,
  seen: readonly ShownCertificate[] | undefined,
): boolean {
  const issuedAt = certificate?.validFrom ?? madeAt
  if (live === undefined || certificate !== live || issuedAt === undefined) {
    return false
  }
  const isNew =
    seen === undefined
      ? order.status === 'reissue_pending' && !isSame(live, order.certificate)
      : !seen.some((one) => isSame(one, live))
  return isNew && isWithinADay(issuedAt, at)
}
