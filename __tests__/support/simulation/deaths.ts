import { chanceOf, pick } from './chance.ts'
import type { JobDeath } from './jobs.ts'

/** The runner dies on one of each ten days, at any point; the same days and points for the same seed. */
export function eachTenthDay(seed: number): (day: number) => JobDeath | undefined {
  return (day) => {
    const chance = chanceOf(seed + Math.floor(day / 10))
    if (day % 10 !== pick(chance, 10)) {
      return undefined
    }
    const point = pick(chance, 7)
    if (point === 6) {
      return 'before deploy'
    }
    return point === 5 ? 'after key' : { request: point, afterMs: pick(chance, 60) }
  }
}
