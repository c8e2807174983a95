import type { Account } from '../account/account.ts'
import type { Order } from '../account/records.ts'

/** The status that an order shows: its own, but for what the switches say while a reissue is pending. */
export function statusShown(account: Account, order: Order): string {
  const { statusWhileApproval, statusWhilePending } = account.switches
  const pending = order.certificates.filter(({ status }) => status === 'pending')
  if (order.status !== 'reissue_pending' || pending.length === 0) {
    return order.status
  }
  const isApproved = order.requests.some(
    ({ certificateId, approved }) =>
      approved !== undefined && pending.some(({ id }) => id === certificateId),
  )
  if (isApproved) {
    return statusWhilePending
  }
  return statusWhileApproval === 'issued' ? order.statusBefore : statusWhileApproval
}
