import { DAY_MS, dayOf, daysBetween } from '../util/moment.ts'
import type { ListedOrder } from '../certcentral/orders.ts'
import { nameKey } from '../util/names.ts'
import type { DueInputs } from './inputs.ts'

// Which orders are due: pure, handed the time in milliseconds since 1970.

/** An order whose certificate ends within the window. */
export interface DueOrder extends ListedOrder {
  /** The last day of its certificate, yyyy-MM-dd. */
  readonly lastDay: string
  /** Negative when the certificate has ended. */
  readonly daysLeft: number
}

/** A week of the picture: its first day, and how many certificates end in it. */
export interface Week {
  readonly from: string
  readonly count: number
}

/** A certificate that ended longer ago is nobody's any more. */
const ENDED_DAYS = 30
const WEEKS = 12
const STATUSES = ['issued', 'reissue_pending']

/** The filters to send: CertCentral's names and syntax. */
export function filtersFor(
  { renewBefore, containerId, organizationId }: DueInputs,
  now: number,
): Record<string, string> {
  // A day more at both ends, because what is said of its ends is not said anywhere. The picture looks further ahead
  // than the window. No status, because two were two lists, and an order that goes from one to the other in between
  // would be in neither. No domain_name, because it finds the name itself and not its subdomains.
  const from = dayOf(now - (ENDED_DAYS + 1) * DAY_MS)
  const to = dayOf(now + (Math.max(Math.ceil(renewBefore), WEEKS * 7) + 1) * DAY_MS)
  return {
    valid_till: `${from}...${to}`,
    is_renewed: '0',
    ...(containerId === undefined ? {} : { container_id: containerId }),
    ...(organizationId === undefined ? {} : { organization_id: organizationId }),
  }
}

/** Whether an order is one that the inputs ask for, whenever its certificate ends. */
export function isWanted(order: ListedOrder, inputs: DueInputs): boolean {
  return (
    STATUSES.includes(order.status) &&
    !order.isRenewed &&
    !inputs.exclude.has(String(BigInt(order.id))) &&
    isIn(order.containerId, inputs.containerId) &&
    isIn(order.organizationId, inputs.organizationId) &&
    (inputs.domain === undefined || isUnder(order, inputs.domain))
  )
}

/** The orders that are due, soonest first. */
export function dueOrders(
  orders: readonly ListedOrder[],
  renewBefore: number,
  now: number,
): DueOrder[] {
  const due = orders.flatMap((order) => {
    const { validTill } = order
    if (validTill === undefined) {
      return []
    }
    const daysLeft = daysBetween(now, validTill.at)
    // The same comparison as that of the reissue, so that no job starts for an order that it then finds not due.
    const isDue = validTill.at - now <= renewBefore * DAY_MS && daysLeft > -ENDED_DAYS
    return isDue ? [{ ...order, lastDay: dayOf(validTill.at), daysLeft }] : []
  })
  return due.sort(
    (one, other) => one.daysLeft - other.daysLeft || Number(BigInt(one.id) - BigInt(other.id)),
  )
}

/** How many certificates end in each of the next weeks, the first of which begins today. */
export function weeksAhead(orders: readonly ListedOrder[], now: number): Week[] {
  const counts = Array.from({ length: WEEKS }, () => 0)
  for (const { validTill } of orders) {
    const week = validTill === undefined ? -1 : Math.floor(daysBetween(now, validTill.at) / 7)
    const count = counts[week]
    if (count !== undefined) {
      counts[week] = count + 1
    }
  }
  return counts.map((count, week) => ({ from: dayOf(now + week * 7 * DAY_MS), count }))
}

/** What the list does not show is left to the filter that was sent. */
function isIn(id: string | undefined, wanted: string | undefined): boolean {
  return id === undefined || wanted === undefined || BigInt(id) === BigInt(wanted)
}

/** Whether one of the order's names is the domain or under it; a wildcard stands for the names under it. */
function isUnder({ commonName, dnsNames }: ListedOrder, domain: string): boolean {
  return [commonName, ...dnsNames].some((name) => {
    const key = nameKey(name).replace(/^\*\./, '')
    return key === domain || key.endsWith(`.${domain}`)
  })
}
