import { OrderList, type ListedOrder, type OrdersRead } from '../certcentral/orders.ts'
import { logLine } from '../report/messages/log.ts'
import { readInput, requireNode, runStep } from '../report/step.ts'
import { parseDueInputs, type DueInputs } from './inputs.ts'
import { Readings } from './readings.ts'
import { DueReport } from './report.ts'
import { endingOrders, filtersFor, isWanted, longerReachOf, reachOf } from './select.ts'
import { surveyOf } from './survey.ts'
import { tell, warnOfEndless } from './tell.ts'

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
      report.info(`Rehearsal: this is not DigiCert, but ${apiUrl}`)
    }
    const connection = { ...inputs, cancelled, onExchange: report.exchange }
    const certcentral = new OrderList(connection, (event) => {
      report.info(logLine(event, { state: {}, now: Date.now() }))
    })
    try {
      const { kept, total, serverTime } = await listOrders(certcentral, inputs)
      const now = serverTime ?? Date.now()
      warnOfEndless(report, kept)
      const readings = new Readings({
        readOrder: async (id) => (await certcentral.order(id)).order,
        readValidation: (id) => certcentral.validation(id),
        cancelled,
      })
      const survey = await surveyOf(endingOrders(kept, now), {
        ...{ inputs, now, readings },
        log: report.info,
      })
      tell(report, { inputs, survey, total, now })
    } finally {
      certcentral.close()
    }
  })
}

/** The list as far ahead as the inputs may need it; once more, and farther, where an order lasts longer than public ones. */
async function listOrders(certcentral: OrderList, inputs: DueInputs): Promise<OrdersRead> {
  const read = (reach: number): Promise<OrdersRead> =>
    certcentral.orders(filtersFor(inputs, reach, Date.now()), (order: ListedOrder) =>
      isWanted(order, inputs),
    )
  const first = await read(reachOf(inputs))
  const longer = longerReachOf(inputs, first.kept)
  return longer === undefined ? first : read(longer)
}
