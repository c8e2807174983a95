import type { Account } from './account.ts'
import type { Order, PastOrder, Place } from './records.ts'

/** Keeps an order as it is, before a change made at a moment; only where a place lags. */
export function remember(account: Account, order: Order, until = account.now()): void {
  const { orderLagMs, orderLagReads, listLagMs, listLagReads } = account.switches
  if (orderLagMs + orderLagReads + listLagMs + listLagReads === 0) {
    return
  }
  const past = (account.past.get(order.id) ?? []).filter(
    (before) => isShown(account, before, 'order') || isShown(account, before, 'list'),
  )
  past.push({ order: structuredClone(order), until, reads: { order: 0, list: 0 } })
  account.past.set(order.id, past)
}

/** The order as a place shows it: as it is, or as it was where the place lags. Counts as a read. */
export function orderShownIn(account: Account, order: Order, place: Place): Order {
  const past = account.past.get(order.id) ?? []
  const shown = past.find((before) => isShown(account, before, place))
  for (const { reads } of past) {
    reads[place] += 1
  }
  return shown?.order ?? order
}

function isShown(account: Account, { until, reads }: PastOrder, place: Place): boolean {
  const { orderLagMs, orderLagReads, listLagMs, listLagReads } = account.switches
  const [ms, count] = place === 'order' ? [orderLagMs, orderLagReads] : [listLagMs, listLagReads]
  return account.now() < until + ms || reads[place] < count
}
