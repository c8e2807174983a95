import type { ListedOrder } from '../certcentral/orders.ts'
import { BlockersError } from './blockersError.ts'
import type { DueInputs } from './inputs.ts'
import { listingOf, type Listing } from './matrix.ts'
import {
  blockerLine,
  blockersFoundText,
  dueLine,
  endlessText,
  reasonText,
  startlessText,
  tooLargeText,
  unlistedBlockersText,
  unlistedOrdersText,
  unloggedText,
  type Counts,
} from './messages.ts'
import type { DueReport } from './report.ts'
import { isDue, WEEKS } from './select.ts'
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
  const { renewBefore: window, lookAhead, max } = inputs
  const { orders, blocked, startless } = survey
  const due = orders.filter((order) => isDue(order, window, now))
  const listing = listingOf(due, blocked, max)
  const blockers = blocked.length
  const ahead = lookAhead === undefined ? undefined : { days: lookAhead, blockers }
  const counts = { due: due.length, total, window, ahead }
  reportListing(report, listing, counts)
  Object.assign(report.story, {
    due: listing.listed,
    blocked: ahead && blocked,
    weeks: weeksAhead(WEEKS, now, {
      ends: orders.flatMap(({ isRenewed, validTill }) => (isRenewed ? [] : validTill.at)),
      blockers: blocked.map(({ at }) => at),
    }),
  })
  logFound(report, survey, listing)
  reportRest(report, counts, listing, max)
  if (startless.length > 0) {
    report.warn(startlessText(startless))
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

function logFound(report: DueReport, { blocked }: Survey, { listed }: Listing): void {
  listed.map(dueLine).forEach(report.info)
  blocked.slice(0, MOST_LOGGED).map(blockerLine).forEach(report.info)
  if (blocked.length > MOST_LOGGED) {
    report.info(unloggedText(blocked.length - MOST_LOGGED))
  }
}

/** Warns of what was found and not put out. */
function reportRest(
  report: DueReport,
  { due, ahead }: Counts,
  listing: Listing,
  max: number,
): void {
  const { listed, tooLarge, blockersListed } = listing
  const rest = due - tooLarge.length - listed.length
  if (rest > 0) {
    const limit = listed.length < max ? 'size' : { max }
    report.warn(unlistedOrdersText(rest, limit))
  }
  if (tooLarge.length > 0) {
    report.warn(tooLargeText(tooLarge))
  }
  const unlisted = (ahead?.blockers ?? 0) - blockersListed
  if (unlisted > 0) {
    report.warn(unlistedBlockersText(unlisted))
  }
}
