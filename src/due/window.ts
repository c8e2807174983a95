import { DAY_MS, type Moment } from '../util/moment.ts'
import type { Window } from '../inputs/fields.ts'
import { windowSize } from '../plan/window.ts'

// How long before its end a certificate is due: pure, in milliseconds.

/** Days that the longest public certificate lasts which may still be valid. */
const LONGEST_LIFETIME = 398
/** Days that the shortest lasts of those that may be valid before 2030. */
const SHORTEST_LIFETIME = 46
/** Days that the longest certificate lasts of any kind: a private CA's, or one for code signing. */
export const LONGEST_OF_ALL = 3650

/** The dates of a certificate, as far as they are known. */
export interface Lifetime {
  readonly validFrom: Moment | undefined
  readonly validTill: Moment
}

/**
 * Milliseconds before its end at which a certificate is due, as the reissue counts them. Where a share needs a lifetime
 * that is not known, that of the shortest certificates counts: the order is due late, but not too late.
 */
export function windowMs(window: Window, dates: Lifetime): number {
  const unknown = 'share' in window ? SHORTEST_LIFETIME * DAY_MS : Infinity
  return windowSize(window, lifetimeMs(dates) ?? unknown).sizeMs
}

/** How long a certificate lasts; undefined where its start is not shown, or is not before its end. */
export function lifetimeMs({ validFrom, validTill }: Lifetime): number | undefined {
  return validFrom !== undefined && validFrom.at < validTill.at
    ? validTill.at - validFrom.at
    : undefined
}

/** The most days that a window can mean for a public certificate. */
export function longestWindow(window: Window): number {
  return 'days' in window ? window.days : window.share * LONGEST_LIFETIME
}

/** The most days that it can mean for a certificate of any kind. */
export function longestWindowOfAll(window: Window): number {
  return 'days' in window ? window.days : window.share * LONGEST_OF_ALL
}

/** Whether a certificate lasts longer than any public one. */
export function isLongLived(dates: Lifetime): boolean {
  return (lifetimeMs(dates) ?? 0) > LONGEST_LIFETIME * DAY_MS
}
