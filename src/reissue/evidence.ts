import { contradicts, shows, type Run } from '../order/fingerprint.ts'
import { hasRequest, isShownIn, type OrderPicture } from '../order/picture.ts'
import { isOfAnotherRun, isOfRun } from '../order/requests.ts'
import type { ReissueDecision } from '../plan/decision.ts'
import { named } from '../plan/reasons.ts'
import { notBefore } from '../util/moment.ts'
import type { PlacedReissue } from './context.ts'
import type { LostDoubt } from './errors.ts'
import { placedFrom } from './placed.ts'

/** What a picture proves about a reissue whose response was lost; no doubt means that it is not there. */
export type Evidence = { readonly found: PlacedReissue } | { readonly doubt: LostDoubt | undefined }

/** A reissue dated up to this long before the lookup may be ours: clocks of two servers differ. */
export const CLOCKS_DIFFER_MS = 600_000

/**
 * Finds the reissue that was sent: ours with the run's marker; or ours that was not shown before and was made after the
 * lookup, with no request behind it that is another's. What shows too little to tell is a doubt. Pure.
 */
export function findSent(picture: OrderPicture, decision: ReissueDecision, run: Run): Evidence {
  const { picture: before, fingerprint } = decision
  const fresh = picture.reissues.filter(
    ({ request, certificate }) =>
      !hasRequest(before, request?.id) && !isShownIn(before, certificate),
  )
  const candidates = fresh.filter(
    ({ state, request, certificate, madeAt }) =>
      state !== 'ended' &&
      !isOfAnotherRun(request, run) &&
      (madeAt === undefined || notBefore(madeAt, before.at - CLOCKS_DIFFER_MS)) &&
      !(certificate && contradicts(certificate, fingerprint)),
  )
  const found =
    fresh.find(({ isOurs, request }) => isOurs && isOfRun(request, run)) ??
    candidates.find(
      ({ certificate, madeAt }) =>
        certificate &&
        shows(certificate, fingerprint) &&
        madeAt?.hasTime === true &&
        notBefore(madeAt, before.at),
    )
  const [doubtful] = candidates
  return found === undefined
    ? { doubt: doubtful && { code: 'not_enough_shown', reissue: named(doubtful) } }
    : { found: placedFrom(found, decision) }
}
