import { expect, test } from '@jest/globals'
import { rehearse } from '../support/rehearsal.ts'

/** Seconds of a span such as `1 min 5 s`. */
function secondsOf(span: string): number {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+) min ?)?(?:(\d+) s)?$/.exec(span) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

test('while nothing changes, a line of progress comes at least each minute', async () => {
  const rehearsal = await rehearse()

  const step = await rehearsal.step({ wait_minutes: '2.5' })

  const told = [...step.log.matchAll(/\(([^()]+) of 2 min 30 s, next look in /g)]
  const times = [...told.map(([, span = '']) => secondsOf(span)), 150]
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(step.code).toBe(1)
  expect(times[0]).toBe(0)
  // Each line is rounded to a second.
  expect(Math.max(...gaps)).toBeLessThanOrEqual(61)
  // The order was read once before, and while the request is open a look reads the order alone.
  // Looks come 2 seconds after the start, and each time half as long again after the last one, up to a minute.
  const looks = rehearsal.sandbox.requests.filter(({ endpoint }) => endpoint === 'order')
  expect(looks.length).toBeGreaterThanOrEqual(9)
  expect(looks.length).toBeLessThanOrEqual(12)
}, 240_000)
