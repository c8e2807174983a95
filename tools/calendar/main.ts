import { DAY_MS } from '../../src/util/moment.ts'
import { argumentsOr } from '../help.ts'
import { faultsOf, tableOf } from './verdict.ts'
import { simulate } from './simulate.ts'

const HELP = `The years ahead of a fleet, night for night: npm run calendar

50 orders from today to the end of 2029, with DigiCert's calendar of lifetimes and validation periods, the action's own
decisions, and people who read the nightly summary within a week. It prints what they had to do each year, and fails
where a certificate expired, where one was reissued twice, or where something that needs a person was announced less
than 14 days before.
`

if (argumentsOr(HELP) !== undefined) {
  await calendar()
}

async function calendar(): Promise<void> {
  const started = performance.now()
  const plan = {
    from: Math.floor(Date.now() / DAY_MS) * DAY_MS + 3 * 3_600_000 + 17 * 60_000,
    to: Date.parse('2030-01-01'),
    orders: { ov: 30, ev: 10, dv: 10 },
    share: 0.33,
    lookAhead: 90,
  }
  const outcome = await simulate(plan)
  const faults = faultsOf(outcome)
  console.log(tableOf(outcome))
  console.log(faults.slice(0, 20).join('\n'))
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(`${String(faults.length)} faults, in ${seconds} s`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
