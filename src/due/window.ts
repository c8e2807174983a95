import { DAY_MS, type Moment } from '../util/moment.ts'
import type { Window } from '../inputs/fields.ts'

// How long before its end a certificate is due: pure, in milliseconds.

/** Days that the longest public certificate lasts which may still be valid. */
const LONGEST_LIFETIME = 398
/** Days that the shortest lasts of those that may be valid before 2030. */
const SHORTEST_LIFETIME = 46
/** Days that the longest certificate lasts of any kind: a private CA's, or one for code signing. */
const LONGEST_OF_ALL = 3650

/** The dates of a certificate, as far as they are known. */
export interface Lifetime {
  readonly validFrom: Moment | undefined
  readonly validTill: Moment
}

/**
 * Milliseconds before its end at which a certificate is due. A window that is not shorter than the certificate's
 * lifetime counts as a third of it, as the reissue counts it. Where a share needs the start, and none is shown or one
 * that is no start, the lifetime counts as that of the shortest certificates: late, but not too late.
 */
export function windowMs(window: Window, { validFrom, validTill }: Lifetime): number {
  const shown = validFrom === undefined ? 0 : validTill.at - validFrom.at
  const lifetime = shown > 0 ? shown : undefined
  const asked =
    'days' in window
      ? window.days * DAY_MS
      : window.share * (lifetime ?? SHORTEST_LIFETIME * DAY_MS)
  return lifetime !== undefined && asked >= lifetime ? lifetime / 3 : asked
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
export function isLongLived({ validFrom, validTill }: Lifetime): boolean {
  return validFrom !== undefined && validTill.at - validFrom.at > LONGEST_LIFETIME * DAY_MS
}
