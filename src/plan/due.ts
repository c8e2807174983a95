import type { Order } from '../certcentral/schema.ts'
import type { Window } from '../inputs/fields.ts'
import { DAY_MS, daysBetween, type Moment } from '../util/moment.ts'
import type { DueReason, NotDueReason, PlanWarning, RefuseReason } from './reasons.ts'
import { windowSize } from './window.ts'

/** Days before the end of a certificate at which DigiCert's own auto-reissue requests the next one. */
export const AUTO_REISSUE_DAYS = 30

/** The dates of a certificate, as far as they are shown. */
export interface Lifetime {
  readonly validFrom: Moment | undefined
  readonly validTill: Moment | undefined
}

/** Whether a certificate is due by its dates. */
export interface Due {
  readonly reason: DueReason | NotDueReason | RefuseReason
  /** Days before the end at which a reissue is due; undefined without a window. */
  readonly windowDays?: number
  readonly warning?: PlanWarning
}

/** Compares what is left of the live certificate with the window; `now` is milliseconds since 1970. */
export function dueByDate(
  window: Window | undefined,
  { validFrom, validTill }: Lifetime,
  now: number,
): Due {
  if (window === undefined) {
    return { reason: { code: 'always_due' } }
  }
  if (validTill === undefined) {
    return { reason: { code: 'dates_missing', field: 'valid_till' } }
  }
  if (validFrom !== undefined && validFrom.at >= validTill.at) {
    const dates = { validFrom: validFrom.at, validTill: validTill.at }
    return { reason: { code: 'dates_contradict', ...dates } }
  }
  if ('share' in window && validFrom === undefined) {
    return { reason: { code: 'dates_missing', field: 'valid_from' } }
  }
  const lifetime = validFrom === undefined ? Infinity : validTill.at - validFrom.at
  const { sizeMs, isTooLong } = windowSize(window, lifetime)
  return {
    reason: byDate(validTill.at, sizeMs, now),
    windowDays: sizeMs / DAY_MS,
    ...(isTooLong && {
      warning: {
        code: 'window_too_long',
        lifetimeDays: Math.round(lifetime / DAY_MS),
        usedDays: Math.round(sizeMs / DAY_MS),
      },
    }),
  }
}

/** Whether a reason is one for a reissue. */
export function isDue(reason: Due['reason']): reason is DueReason {
  return !['not_due', 'dates_missing', 'dates_contradict'].includes(reason.code)
}

/** The first whole day on which a certificate is due; a run early on the day before is not in the window yet. */
export function firstDueDay(validTill: number, sizeMs: number): number {
  return Math.ceil((validTill - sizeMs) / DAY_MS) * DAY_MS
}

function byDate(validTill: number, size: number, now: number): DueReason | NotDueReason {
  const daysLeft = daysBetween(now, validTill)
  return validTill - now <= size
    ? { code: 'due', daysLeft }
    : { code: 'not_due', daysLeft, from: firstDueDay(validTill, size) }
}

/** Whether a certificate already ends within a day of its order, so that no reissue could end later. */
export function endsWithOrder(
  { orderValidTill }: Pick<Order, 'orderValidTill'>,
  { validTill }: Lifetime,
): boolean {
  return (
    orderValidTill !== undefined &&
    validTill !== undefined &&
    daysBetween(validTill.at, orderValidTill.at) <= 1
  )
}

/** The day on which the order ends, where that is before a certificate as long as this one would; else undefined. */
export function orderEndsFirst(
  { orderValidTill }: Pick<Order, 'orderValidTill'>,
  { validFrom, validTill }: Lifetime,
  begin: number,
): number | undefined {
  if (orderValidTill === undefined || validFrom === undefined || validTill === undefined) {
    return undefined
  }
  const end = begin + validTill.at - validFrom.at
  return daysBetween(end, orderValidTill.at) >= 0 ? undefined : orderValidTill.at
}
