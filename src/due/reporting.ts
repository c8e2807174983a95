import type { ListedOrder } from '../certcentral/orders.ts'
import { BlockersError } from './blockersError.ts'
import { chosenOf, type Chosen } from './choice.ts'
import type { DueInputs } from './inputs.ts'
import { listingOf, type Listing } from './matrix.ts'
import {
  blockerLine,
  blockersFoundText,
  dueLine,
  endlessText,
  justIssuedLine,
  reasonText,
  startlessText,
  tooLargeText,
  unlistedBlockersText,
  unlistedIssuedText,
  unlistedOrdersText,
  unloggedText,
  type Counts,
} from './messages.ts'
import type { DueReport } from './report.ts'
import { WEEKS, type EndingOrder } from './select.ts'
import type { Survey } from './survey.ts'
import { weeksAhead } from './weeks.ts'

/** What a run found. */
export interface Found {
  readonly inputs: DueInputs
  readonly survey: Survey
  /** How many orders were listed. */
  readonly total: number
  /** Milliseconds since 1970. */
  readonly now: number
}

const MOST_LOGGED = 50

/**
 * Sets the outputs, and fills the summary and the log.
 * @throws {@link BlockersError} when there are blockers and `fail_on_blockers` is true
 */
export function reportFound(report: DueReport, { inputs, survey, total, now }: Found): void {
  const { renewBefore: window, issuedWithin, lookAhead } = inputs
  const { orders, blocked, startless } = survey
  const chosen = chosenOf(orders, inputs, now)
  const { due, justIssued } = chosen
  const listing = listingOf([...due, ...justIssued], blocked, inputs.max)
  const blockers = blocked.length
  const ahead = lookAhead === undefined ? undefined : { days: lookAhead, blockers }
  const issued =
    issuedWithin === undefined ? undefined : { days: issuedWithin, orders: justIssued.length }
  const counts = { due: due.length, total, window, issued, ahead }
  const listed = listedOf(chosen, listing)
  reportListing(report, listing, counts)
  Object.assign(report.story, {
    ...listed,
    issuedWithin,
    blocked: ahead && blocked,
    weeks: weeksAhead(WEEKS, now, {
      ends: orders.flatMap(({ isRenewed, validTill }) => (isRenewed ? [] : validTill.at)),
      blockers: blocked.map(({ at }) => at),
    }),
  })
  logFound(report, survey, listed)
  reportRest(report, chosen, listing, inputs)
  if (blockers > listing.blockersListed) {
    report.warn(unlistedBlockersText(blockers - listing.blockersListed))
  }
  if (startless.length > 0) {
    report.warn(startlessText(startless, inputs))
  }
  if (ahead !== undefined && inputs.failOnBlockers && blockers > 0) {
    throw new BlockersError(blockersFoundText(ahead))
  }
}

/** Warns of dates that are missing, or not understood: they must not pass for "not due" unseen. */
export function reportEndless(report: DueReport, wanted: readonly ListedOrder[]): void {
  const endless = wanted.filter(({ validTill }) => validTill === undefined)
  if (endless.length > 0) {
    report.warn(endlessText(endless.map(({ id }) => id)))
  }
}

function reportListing(report: DueReport, listing: Listing, counts: Counts): void {
  const { ahead, total } = counts
  report.output('orders', listing.orders)
  report.output('matrix', listing.matrix)
  report.output('count', String(listing.listed.length))
  report.output('total', String(total))
  if (ahead !== undefined) {
    report.output('blockers', listing.blockers)
    report.output('blockers_count', String(ahead.blockers))
  }
  const reason = reasonText(counts)
  report.output('reason', reason)
  report.info(reason)
}

/** Of the chosen orders those that are put out. */
function listedOf({ due, justIssued }: Chosen, { listed }: Listing): Chosen {
  const isListed = (order: EndingOrder): boolean => listed.includes(order)
  return { due: due.filter(isListed), justIssued: justIssued.filter(isListed) }
}

function logFound(report: DueReport, { blocked }: Survey, { due, justIssued }: Chosen): void {
  due.map(dueLine).forEach(report.info)
  justIssued.map(justIssuedLine).forEach(report.info)
  blocked.slice(0, MOST_LOGGED).map(blockerLine).forEach(report.info)
  if (blocked.length > MOST_LOGGED) {
    report.info(unloggedText(blocked.length - MOST_LOGGED))
  }
}

/** Warns of what was found and not put out. */
function reportRest(report: DueReport, chosen: Chosen, listing: Listing, inputs: DueInputs): void {
  const { listed, tooLarge } = listing
  const isLeft = (order: EndingOrder): boolean =>
    !listed.includes(order) && !tooLarge.includes(order.id)
  const due = chosen.due.filter(isLeft).length
  const justIssued = chosen.justIssued.filter(isLeft).length
  const limit = listed.length < inputs.max ? 'size' : { max: inputs.max }
  if (due > 0) {
    report.warn(unlistedOrdersText(due, limit))
  }
  if (justIssued > 0) {
    report.warn(unlistedIssuedText(justIssued, limit))
  }
  if (tooLarge.length > 0) {
    report.warn(tooLargeText(tooLarge))
  }
}
