import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inPool } from '../inPool.ts'
import { brokenIn } from './invariants.ts'
import { play, type Outcome } from './run.ts'

const HELP = `Random inputs, each against two random faults of the server: npm run chaos -- [options]

  --runs N   how many runs (200)
  --seed S   a whole number; the same seed draws the same runs (a new one)
  --only N   this run alone, with all that it said
  --width N  how many runs at a time (24: most of them wait)
`

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string' },
    width: { type: 'string', default: '24' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) {
  process.stdout.write(HELP)
} else {
  await chaos(numberOf('seed'), values.only === undefined ? undefined : numberOf('only'))
}

async function chaos(seed: number, only: number | undefined): Promise<void> {
  // What the runs leave behind goes with this folder.
  const folder = await mkdtemp(join(tmpdir(), 'chaos-'))
  process.env['TMPDIR'] = folder
  let heard = 0
  const elsewhere = createServer((_request, response) => response.end('{}'))
  elsewhere.on('connection', () => (heard += 1))
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${(elsewhere.address() as AddressInfo).port}/services/v2`

  process.stdout.write(`Chaos with seed ${seed}\n`)
  const runs =
    only === undefined ? Array.from({ length: numberOf('runs') }, (_, run) => run) : [only]
  const met = new Map<string, number>()
  const tasks = runs.map((run) => () => judge(seed, run, url, met, only !== undefined))
  const passed = (await Promise.all(inPool(tasks, numberOf('width')))).filter(Boolean).length
  elsewhere.close()
  await rm(folder, { recursive: true })

  const counts = [...met]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([fault, count]) => `${fault} ${count}`)
  process.stdout.write(`Faults met: ${counts.join(', ')}\n`)
  if (heard > 0) {
    process.stdout.write(`Another host was called ${heard} times\n`)
  }
  const failed = runs.length - passed + (heard > 0 ? 1 : 0)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** Plays a run and says what is broken; true when nothing is. */
async function judge(
  seed: number,
  run: number,
  elsewhere: string,
  met: Map<string, number>,
  tellAll: boolean,
): Promise<boolean> {
  const outcome = await play(seed, run, elsewhere)
  await outcome.sandbox.close()
  for (const { fault } of outcome.sandbox.requests) {
    if (fault !== undefined) {
      met.set(fault, (met.get(fault) ?? 0) + 1)
    }
  }
  const broken = brokenIn(outcome)
  if (broken.length > 0 || tellAll) {
    process.stdout.write(storyOf(seed, run, outcome, broken))
  }
  return broken.length === 0
}

function storyOf(
  seed: number,
  run: number,
  { scenario, sandbox, attempts }: Outcome,
  broken: readonly string[],
): string {
  const lines = [
    `\nRun ${run}${broken.length > 0 ? ' FAILED' : ''}; alone again: npm run chaos -- --seed ${seed} --only ${run}`,
    ...broken.map((text) => `  - ${text}`),
    `  ${JSON.stringify(scenario, (_key, value: unknown) => (value === Infinity ? 'Infinity' : value))}`,
  ]
  for (const { from, to, log, outputs, ms } of attempts) {
    for (const { method, path, status, tookEffect, fault } of sandbox.requests.slice(from, to)) {
      lines.push(
        `  ${method} ${path}: ${status ?? '-'}${tookEffect ? ', took effect' : ''}${fault === undefined ? '' : `, ${fault}`}`,
      )
    }
    lines.push(
      `  after ${(ms / 1000).toFixed(1)} s: ${JSON.stringify(outputs)}`,
      ...log.split('\n').map((line) => `  | ${line}`),
    )
  }
  return `${lines.join('\n')}\n`
}

function numberOf(name: 'runs' | 'seed' | 'only' | 'width'): number {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < 0) {
    throw new Error(`--${name} must be a whole number`)
  }
  return number
}
