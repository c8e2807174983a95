import { markerKey, type Run } from '../order/fingerprint.ts'
import { reissueRequests } from '../order/requests.ts'
import { isOpen } from '../order/statuses.ts'
import { isWithinADay, type Moment } from '../util/moment.ts'
import type { Decision } from './decision.ts'

/**
 * Whether a decision that was made on the order alone needs the list of reissues too. A skip trusts the order; anything
 * else does only where the order plainly shows that nothing is pending and nothing recent. No list changes that an
 * order is closed, or that a name is none.
 */
export function needsList(decision: Decision, run: Run, hasSent: boolean): boolean {
  const { kind, picture, wanted, reason } = decision
  const isFinal = wanted === undefined && reason.code !== 'never_issued'
  if (picture.isListed || kind === 'skip' || isFinal) {
    return false
  }
  return hasSent || run.attempt > 1 || !isQuiet(decision)
}

function isQuiet({ picture: { order, live, at }, fingerprint }: Decision): boolean {
  const isOld = (moment: Moment | undefined): boolean =>
    moment !== undefined && !isWithinADay(moment, at)
  const key = fingerprint && markerKey(fingerprint)
  return (
    order.status === 'issued' &&
    isOld(live?.validFrom) &&
    order.requests.length > 0 &&
    // An earlier reissue may show in the list that another one would gain nothing.
    reissueRequests(order).length === 0 &&
    order.requests.every(
      (request) =>
        !isOpen(request) &&
        isOld(request.date) &&
        (key === undefined || request.comments?.includes(key) !== true),
    )
  )
}
