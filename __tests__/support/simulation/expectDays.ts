import { expect } from '@jest/globals'
import { reasonOf } from '../stage.ts'
import type { DayResult, Truth } from './simulate.ts'

/** What a day comes to. */
interface Verdict {
  readonly day: number
  readonly reissues: number
  readonly outcome: string
  readonly fault: string
}

/**
 * Each day came to what it should: a reissue when one is due and none waits, and never else; a failed run only where
 * a person has to act, with a message that says so; and, while the order lives, a valid certificate deployed.
 * `answer` is how a reissue stands at the end of the run that asked for it.
 */
export function expectDays(
  results: readonly DayResult[],
  answer: 'issued' | 'needs_approval',
): void {
  expect(results.map(verdictOf)).toStrictEqual(results.map((result) => expectedOf(result, answer)))
}

function verdictOf({ day, reissues, died, step, fault, truth }: DayResult): Verdict {
  const { status = '' } = step?.outputs ?? {}
  const reason = step === undefined ? '' : (reasonOf(step) ?? '')
  const what = status === 'refused' ? `refused: ${REFUSALS.get(reason) ?? reason}` : status
  const outcome = died ? 'the runner died' : `${step?.code === 0 ? 'green' : 'red'}, ${what}`
  return { day, reissues, outcome, fault: truth.isOver ? '' : fault }
}

/** What a refusal is for, by the code of its reason. */
const REFUSALS = new Map([
  ['order_ended', 'ended'],
  ['ends_with_order', 'renew'],
  ['another_pending', 'another waits'],
])

function expectedOf({ day, truth, died, reissues }: DayResult, answer: string): Verdict {
  const isWanted = outcomeOf(truth) === 'reissue'
  // Whether the runner died before it sent or after is left to chance; in no case it sent twice.
  if (died) {
    return {
      day,
      reissues: isWanted ? Math.min(reissues, 1) : 0,
      outcome: 'the runner died',
      fault: '',
    }
  }
  const asked = answer === 'issued' ? 'green, issued' : 'red, needs_approval'
  const outcome = isWanted || truth.waits === 'own' ? asked : outcomeOf(truth)
  return { day, reissues: Number(isWanted), outcome, fault: '' }
}

function outcomeOf({ isOver, waits, isDue, endsWithOrder }: Truth): string {
  if (isOver) {
    return 'red, refused: ended'
  }
  if (waits !== 'none') {
    return 'red, refused: another waits'
  }
  if (!isDue) {
    return 'green, skipped'
  }
  return endsWithOrder ? 'red, refused: renew' : 'reissue'
}
