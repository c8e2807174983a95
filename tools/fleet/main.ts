import { parseArgs } from 'node:util'
import { circumstances, table } from '../bench/table.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { launch, type Ended } from './launch.ts'
import { limitMs } from './limit.ts'
import { createJobs } from './orders.ts'
import { simulate, type Simulated } from './simulate.ts'
import { judge } from './verdict.ts'

const HELP = `A fleet on one API key: npm run fleet -- [options]

  --orders N            how many orders (100)
  --in-flight N         how many at a time (256: as many jobs as a matrix holds)
  --approval-seconds N  when a request that awaits approval is approved (20)
  --refused-count       a request that the limit refuses counts against it too
  --simulate            by a clock of its own, in seconds: no process, no server

Each order is a process of the committed bundle. They share the sandbox's one key with its limits on (100 requests per
5 s, 1000 per 3 min). The exit code says whether every order was reissued exactly once and has its certificate on disk;
it also prints how long that took.
`

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '100' },
    'in-flight': { type: 'string', default: '256' },
    'approval-seconds': { type: 'string', default: '20' },
    'refused-count': { type: 'boolean', default: false },
    simulate: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const MOST_REQUESTS = 4

const count = Number(values.orders)
const inFlight = Number(values['in-flight'])
const approvalMs = Number(values['approval-seconds']) * 1000
const refusedCount = values['refused-count']

if (values.help) {
  process.stdout.write(HELP)
} else if (values.simulate) {
  simulated()
} else {
  await fleet()
}

async function fleet(): Promise<void> {
  const sandbox = await startSandbox({
    rateLimit: true,
    autoApproveAfter: approvalMs,
    switches: { refusedRequestsCount: refusedCount },
  })
  const jobs = await createJobs(sandbox, count)
  const when = circumstances()
  const started = performance.now()
  const tookMs = (): number => performance.now() - started
  const ended: Ended[] = []
  const ticker = setInterval(() => {
    const done = `${String(ended.length)} of ${String(count)} done`
    console.error(`${seconds(tookMs())}: ${done}, ${String(sandbox.requests.length)} requests`)
  }, 15_000)
  await launch(sandbox, jobs, inFlight, (end) => ended.push(end))
  const total = tookMs()
  clearInterval(ticker)
  const verdict = judge(sandbox, ended)
  await sandbox.close()

  const { admitted, refused, perQuickRun, failed } = verdict
  const done = ended.length - failed
  console.log(`${when}\n`)
  console.log(
    tableOf(
      { done, admitted, refused, tookMs: total },
      perQuickRun === 0 ? 'each met a 429' : perQuickRun.toFixed(2),
    ),
  )
  for (const fault of verdict.faults) {
    console.error(fault)
  }
  if (done !== count || perQuickRun > MOST_REQUESTS) {
    process.exitCode = 1
  }
}

function simulated(): void {
  console.log('Simulated\n')
  console.log(tableOf(simulate({ orders: count, inFlight, approvalMs, refusedCount }), ''))
}

function tableOf({ done, admitted, refused, tookMs }: Simulated, perQuickRun: string): string {
  const aloneMs = limitMs(admitted)
  const head = ['orders', 'done', 'requests', 'refused (429)', 'per quick run']
  const cells = [
    `${String(count)} (${String(Math.min(count, inFlight))} in flight)`,
    ...[done, admitted, refused].map(String),
    perQuickRun,
    seconds(tookMs),
    seconds(aloneMs),
    aloneMs > 0 ? (tookMs / aloneMs).toFixed(2) : '–',
  ]
  return table([...head, 'time', 'limit alone', 'ratio'], [cells])
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(0)} s`
}
