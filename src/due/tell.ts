import type { ListedOrder } from '../certcentral/orders.ts'
import { days } from '../report/messages/phrases.ts'
import { listed, plain } from '../util/text.ts'
import type { DueInputs } from './inputs.ts'
import { listingOf, type Listing } from './matrix.ts'
import type { DueReport } from './report.ts'
import { isDue, WEEKS } from './select.ts'
import type { Survey } from './survey.ts'
import { weeksAhead } from './weeks.ts'
import { detailOf, windowText } from './wording.ts'

/** Something will stop a reissue, and the workflow wants to fail then. */
export class BlockersError extends Error {
  override readonly name = 'BlockersError'
  readonly code = 'blockers_found'
}

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
export function tell(report: DueReport, { inputs, survey, total, now }: Found): void {
  const { renewBefore, lookAhead, max } = inputs
  const { orders, blocked, startless } = survey
  const due = orders.filter((order) => isDue(order, renewBefore, now))
  const listing = listingOf(due, blocked, max)
  report.output('orders', listing.orders)
  report.output('matrix', listing.matrix)
  report.output('count', String(listing.count))
  report.output('total', String(total))
  if (lookAhead !== undefined) {
    report.output('blockers', listing.blockers)
    report.output('blockers_count', String(blocked.length))
  }
  Object.assign(report.story, {
    due: due.slice(0, listing.count),
    blocked: lookAhead === undefined ? undefined : blocked,
    weeks: weeksAhead(WEEKS, now, {
      ends: orders.flatMap(({ isRenewed, validTill }) => (isRenewed ? [] : validTill.at)),
      blockers: blocked.map(({ at }) => at),
    }),
  })
  const reason = reasonOf(due.length, total, inputs, blocked.length)
  report.output('reason', reason)
  report.info(reason)
  logFound(report, survey, due.slice(0, listing.count))
  warnOfRest(report, { due: due.length, blocked: blocked.length, max, listing })
  warnOfStartless(report, startless)
  if (inputs.failOnBlockers && blocked.length > 0) {
    throw new BlockersError(`${reason}, and fail_on_blockers is true.`)
  }
}

/** A date that is missing, or not understood, must not pass for "not due" unseen. */
export function warnOfEndless(report: DueReport, wanted: readonly ListedOrder[]): void {
  const endless = wanted.filter(({ validTill }) => validTill === undefined)
  if (endless.length > 0) {
    report.warn(
      `CertCentral shows no end of the certificate that can be read for order ${listed(endless.map(({ id }) => id))}: it is not known whether it is due.`,
    )
  }
}

function reasonOf(
  due: number,
  total: number,
  { renewBefore, lookAhead }: DueInputs,
  blockers: number,
): string {
  const found = due === 0 ? 'No order is' : due === 1 ? '1 order is' : `${String(due)} orders are`
  const looked = `${String(total)} ${total === 1 ? 'order' : 'orders'}`
  const reason = `${found} due (a certificate with at most ${windowText(renewBefore)} left), of ${looked} looked at`
  if (lookAhead === undefined) {
    return reason
  }
  const things =
    blockers === 1 ? '1 blocker' : `${blockers === 0 ? 'no' : String(blockers)} blockers`
  return `${reason}; ${things} found among the certificates that end within ${days(lookAhead)}`
}

function logFound(report: DueReport, { blocked }: Survey, due: Survey['orders']): void {
  for (const { id, lastDay, daysLeft, commonName, status } of due) {
    report.info(`- order ${id}, ends ${lastDay} (${days(daysLeft)} left), ${status}: ${commonName}`)
  }
  for (const { order, blocker } of blocked.slice(0, MOST_LOGGED)) {
    const domain = plain(order.commonName, 260)
    report.info(`- order ${order.id} (${domain}), ${blocker.code}: ${detailOf(blocker)}`)
  }
  if (blocked.length > MOST_LOGGED) {
    report.info(`- and ${String(blocked.length - MOST_LOGGED)} more blockers`)
  }
}

function warnOfRest(
  report: DueReport,
  { due, blocked, max, listing }: { due: number; blocked: number; max: number; listing: Listing },
): void {
  const rest = due - listing.count
  if (rest > 0) {
    const why = listing.count < Math.min(max, due) ? TOO_LARGE : 'max is reached'
    report.warn(
      `${String(rest)} more ${rest === 1 ? 'order is' : 'orders are'} due and left for the next run, because ${why}. The soonest come first.`,
    )
  }
  const unlisted = blocked - listing.blockersListed
  if (unlisted > 0) {
    report.warn(
      `${String(unlisted)} more ${unlisted === 1 ? 'blocker is' : 'blockers are'} not among the outputs, because ${TOO_LARGE}. The soonest come first.`,
    )
  }
}

const TOO_LARGE = "a job's outputs hold at most 1 MB"

function warnOfStartless(report: DueReport, startless: readonly string[]): void {
  if (startless.length > 0) {
    report.warn(
      `The start of the certificate could not be read for order ${listed(startless)}: its lifetime is taken as that of the shortest certificates.`,
    )
  }
}
