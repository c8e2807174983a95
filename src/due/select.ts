import { DAY_MS, dayOf, daysBetween, type Moment } from '../util/moment.ts'
import type { ListedOrder } from '../certcentral/orders.ts'
import { isEnded } from '../order/statuses.ts'
import { nameKey } from '../util/names.ts'
import type { DueInputs } from './inputs.ts'
import { isLongLived, LONGEST_OF_ALL, longestWindow, longestWindowOfAll } from './window.ts'

// Which orders are looked at, and how their list is read: pure, handed the time in milliseconds since 1970.

/** An order whose certificate has an end that can be read. */
export interface EndingOrder extends ListedOrder {
  readonly validTill: Moment
  /** The last day of its certificate, yyyy-MM-dd. */
  readonly lastDay: string
  /** Negative when the certificate has ended. */
  readonly daysLeft: number
}

/** A certificate that ended longer ago is not in use any more. */
const ENDED_DAYS = 30
/** Weeks that the picture of the summary shows. */
export const WEEKS = 12
const ISSUED = ['issued', 'reissue_pending', 'renewed']

/**
 * Days ahead for which the list is read: as far as the window, the picture and `look_ahead` go, and to the end of any
 * certificate where one that was just issued is wanted too.
 */
export function reachOf({ renewBefore, issuedWithin, lookAhead = 0 }: DueInputs): number {
  if (issuedWithin !== undefined) {
    return LONGEST_OF_ALL
  }
  return Math.max(Math.ceil(longestWindow(renewBefore)), WEEKS * 7, Math.ceil(lookAhead))
}

/** Days ahead for which it is read again, because an order in it lasts longer than any public one. */
export function longerReachOf(
  inputs: DueInputs,
  orders: readonly ListedOrder[],
): number | undefined {
  const longer = Math.ceil(longestWindowOfAll(inputs.renewBefore))
  const isNeeded = orders.some(
    ({ validFrom, validTill }) => validTill !== undefined && isLongLived({ validFrom, validTill }),
  )
  return isNeeded && longer > reachOf(inputs) ? longer : undefined
}

/** The filters to send: CertCentral's names and syntax. */
export function filtersFor(
  { lookAhead, containerId, organizationId }: DueInputs,
  reach: number,
  now: number,
): Record<string, string> {
  // A day more at both ends, because no page says whether the filter includes its ends. No status: an order that goes
  // from one filtered list to another in between would be in neither. No domain_name: it finds no subdomains.
  const from = dayOf(now - (ENDED_DAYS + 1) * DAY_MS)
  const to = dayOf(now + (reach + 1) * DAY_MS)
  return {
    valid_till: `${from}...${to}`,
    // With look_ahead, renewed orders are listed with the orders that follow them.
    ...(lookAhead === undefined ? { is_renewed: '0' } : {}),
    ...(containerId === undefined ? {} : { container_id: containerId }),
    ...(organizationId === undefined ? {} : { organization_id: organizationId }),
  }
}

/** Whether an order is one that the inputs ask for, whenever its certificate ends. */
export function isWanted(order: ListedOrder, inputs: DueInputs): boolean {
  return (
    isLive(order) &&
    !(order.isRenewed && inputs.lookAhead === undefined) &&
    !inputs.exclude.has(String(BigInt(order.id))) &&
    isIn(order.containerId, inputs.containerId) &&
    isIn(order.organizationId, inputs.organizationId) &&
    (inputs.domain === undefined || isUnder(order, inputs.domain))
  )
}

/**
 * An order that was issued may show any status while a reissue is pending, one that is not known too. What shows the
 * end of a certificate was issued, and an order whose end is not shown must not pass for "not due".
 */
function isLive({ status, validTill }: ListedOrder): boolean {
  return ISSUED.includes(status) || (!isEnded(status) && validTill !== undefined)
}

/** The orders whose certificates end, or ended not long ago, soonest first. */
export function endingOrders(orders: readonly ListedOrder[], now: number): EndingOrder[] {
  const ending = orders.flatMap((order) => {
    const { validTill } = order
    if (validTill === undefined) {
      return []
    }
    const daysLeft = daysBetween(now, validTill.at)
    return daysLeft > -ENDED_DAYS
      ? [{ ...order, validTill, lastDay: dayOf(validTill.at), daysLeft }]
      : []
  })
  return ending.sort(
    (one, other) => one.daysLeft - other.daysLeft || Number(BigInt(one.id) - BigInt(other.id)),
  )
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
