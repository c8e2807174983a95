import { OrderList, type ListedOrder } from '../certcentral/orders.ts'
import { listed } from '../certcentral/text.ts'
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
    if (isRehearsal) report.info(`Rehearsal: this is not DigiCert, but ${apiUrl}`)
    const certcentral = new OrderList({ ...inputs, cancelled }, report.info)
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
  for (const { id, lastDay, daysLeft, commonName, status } of due.slice(0, listing.count))
    report.info(`- order ${id}, ends ${lastDay} (${String(daysLeft)}), ${status}: ${commonName}`)
  warnOfRest(report, due.length - listing.count, listing.count < Math.min(max, due.length))
  warnOfEndless(report, wanted)
}

function reasonOf(due: number, total: number, renewBefore: number): string {
  const looked = `of ${String(total)} ${total === 1 ? 'order' : 'orders'} looked at`
  const rule = `its certificate has at most ${String(renewBefore)} days left`
  if (due === 0)
    return `No order is due, ${looked}: none has a certificate with at most ${String(renewBefore)} days left`
  return due === 1
    ? `1 order is due, ${looked}: ${rule}`
    : `${String(due)} orders are due, ${looked}: each certificate has at most ${String(renewBefore)} days left`
}

function warnOfRest(report: DueReport, rest: number, isCut: boolean): void {
  if (rest === 0) return
  const why = isCut
    ? 'a job’s outputs hold at most 1 MB, and these orders have many names'
    : 'max is reached'
  report.warn(
    `${String(rest)} more ${rest === 1 ? 'order is' : 'orders are'} due and left for the next run, because ${why}. The soonest come first.`,
  )
}

/** A date that is missing, or not understood, must not pass for "not due" unseen. */
function warnOfEndless(report: DueReport, wanted: readonly ListedOrder[]): void {
  const endless = wanted.filter(({ validTill }) => validTill === undefined)
  if (endless.length > 0)
    report.warn(
      `${String(endless.length)} issued ${endless.length === 1 ? 'order shows' : 'orders show'} no end of the certificate that can be read, and so cannot be due: ${listed(endless.map(({ id }) => id))}`,
    )
}
