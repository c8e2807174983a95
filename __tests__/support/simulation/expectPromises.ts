import { expect } from '@jest/globals'
import type { DayResult } from './simulate.ts'

/**
 * What holds whatever the account shows: no reissue is sent twice or without need, no name is lost, no run is green
 * with nothing done, and, while the order lives, a valid certificate is deployed.
 */
export function expectPromises(results: readonly DayResult[]): void {
  expect(results.flatMap((result) => brokenOn(result))).toStrictEqual([])
}

function brokenOn(result: DayResult): string[] {
  const { day, reissues, lost, fault, truth } = result
  const needed = truth.waits === 'none' && truth.isDue && !truth.isOver
  return [
    ...(reissues > Number(needed) ? [`${reissues} reissues, ${Number(needed)} needed`] : []),
    ...lost.map((name) => `${name} was dropped`),
    ...(isGreenForNothing(result) ? ['green, with nothing done'] : []),
    ...(fault !== '' && !truth.isOver ? [`deployed: ${fault}`] : []),
  ].map((broken) => `day ${day}: ${broken}`)
}

/** A due certificate is not there, and the step succeeds without waiting for it by leave. */
function isGreenForNothing({ step, died, truth }: DayResult): boolean {
  const status = step?.outputs['status'] ?? ''
  const isDone = status === 'issued' || (status === 'skipped' && !truth.isDue)
  return !died && step?.code === 0 && !isDone
}
