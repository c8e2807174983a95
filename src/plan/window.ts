import type { Window } from '../inputs/fields.ts'
import { DAY_MS } from '../util/moment.ts'

/** How long before the end of a certificate a reissue is due. */
export interface WindowSize {
  readonly sizeMs: number
  /** Whether the window is not shorter than the lifetime, so that a third of the lifetime counts in its place. */
  readonly isTooLong: boolean
}

/** The size of a window for a certificate that lasts so many milliseconds; `Infinity` where only days need no lifetime. */
export function windowSize(window: Window, lifetimeMs: number): WindowSize {
  const asked = 'share' in window ? window.share * lifetimeMs : window.days * DAY_MS
  const isTooLong = asked >= lifetimeMs
  return { sizeMs: isTooLong ? lifetimeMs / 3 : asked, isTooLong }
}
