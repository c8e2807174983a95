import type { Window } from '../inputs/fields.ts'
import { DAY_MS } from '../util/moment.ts'
import type { DueInputs } from './inputs.ts'
import type { EndingOrder } from './select.ts'
import { longestWindow, windowMs } from './window.ts'

// Which of the orders are put out: pure, handed the time in milliseconds since 1970.

/** Whether the order's certificate is due; the same comparison as that of the reissue, so that no job starts for nothing. */
export function isDue(order: EndingOrder, window: Window, now: number): boolean {
  return !order.isRenewed && order.validTill.at - now <= windowMs(window, order)
}

/**
 * Whether the order's certificate began within so many days. A start without a time may be any time of its day, so the
 * days count from the end of that day.
 */
function isJustIssued({ isRenewed, validFrom }: EndingOrder, days: number, now: number): boolean {
  return (
    !isRenewed &&
    validFrom !== undefined &&
    now - validFrom.at <= (days + (validFrom.hasTime ? 0 : 1)) * DAY_MS
  )
}

/** The orders to put out. */
export interface Chosen {
  /** Soonest first. */
  readonly due: readonly EndingOrder[]
  /**
   * Those that are not due and whose certificates began within `issued_within`, so that a certificate that was issued
   * between two runs is deployed. The newest come first: each is then among the first in the run after it was issued.
   */
  readonly justIssued: readonly EndingOrder[]
}

/** The inputs by which orders are chosen. */
export type Choice = Pick<DueInputs, 'renewBefore' | 'issuedWithin'>

/** Which of the orders, soonest first, are put out. */
export function chosenOf(
  orders: readonly EndingOrder[],
  { renewBefore, issuedWithin }: Choice,
  now: number,
): Chosen {
  const { due = [], rest = [] } = Object.groupBy(orders, (order) =>
    isDue(order, renewBefore, now) ? 'due' : 'rest',
  )
  const justIssued = rest.filter(
    (order) => issuedWithin !== undefined && isJustIssued(order, issuedWithin, now),
  )
  const start = ({ validFrom }: EndingOrder): number => validFrom?.at ?? 0
  return { due, justIssued: justIssued.sort((one, other) => start(other) - start(one)) }
}

/** Whether it takes the start of the certificate, which the list does not show, to say whether it is put out. */
export function lacksStart(
  order: EndingOrder,
  { renewBefore: window, issuedWithin }: Choice,
  now: number,
): boolean {
  if (order.isRenewed || order.validFrom !== undefined) {
    return false
  }
  const isNear = order.validTill.at - now <= longestWindow(window) * DAY_MS
  return ('share' in window && isNear) || (issuedWithin !== undefined && !isDue(order, window, now))
}
