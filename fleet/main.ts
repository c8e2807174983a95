/**
 * A fleet on one API key: `npm run fleet -- --orders 1000`.
 *
 * Each order is a process of the committed bundle, as many at a time as a matrix runs. They share the sandbox's one
 * key with its limits on (100 requests per 5 s, 1000 per 3 min). The exit code says whether every order was reissued
 * exactly once and has its certificate on disk; how long it took is told, and judged by people.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { startSandbox } from '../sandbox/sandbox.ts'
import { launch, type Ended } from './launch.ts'
import { createJobs } from './orders.ts'
import { judge, type Verdict } from './verdict.ts'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '100' },
    'in-flight': { type: 'string', default: '256' },
    'approval-seconds': { type: 'string', default: '20' },
    'refused-count': { type: 'boolean', default: false },
  },
})
const MOST_REQUESTS = 4

const count = Number(values.orders)
const inFlight = Number(values['in-flight'])
const sandbox = await startSandbox({
  rateLimit: true,
  autoApproveAfter: Number(values['approval-seconds']) * 1000,
  switches: { refusedRequestsCount: values['refused-count'] },
})
const jobs = await createJobs(sandbox, count)
const ended: Ended[] = []
const started = performance.now()
const seconds = (): number => (performance.now() - started) / 1000
const ticker = setInterval(() => {
  const done = `${String(ended.length)} of ${String(count)} done`
  console.error(`${seconds().toFixed(0)} s: ${done}, ${String(sandbox.requests.length)} requests`)
}, 15_000)
await launch(sandbox, jobs, inFlight, (end) => ended.push(end))
const total = seconds()
clearInterval(ticker)
const verdict = judge(sandbox, ended)
await sandbox.close()

console.log(table(verdict, total))
for (const fault of verdict.faults) console.error(fault)
if (ended.length !== count || verdict.faults.length > 0 || verdict.perQuickRun > MOST_REQUESTS)
  process.exitCode = 1

function table({ faults, admitted, refused, perQuickRun, limitMs }: Verdict, took: number): string {
  const limit = limitMs / 1000
  const cells = [
    `${String(count)} (${String(Math.min(count, inFlight))} in flight)`,
    String(ended.length - new Set(faults.map((fault) => fault.split(' ')[1])).size),
    String(admitted),
    String(refused),
    perQuickRun.toFixed(2),
    `${took.toFixed(0)} s`,
    `${limit.toFixed(0)} s`,
    limit > 0 ? (took / limit).toFixed(2) : '–',
  ]
  return `${new Date().toISOString().slice(0, 10)}, ${String(cpus().length)} cores, Node ${process.version}

| orders | reissued once, on disk | requests | refused (429) | per run that need not wait | time | the limit alone | ratio |
| ------ | ---------------------- | -------- | ------------- | -------------------------- | ---- | --------------- | ----- |
| ${cells.join(' | ')} |`
}
