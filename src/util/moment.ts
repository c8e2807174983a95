/** One day in milliseconds. */
export const DAY_MS = 86_400_000

/** A date of CertCentral: a day (`2026-09-15`, taken as 00:00 UTC) or a time. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number
  /** False for a day alone: it cannot be compared with a time of that day. */
  readonly hasTime: boolean
}

/** The moment that a yyyy-MM-dd or ISO 8601 text names, in UTC where it has no offset; undefined where it names none. */
export function parseMoment(text: string): Moment | undefined {
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text.trim(),
    )
  if (parts === null) {
    return undefined
  }
  const [, day = '', time, offset = 'Z'] = parts
  const at = Date.parse(
    `${day}T${time ?? '00:00'}${offset.replace(/(\d{2}):?(\d{2})$/, '$1:$2').toUpperCase()}`,
  )
  // `Date.parse` reads 30 February as a day in March.
  const isDay = !Number.isNaN(at) && dayOf(Date.parse(`${day}T00:00Z`)) === day
  return isDay ? { at, hasTime: time !== undefined } : undefined
}

/** The UTC day of a time, as yyyy-MM-dd. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** Whole UTC days from the day of `from` to the day of `to`; negative when `to` is earlier. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(to / DAY_MS) - Math.floor(from / DAY_MS)
}

/**
 * Milliseconds from one moment to another: whole seconds between times, whole days where one is a day without a time;
 * undefined where one is not known.
 */
export function elapsed(from: Moment | undefined, to: Moment | undefined): number | undefined {
  if (from === undefined || to === undefined) {
    return undefined
  }
  return from.hasTime && to.hasTime
    ? (Math.floor(to.at / 1000) - Math.floor(from.at / 1000)) * 1000
    : daysBetween(from.at, to.at) * DAY_MS
}

/** Positive when the first is later, negative when it is earlier, 0 where that cannot be told. No date counts as early. */
export function compareMoments(one: Moment | undefined, other: Moment | undefined): number {
  return elapsed(other, one) ?? Number(one !== undefined) - Number(other !== undefined)
}

/** Whether the moment is not before the time; a day without a time counts when it is that day or later. */
export function notBefore(moment: Moment, at: number): boolean {
  return compareMoments(moment, { at, hasTime: true }) >= 0
}

/** Whether the moment is no longer than a day ago; a day without a time counts when it was yesterday. */
export function isWithinADay(moment: Moment | undefined, now: number): boolean {
  return (elapsed(moment, { at: now, hasTime: true }) ?? Infinity) <= DAY_MS
}

/** A span of milliseconds as people read it. */
export function span(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) {
    return `${String(Math.max(seconds, 0))} s`
  }
  const rest = seconds % 60
  return `${String(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${String(rest)} s`}`
}
