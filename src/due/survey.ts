import type { DueInputs } from './inputs.ts'
import { blockersOf, type BlockedOrder } from './blockers.ts'
import type { Readings } from './readings.ts'
import { lacksStart, type EndingOrder } from './select.ts'
import { DAY_MS } from '../util/moment.ts'

/** What the orders' own pages add to the list. */
export interface Survey {
  /** The orders of the list in its order, with the starts of their certificates as far as they are known. */
  readonly orders: readonly EndingOrder[]
  /** Sorted by the certificate's end, then the order, then the blocker's code. */
  readonly blocked: readonly BlockedOrder[]
  /** The IDs of those of which nothing shows the start, though the window needs it. */
  readonly startless: readonly string[]
}

/** What a survey is made with. */
export interface SurveyParams {
  readonly inputs: Pick<DueInputs, 'renewBefore' | 'lookAhead'>
  /** Milliseconds since 1970. */
  readonly now: number
  readonly readings: Pick<Readings, 'read'>
  /** Takes one line for the log. */
  readonly log: (line: string) => void
}

const PROGRESS_MS = 60_000

/** Reads the orders of which the list does not show enough, each once and the soonest first. */
export async function surveyOf(
  orders: readonly EndingOrder[],
  { inputs, now, readings, log }: SurveyParams,
): Promise<Survey> {
  const { renewBefore: window, lookAhead } = inputs
  const blocked: BlockedOrder[] = []
  const startless: string[] = []
  const seen: EndingOrder[] = []
  const tell = progress(log)
  const count = orders.filter(
    (it) => isAhead(it, lookAhead, now) || lacksStart(it, window, now),
  ).length
  let done = 0
  for (const order of orders) {
    const ahead = isAhead(order, lookAhead, now)
    const needsStart = lacksStart(order, window, now)
    if (!ahead && !needsStart) {
      seen.push(order)
      continue
    }
    tell(done, count)
    done += 1
    const isTold = order.isRenewed && order.renewedBy !== undefined
    const read = isTold ? NOTHING : await readings.read(order.id, ahead && !order.isRenewed)
    const validFrom = order.validFrom ?? read.order?.certificate.validFrom
    if (needsStart && validFrom === undefined) {
      startless.push(order.id)
    }
    seen.push({ ...order, validFrom })
    if (ahead) {
      blocked.push(...blockersOf({ ...order, validFrom }, read, { window, now }))
    }
  }
  return { orders: seen, blocked, startless }
}

const NOTHING = { order: undefined, validation: undefined, failure: undefined }

/** A renewed order whose certificate has ended is past. */
function isAhead(order: EndingOrder, lookAhead: number | undefined, now: number): boolean {
  return (
    lookAhead !== undefined &&
    order.validTill.at - now <= lookAhead * DAY_MS &&
    !(order.isRenewed && order.daysLeft < 0)
  )
}

/** Says once a minute how far the reading has come. */
function progress(log: (line: string) => void): (done: number, count: number) => void {
  let told = performance.now()
  return (done, count) => {
    const now = performance.now()
    if (now - told >= PROGRESS_MS) {
      told = now
      log(`Reading orders one by one: ${String(done)} of ${String(count)} done`)
    }
  }
}
