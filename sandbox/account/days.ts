/** A UTC day, `yyyy-MM-dd`. */
export type Day = string

/** Milliseconds in a day. */
export const DAY_MS = 86_400_000

/** The UTC day of a moment in milliseconds. */
export function dayOf(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10)
}

/** The first millisecond of a day. */
export function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** The last whole second of a day, in milliseconds: when a certificate ends that is valid till then. */
export function endOf(day: Day): number {
  return Date.parse(`${day}T23:59:59Z`)
}

/** The day that comes `days` after another (before it, when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOf(startOf(day) + days * DAY_MS)
}

/** Days from one day to another, negative when `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOf(to) - startOf(from)) / DAY_MS)
}

/** A moment as CertCentral writes it, `2026-03-01T18:16:07+00:00`. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00')
}

/**
 * Days a public TLS certificate may last when it is issued at a moment: the industry's maximum,
 * less the one day that DigiCert leaves.
 */
export function industryLifetime(now: number): number {
  const day = dayOf(now)
  if (day >= '2029-03-15') {
    return 46
  }
  if (day >= '2027-03-15') {
    return 99
  }
  return day >= '2026-02-24' ? 199 : 397
}
