import { DAY_MS, dayOf, daysBetween } from '../util/moment.ts'

/** A week of the picture: its first day, how many certificates end in it, and how many blockers fall into it. */
export interface Week {
  readonly from: string
  readonly count: number
  readonly blockers: number
}

/** How many of the times, in milliseconds since 1970, fall into each of the next weeks, the first of which begins today. */
export function weeksAhead(
  weeks: number,
  now: number,
  { ends, blockers }: { readonly ends: readonly number[]; readonly blockers: readonly number[] },
): Week[] {
  const ending = perWeek(weeks, now, ends)
  const blocking = perWeek(weeks, now, blockers)
  return ending.map((count, week) => ({
    from: dayOf(now + week * 7 * DAY_MS),
    count,
    blockers: blocking[week] ?? 0,
  }))
}

function perWeek(weeks: number, now: number, times: readonly number[]): number[] {
  const counts = Array.from({ length: weeks }, () => 0)
  for (const at of times) {
    const week = Math.floor(daysBetween(now, at) / 7)
    const count = counts[week]
    if (count !== undefined) {
      counts[week] = count + 1
    }
  }
  return counts
}
