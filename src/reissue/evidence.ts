import { contradicts, isOfAnotherRun, shows, type Run } from '../order/fingerprint.ts'
import { isShownIn, type OrderPicture, type Reissue } from '../order/picture.ts'
import type { Decision } from '../plan/decision.ts'
import { named } from '../plan/repeats.ts'
import { daysBetween, notBefore, type Moment } from '../util/moment.ts'
import type { PlacedReissue } from './context.ts'
import type { LostDoubt } from './errors.ts'
import { placedFrom } from './placed.ts'

/** What a picture proves about a reissue whose response was lost; no doubt means that it is not there. */
export type Evidence = { readonly found: PlacedReissue } | { readonly doubt: LostDoubt | undefined }

type ReissueDecision = Extract<Decision, { kind: 'reissue' }>

/** A reissue dated up to this long before the lookup may be ours: clocks of two servers differ. */
const CLOCKS_DIFFER_MS = 600_000

/**
 * Finds the reissue that was sent: ours with the run's marker; or ours that was not shown before and was made after the
 * lookup, with no request behind it that is another's. What shows too little to tell is a doubt. Pure.
 */
export function findSent(picture: OrderPicture, decision: ReissueDecision, run: Run): Evidence {
  const before = decision.picture
  const isFresh = (reissue: Reissue): boolean => !wasShown(reissue, before)
  const marked = picture.ours.find(
    (reissue) => reissue.request?.marker?.runId === run.id && isFresh(reissue),
  )
  if (marked !== undefined) {
    return { found: placedFrom(marked, decision) }
  }
  const candidates = picture.reissues.filter(
    (reissue) =>
      reissue.state !== 'ended' &&
      isFresh(reissue) &&
      !(reissue.request !== undefined && isOfAnotherRun(reissue.request.comments, run)) &&
      mayBeMadeAfter(reissue.madeAt, before.at) &&
      !(
        reissue.certificate !== undefined && contradicts(reissue.certificate, decision.fingerprint)
      ),
  )
  const proven = candidates.find(
    ({ certificate, madeAt }) =>
      certificate !== undefined &&
      shows(certificate, decision.fingerprint) &&
      madeAt?.hasTime === true &&
      notBefore(madeAt, before.at),
  )
  if (proven !== undefined) {
    return { found: placedFrom(proven, decision) }
  }
  const [doubtful] = candidates
  return {
    doubt: doubtful && { code: 'not_enough_shown', reissue: named(doubtful) },
  }
}

function wasShown({ request, certificate }: Reissue, before: OrderPicture): boolean {
  if (request !== undefined && before.order.requests.some(({ id }) => id === request.id)) {
    return true
  }
  return certificate !== undefined && isShownIn(before, certificate)
}

function mayBeMadeAfter(madeAt: Moment | undefined, at: number): boolean {
  if (madeAt === undefined) {
    return true
  }
  const earliest = at - CLOCKS_DIFFER_MS
  return madeAt.hasTime ? madeAt.at >= earliest : daysBetween(earliest, madeAt.at) >= 0
}
