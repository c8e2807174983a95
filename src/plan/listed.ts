import type { Run } from '../order/fingerprint.ts'
import { markerKey } from '../order/fingerprint.ts'
import { isOpen, reissueRequests } from '../order/requests.ts'
import { DAY_MS, daysBetween, type Moment } from '../util/moment.ts'
import type { Decision } from './decision.ts'

/** Refusals that no list of reissues can change. */
const FINAL: ReadonlySet<string> = new Set([
  'order_closed',
  'order_ended',
  'order_not_active',
  'common_name_missing',
  'common_name_removed',
  'common_name_invalid',
])

/**
 * Whether a decision that was made on the order alone needs the list of reissues too. A skip trusts the order; anything
 * else does only where the order plainly shows that nothing is pending and nothing recent.
 */
export function needsList(decision: Decision, run: Run, hasSent: boolean): boolean {
  if (decision.picture.isListed || decision.kind === 'skip' || FINAL.has(decision.reason.code)) {
    return false
  }
  return hasSent || run.attempt > 1 || !isQuiet(decision)
}

function isQuiet({ picture, fingerprint }: Decision): boolean {
  const { order, live, at } = picture
  const isOld = (moment: Moment | undefined): boolean =>
    moment !== undefined &&
    (moment.hasTime ? at - moment.at > DAY_MS : daysBetween(moment.at, at) > 1)
  const key = fingerprint && markerKey(fingerprint.keyId, fingerprint.names)
  // An earlier reissue may show in the list that another one would gain nothing.
  const hasReissues = reissueRequests(order).length > 0
  return (
    order.status === 'issued' &&
    live !== undefined &&
    isOld(live.validFrom) &&
    order.requests.length > 0 &&
    !hasReissues &&
    order.requests.every(
      (request) =>
        !isOpen(request) &&
        isOld(request.date) &&
        (key === undefined || request.comments?.includes(key) !== true),
    )
  )
}
