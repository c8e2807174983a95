import type { Run } from '../order/fingerprint.ts'
import { isShownIn, type OrderPicture, type Reissue } from '../order/picture.ts'
import { isOfAnotherRun, isOfRun } from '../order/requests.ts'
import { DAY_MS, isWithinADay } from '../util/moment.ts'
import type { Adoption } from './decision.ts'
import type { AdoptReason } from './reasons.ts'

/**
 * The reissue with the CSR's key and the wanted names that makes another one needless; undefined for none. `earlier`
 * are the pictures on which this run sent the reissue before.
 */
export function findAdoptable(
  picture: OrderPicture,
  run: Run,
  earlier: readonly OrderPicture[],
): Adoption | undefined {
  const { at } = picture
  const isOfLaterAttempt = ({ madeAt }: Reissue): boolean =>
    run.attempt > 1 && isWithinADay(madeAt, at)
  const rules: readonly [AdoptReason['code'], (reissue: Reissue) => boolean][] = [
    ['sent_by_this_run', ({ request }) => isOfRun(request, run)],
    ['already_pending', ({ state }) => state !== 'issued'],
    ['just_issued', (reissue) => isNewlyLive(reissue, picture, earlier)],
    ['sent_by_earlier_attempt', isOfLaterAttempt],
  ]
  const ours = picture.ours.filter((reissue) => isOfUse(reissue, at))
  for (const [rule, fits] of rules) {
    const adopted = ours.find(fits)
    if (adopted !== undefined) {
      const isOfThisRun =
        isOfRun(adopted.request, run) ||
        (isOfLaterAttempt(adopted) && !isOfAnotherRun(adopted.request, run))
      const code = rule === 'sent_by_earlier_attempt' && !isOfThisRun ? 'just_issued' : rule
      return { reason: { code }, adopted, isOfThisRun }
    }
  }
  return undefined
}

/** What ended, was revoked or has expired is of no use. */
function isOfUse({ state, certificate }: Reissue, at: number): boolean {
  const end = certificate?.validTill
  const hasExpired = end !== undefined && (end.hasTime ? end.at < at : end.at + DAY_MS <= at)
  return state !== 'ended' && !hasExpired
}

/**
 * It is live now, and an earlier read of this run did not show it. The order is read before its list, so an order that
 * still says that a reissue is pending is such a read. Absence alone proves nothing, so the date must fit too.
 */
function isNewlyLive(
  { certificate }: Reissue,
  { live, own, order, at }: OrderPicture,
  earlier: readonly OrderPicture[],
): boolean {
  if (live === undefined || certificate !== live) {
    return false
  }
  const isNew =
    earlier.length === 0
      ? order.status === 'reissue_pending' && live !== own
      : !earlier.some((picture) => isShownIn(picture, live))
  return isNew && isWithinADay(live.validFrom ?? live.madeAt, at)
}
