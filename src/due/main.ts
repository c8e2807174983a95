import { OrderList, type ListedOrder } from '../certcentral/orders.ts'
import { listed } from '../util/text.ts'
import { days } from '../plan/due.ts'
import { readInput, runStep } from '../report/step.ts'
import { parseDueInputs, type DueInputs } from './inputs.ts'
import { listingOf } from './matrix.ts'
import { DueReport } from './report.ts'
import { dueOrders, filtersFor, isWanted, weeksAhead } from './select.ts'

/**
 * A run, from the inputs to the summary: it reads, and cannot write. It never rejects: a failure is an error annotation
 * and a failed step.
 */
export async function run(): Promise<void> {
  const report = new DueReport()
  await runStep(report, async (cancelled) => {
    const inputs = parseDueInputs(readInput)
    const { apiUrl, isRehearsal } = inputs
    Object.assign(report.story, { apiUrl, isRehearsal })
    if (isRehearsal) {
      report.info(`Rehearsal: this is not DigiCert, but ${apiUrl}`)
    }
    const certcentral = new OrderList(
      { ...inputs, cancelled, onExchange: report.exchange },
      report.info,
    )
    try {
      const now = Date.now()
      const { kept, total } = await certcentral.orders(filtersFor(inputs, now), (order) =>
        isWanted(order, inputs),
      )
      tell(report, inputs, { wanted: kept, total, now })
    } finally {
      certcentral.close()
    }
  })
}

function tell(
  report: DueReport,
  { renewBefore, max }: DueInputs,
  { wanted, total, now }: { wanted: readonly ListedOrder[]; total: number; now: number },
): void {
  const due = dueOrders(wanted, renewBefore, now)
  const listing = listingOf(due, max)
  report.output('orders', listing.orders)
  report.output('matrix', listing.matrix)
  report.output('count', String(listing.count))
  report.output('total', String(total))
  Object.assign(report.story, {
    due: due.slice(0, listing.count),
    weeks: weeksAhead(wanted, now),
  })
  const reason = reasonOf(due.length, total, renewBefore)
  report.output('reason', reason)
  report.info(reason)
  for (const { id, lastDay, daysLeft, commonName, status } of due.slice(0, listing.count)) {
    report.info(`- order ${id}, ends ${lastDay} (${days(daysLeft)} left), ${status}: ${commonName}`)
  }
  warnOfRest(report, due.length - listing.count, listing.count < Math.min(max, due.length))
  warnOfEndless(report, wanted)
}

function reasonOf(due: number, total: number, renewBefore: number): string {
  const count = due === 0 ? 'No order is' : due === 1 ? '1 order is' : `${String(due)} orders are`
  const looked = `${String(total)} ${total === 1 ? 'order' : 'orders'}`
  return `${count} due (a certificate with at most ${String(renewBefore)} days left), of ${looked} looked at`
}

function warnOfRest(report: DueReport, rest: number, isCut: boolean): void {
  if (rest === 0) {
    return
  }
  const why = isCut
    ? "a job's outputs hold at most 1 MB, and these orders have many names"
    : 'max is reached'
  report.warn(
    `${String(rest)} more ${rest === 1 ? 'order is' : 'orders are'} due and left for the next run, because ${why}. The soonest come first.`,
  )
}

/** A date that is missing, or not understood, must not pass for "not due" unseen. */
function warnOfEndless(report: DueReport, wanted: readonly ListedOrder[]): void {
  const endless = wanted.filter(({ validTill }) => validTill === undefined)
  if (endless.length > 0) {
    report.warn(
      `CertCentral shows no end of the certificate that can be read for order ${listed(endless.map(({ id }) => id))}: it is not known whether it is due.`,
    )
  }
}
