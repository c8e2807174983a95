import type { DueInputs } from './inputs.ts'
import type { Order } from '../certcentral/schema.ts'
import type { BlockedOrder, ReadingFailure } from './blocker.ts'
import { blockersOf } from './blockers.ts'
import { lacksStart } from './choice.ts'
import type { Readings } from './readings.ts'
import type { EndingOrder } from './select.ts'
import { DAY_MS, daysBetween } from '../util/moment.ts'

/** What the orders' own pages add to the list. */
export interface Survey {
  /** The orders of the list in its order, with the starts of their certificates as far as they are known. */
  readonly orders: readonly EndingOrder[]
  /** Sorted by the certificate's end, then the order, then the blocker's code. */
  readonly blocked: readonly BlockedOrder[]
  /** Those whose start is shown nowhere, though the inputs need it. */
  readonly startless: readonly Startless[]
}

/** An order without the start of its certificate, and why its reading failed; undefined where the order shows none. */
export interface Startless {
  readonly id: string
  readonly failure: ReadingFailure | undefined
}

/** What a survey is made with. */
export interface SurveyParams {
  readonly inputs: Pick<DueInputs, 'renewBefore' | 'issuedWithin' | 'lookAhead'>
  /** Milliseconds since 1970. */
  readonly now: number
  readonly readings: Pick<Readings, 'read'>
  /** Called once a minute with the orders that were read one by one, and those that are to be. */
  readonly onProgress: (done: number, all: number) => void
}

const PROGRESS_MS = 60_000

/** Reads the orders of which the list does not show enough, each once and the soonest first. */
export async function surveyOf(
  orders: readonly EndingOrder[],
  { inputs, now, readings, onProgress }: SurveyParams,
): Promise<Survey> {
  const { renewBefore: window, lookAhead } = inputs
  const blocked: BlockedOrder[] = []
  const startless: Startless[] = []
  const seen: EndingOrder[] = []
  const reportProgress = eachMinute(onProgress)
  const count = orders.filter(
    (it) => isAhead(it, lookAhead, now) || lacksStart(it, inputs, now),
  ).length
  let done = 0
  for (const order of orders) {
    const ahead = isAhead(order, lookAhead, now)
    const needsStart = lacksStart(order, inputs, now)
    if (!ahead && !needsStart) {
      seen.push(order)
      continue
    }
    reportProgress(done, count)
    done += 1
    const isFollowerKnown = order.isRenewed && order.renewedBy !== undefined
    const read = isFollowerKnown
      ? NOTHING
      : await readings.read(order.id, ahead && !order.isRenewed)
    const known = joined(order, read.order)
    if (needsStart && known.validFrom === undefined) {
      startless.push({ id: order.id, failure: read.failure })
    }
    seen.push(known)
    if (ahead) {
      blocked.push(...blockersOf(known, read, { window, now }))
    }
  }
  return { orders: seen, blocked, startless }
}

/** The order of the list with what it shows itself: it is read later, and shows more. */
function joined(listed: EndingOrder, order: Order | undefined): EndingOrder {
  if (order === undefined) {
    return listed
  }
  const { validFrom, validTill } = order.certificate
  const isListed = validTill === undefined || daysBetween(validTill.at, listed.validTill.at) === 0
  return {
    ...listed,
    isRenewed: listed.isRenewed || order.isRenewed,
    renewedBy: listed.renewedBy ?? order.renewedBy,
    // Another certificate may have come in its place, and its start belongs to another end.
    validFrom: listed.validFrom ?? (isListed ? validFrom : undefined),
  }
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

/** The function, but for the calls within a minute of the one before. */
function eachMinute(call: SurveyParams['onProgress']): SurveyParams['onProgress'] {
  let called = performance.now()
  return (done, all) => {
    const now = performance.now()
    if (now - called >= PROGRESS_MS) {
      called = now
      call(done, all)
    }
  }
}
