import { OrderList, type ListedOrder, type OrdersRead } from '../certcentral/orders.ts'
import { logLine } from '../report/messages/log.ts'
import { readInput, requireNode, runStep } from '../report/step.ts'
import { parseDueInputs, type DueInputs } from './inputs.ts'
import { progressText } from './messages.ts'
import { Readings } from './readings.ts'
import { DueReport } from './report.ts'
import { endingOrders, filtersFor, isWanted, longerReachOf, reachOf } from './select.ts'
import { surveyOf } from './survey.ts'
import { reportEndless, reportFound } from './reporting.ts'

/** How far the runner's clock may be off before the list is read by the server's: the filter has a day to spare. */
const MOST_SKEW_MS = 3_600_000

/**
 * A run, from the inputs to the summary: it reads, and cannot write. It never rejects: a failure is an error annotation
 * and a failed step.
 */
export async function run(): Promise<void> {
  const report = new DueReport()
  await runStep(report, async (cancelled) => {
    requireNode()
    const inputs = parseDueInputs(readInput, process.env)
    const { apiUrl, isRehearsal } = inputs
    Object.assign(report.story, { apiUrl, isRehearsal })
    if (isRehearsal) {
      report.info(logLine({ code: 'rehearsal', apiUrl }, { state: {}, now: Date.now() }))
    }
    const connection = { ...inputs, cancelled, onExchange: report.exchange }
    const certcentral = new OrderList(connection, (event) => {
      report.info(logLine(event, { state: {}, now: Date.now() }))
    })
    try {
      const { kept, total, serverTime } = await listOrders(certcentral, inputs)
      const now = serverTime ?? Date.now()
      reportEndless(report, kept)
      const readings = new Readings({
        readOrder: async (id) => (await certcentral.order(id)).order,
        readValidation: (id) => certcentral.validation(id),
        cancelled,
      })
      const survey = await surveyOf(endingOrders(kept, now), {
        ...{ inputs, now, readings },
        onProgress: (done, all) => {
          report.info(progressText(done, all))
        },
      })
      reportFound(report, { inputs, survey, total, now })
    } finally {
      certcentral.close()
    }
  })
}

/**
 * The list as far ahead as the inputs may need it; once more where an order lasts longer than public ones, and then
 * farther, or where the runner's clock is wrong.
 */
async function listOrders(certcentral: OrderList, inputs: DueInputs): Promise<OrdersRead> {
  const read = (reach: number, now: number): Promise<OrdersRead> =>
    certcentral.orders(filtersFor(inputs, reach, now), (order: ListedOrder) =>
      isWanted(order, inputs),
    )
  const reach = reachOf(inputs)
  const started = Date.now()
  const first = await read(reach, started)
  const { kept, serverTime = started } = first
  const longer = longerReachOf(inputs, kept)
  const isClockWrong = Math.abs(serverTime - started) > MOST_SKEW_MS
  return longer === undefined && !isClockWrong ? first : read(longer ?? reach, serverTime)
}
