import { DAY_MS, dayOf, daysBetween } from '../util/moment.ts'
import type { Order, OrderCertificate } from '../certcentral/schema.ts'
import type { Window } from '../inputs/fields.ts'

/** Whether the current certificate is due by its dates, and why. */
export interface Due {
  /** Unknown: the window needs a date that the order does not show. */
  readonly kind: 'due' | 'not due' | 'unknown'
  readonly why: string
  /** Days before the end at which a reissue is due; undefined without a window. */
  readonly windowDays?: number
  readonly warning?: string
}

/** Compares what is left of the current certificate with the window; `now` is milliseconds since 1970. */
export function dueByDate(
  window: Window | undefined,
  { validFrom, validTill }: OrderCertificate,
  now: number,
): Due {
  if (window === undefined) {
    return { kind: 'due', why: 'always due without renew_before' }
  }
  const isShare = 'share' in window
  if (validTill === undefined || (isShare && validFrom === undefined)) {
    const missing = validTill === undefined ? 'valid_till' : 'valid_from'
    return {
      kind: 'unknown',
      why: `the order shows no ${missing} of its certificate`,
    }
  }
  const lifetime = validFrom === undefined ? undefined : validTill.at - validFrom.at
  const asked = isShare ? window.share * (lifetime ?? 0) : window.days * DAY_MS
  const isTooLong = lifetime !== undefined && asked >= lifetime
  const size = isTooLong ? lifetime / 3 : asked
  const result = {
    ...(isTooLong ? { warning: tooLong(lifetime, size) } : {}),
    windowDays: size / DAY_MS,
  }
  const left = daysBetween(now, validTill.at)
  // A run early on the day in which the window begins is not in it yet.
  const firstDay = Math.ceil((validTill.at - size) / DAY_MS) * DAY_MS
  if (validTill.at - now <= size) {
    return { kind: 'due', why: `due: ${days(left)} left`, ...result }
  }
  return {
    kind: 'not due',
    why: `not due: ${days(left)} left, reissue from ${dayOf(firstDay)}`,
    ...result,
  }
}

/** Whether a reissue could not end later than the current certificate, which already ends with the order. */
export function endsWithOrder({ orderValidTill }: Order, { validTill }: OrderCertificate): boolean {
  return (
    orderValidTill !== undefined &&
    validTill !== undefined &&
    daysBetween(validTill.at, orderValidTill.at) <= 1
  )
}

/** A warning when the order ends before a certificate as long as the current one would; else undefined. */
export function orderEndsFirst(
  { orderValidTill }: Order,
  { validFrom, validTill }: OrderCertificate,
  now: number,
): string | undefined {
  if (orderValidTill === undefined || validFrom === undefined || validTill === undefined) {
    return undefined
  }
  const lifetime = validTill.at - validFrom.at
  if (daysBetween(now + lifetime, orderValidTill.at) >= 0) {
    return undefined
  }
  return `The order ends on ${dayOf(orderValidTill.at)}: no certificate of it lasts longer, and a reissue does not lengthen it. Renew the order in time.`
}

/** A count of days as people write it. */
export function days(count: number): string {
  return `${String(count)} ${count === 1 ? 'day' : 'days'}`
}

function tooLong(lifetime: number, size: number): string {
  return (
    `renew_before is not shorter than the certificate's lifetime of ${days(Math.round(lifetime / DAY_MS))}: ` +
    `a third of it (${days(Math.round(size / DAY_MS))}) is used. Give a share, such as 33%, which follows lifetimes as they shrink.`
  )
}
