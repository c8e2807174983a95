import { parseArgs } from 'node:util'
import { due } from './due.ts'
import { growth } from './growth.ts'
import type { Cost } from './measure.ts'
import { compare, contenders, type Contender, type Network } from './reissue.ts'
import { circumstances, table } from './table.ts'

const HELP = `What one run costs, beside others that do the same: npm run bench -- [options]

  --rounds N     how many interleaved rounds (15)
  --against REV  another commit's bundle as well
  --growth       instead: how a run grows with the order
  --wait         instead: a run that waits for 15 real minutes
  --due          instead: what the list of due orders costs for 100, 1000 and 5000 orders

Nothing fails for being slow: people judge the tables, on a machine that does nothing else.
`

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    against: { type: 'string' },
    growth: { type: 'boolean', default: false },
    wait: { type: 'boolean', default: false },
    due: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const NETWORKS: readonly Network[] = [
  { name: 'Loopback, HTTP', tls: false, roundTripMs: 0 },
  { name: 'TLS 1.3 and 50 ms of round trip (delaying proxy)', tls: true, roundTripMs: 50 },
]

if (values.help) {
  process.stdout.write(HELP)
} else if (values.due) {
  await due()
} else if (values.growth || values.wait) {
  await growth(values.wait)
} else {
  await bench(Number(values.rounds), values.against)
}

async function bench(rounds: number, against: string | undefined): Promise<void> {
  const all = await contenders(against)
  console.log(`${circumstances()}; medians of ${String(rounds)} interleaved rounds\n`)
  for (const network of NETWORKS) {
    const costs = await compare(all, network, rounds)
    console.log(`${network.name}\n\n${costTable(costs)}\n`)
  }
}

function costTable(costs: ReadonlyMap<Contender, Cost>): string {
  const [, bare, , fetch] = [...costs.values()]
  const times = (cost: Cost, other: Cost | undefined, part: keyof Cost): string =>
    other === undefined ? '' : (cost[part] / other[part]).toFixed(2)
  const rows = [...costs].map(([{ name }, cost]) => [
    name,
    cost.wallMs.toFixed(0),
    times(cost, bare, 'wallMs'),
    times(cost, fetch, 'wallMs'),
    cost.cpuMs.toFixed(0),
    cost.peakMb.toFixed(0),
    times(cost, fetch, 'peakMb'),
  ])
  const head = ['', 'wall ms', '× bare', '× fetch', 'CPU ms', 'peak MB', '× fetch']
  return table(head, rows)
}
