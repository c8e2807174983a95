import { DAY_MS } from '../../src/util/moment.ts'

// What DigiCert announced for public certificates; it issues a day less than the industry's maximum.

/** Days that a certificate lasts which is issued at a time, in milliseconds since 1970. */
export function lifetimeAt(at: number): number {
  return periodAt(at, [199, 99, 46])
}

/** Days that the validation of a domain may be used again, for OV and EV; DV is never reused. */
export function reuseAt(at: number): number {
  return periodAt(at, [199, 99, 9])
}

/** Days that the validation of an organization may be used again. */
export const ORGANIZATION_DAYS = 397

/** Days that an order lasts. */
export const ORDER_DAYS = 365

/** The first midnight of a day that comes some days after a time. */
export function daysAfter(at: number, days: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS + days * DAY_MS
}

function periodAt(at: number, [first, second, third]: readonly [number, number, number]): number {
  if (at >= Date.parse('2029-03-15')) {
    return third
  }
  return at >= Date.parse('2027-03-15') ? second : first
}
