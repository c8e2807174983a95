import type { Validation } from '../certcentral/validation.ts'
import { pictureOf } from '../order/picture.ts'
import { saysPending } from '../order/statuses.ts'
import { openDomains } from '../order/validation.ts'
import type { Awaited, OrderReadings, PendingReissue } from './blocker.ts'
import type { EndingOrder } from './select.ts'

/**
 * The reissue that the action would find pending on the order, which is read without its list of reissues; undefined
 * without one. One that awaits approval goes first, because only a person can approve it.
 */
export function pendingReissue(
  listed: EndingOrder,
  { order, validation }: OrderReadings,
  now: number,
): PendingReissue | undefined {
  const code = 'reissue_pending'
  if (order === undefined) {
    return saysPending(listed.status)
      ? { code, since: undefined, awaits: 'unknown', requestId: undefined }
      : undefined
  }
  const { pending } = pictureOf({ order, list: undefined, at: now })
  const found = pending.find(({ state }) => state === 'awaiting_approval') ?? pending[0]
  if (found === undefined) {
    return undefined
  }
  const { state, request } = found
  const awaits = state === 'awaiting_approval' ? 'approval' : awaitedAfterApproval(validation, now)
  return { code, since: request?.date, awaits, requestId: request?.id }
}

function awaitedAfterApproval(validation: Validation | undefined, now: number): Awaited {
  if (validation === undefined) {
    return 'unknown'
  }
  return openDomains(validation, now).length > 0 ? 'domain_validation' : 'digicert'
}
