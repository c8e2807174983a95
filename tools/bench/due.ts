import { join } from 'node:path'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { measure, median, type Cost } from './measure.ts'
import { stepEnvironment } from './step.ts'
import { circumstances, table } from './table.ts'

const ACTION = join(import.meta.dirname, '../../dist/due/index.js')
const ROUNDS = 7
const DAYS_OF_THE_CALENDAR = 80

/** Prints what the due action costs for accounts of 100, 1000 and 5000 orders. */
export async function due(): Promise<void> {
  const when = circumstances()
  const rows: string[][] = []
  for (const orders of [100, 1000, 5000]) {
    rows.push(await row(orders))
  }
  console.log(`${when}; medians of ${String(ROUNDS)} runs\n`)
  console.log(table(['orders', 'requests', 'time', 'peak memory'], rows))
}

async function row(orders: number): Promise<string[]> {
  const costs: Cost[] = []
  let requests = 0
  for (let round = 0; round < ROUNDS; round++) {
    await using sandbox = await startSandbox()
    sandbox.fill({ orders, others: 0, daysLeft: (order) => order % DAYS_OF_THE_CALENDAR })
    const inputs = { api_key: sandbox.apiKey, api_url: sandbox.url, renew_before: '30' }
    const env = stepEnvironment(inputs)
    costs.push(await measure([process.execPath, ACTION], import.meta.dirname, env))
    requests = sandbox.requests.length
  }
  const seconds = median(costs.map(({ wallMs }) => wallMs)) / 1000
  const peak = median(costs.map(({ peakMb }) => peakMb))
  return [String(orders), String(requests), `${seconds.toFixed(2)} s`, `${peak.toFixed(0)} MB`]
}
