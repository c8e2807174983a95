import { createPrivateKey, X509Certificate } from 'node:crypto'
import { DAY_MS } from '../../../sandbox/account/days.ts'
import type { SandboxOptions } from '../../../sandbox/options.ts'
import type { Deployed, Job, JobDeath, JobResult } from './jobs.ts'
import { START, World } from './world.ts'

/** What to simulate; all days are counted from day 0. */
export interface Simulation {
  readonly job: Job
  readonly days: number
  /** The last day of the order. */
  readonly orderEnds: number
  /** The last day of the first certificate, and how many days it lasts in all. */
  readonly first: { readonly ends: number; readonly lifetime: number }
  /** How many days a certificate lasts that is issued on a day. */
  readonly lifetimeOn: (day: number) => number
  readonly account?: SandboxOptions
  /** Whether, and where, the runner dies on a day. */
  readonly deathOn?: (day: number) => JobDeath | undefined
  /** Whether a person presses "Re-run jobs" when the runner died, instead of waiting for the next day. */
  readonly isRerunOn?: (day: number) => boolean
  /** What happens on each day before the job. */
  readonly each?: (world: World, day: number) => void
  /** What other people do on a day before the job. */
  readonly others?: Readonly<Record<number, (world: World) => unknown>>
}

/** What the records of the account say about the order before a day's job. */
export interface Truth {
  readonly isDue: boolean
  /** Whose reissue waits. */
  readonly waits: 'none' | 'own' | 'another'
  /** The certificate ends within a day of the order, so that a reissue could not end later. */
  readonly endsWithOrder: boolean
  readonly isOver: boolean
}

/** What one day came to. */
export interface DayResult extends JobResult {
  readonly day: number
  readonly truth: Truth
  /** Reissues that CertCentral took that day. */
  readonly reissues: number
  /** Names that those reissues dropped. */
  readonly lost: readonly string[]
  /** Why what is deployed at the end of the day is no valid certificate for the deployed key; empty when it is one. */
  readonly fault: string
}

/** Runs the job on each day, and says what each came to. */
export async function simulate(simulation: Simulation): Promise<DayResult[]> {
  const { job, first, orderEnds, lifetimeOn, account } = simulation
  const { csr, key } = await job.prepare()
  const lifetimeDays = (now: number): number => lifetimeOn(Math.floor((now - START) / DAY_MS))
  const world = await World.start(
    { lifetimeDays, ...account },
    {
      ...{ csr, names: job.names, daysLeft: first.ends, lifetimeDays: first.lifetime },
      orderDaysLeft: orderEnds,
    },
  )
  try {
    const chain = await world.sandbox.chainOf(world.order.current.id)
    const deployed = { chain: chain.map(({ pem }) => pem).join(''), key }
    return await liveThrough(simulation, world, deployed)
  } finally {
    await world.end()
  }
}

async function liveThrough(
  { job, days, deathOn, isRerunOn, each, others }: Simulation,
  world: World,
  first: Deployed,
): Promise<DayResult[]> {
  const results: DayResult[] = []
  let served = first
  for (let day = 0; day < days; day++) {
    world.goToDay(day)
    each?.(world, day)
    await others?.[day]?.(world)
    const truth = truthOf(world)
    const before = world.sandbox.accepted.reissues()
    const lostBefore = world.order.droppedNames.length
    let result = await job.run(world, deathOn?.(day))
    const { died } = result
    if (died && isRerunOn?.(day) === true) {
      world.goToNextAttempt()
      result = await job.run(world, undefined)
    }
    served = result.deployed ?? served
    const reissues = world.sandbox.accepted.reissues() - before
    const lost = world.order.droppedNames.slice(lostBefore)
    const fault = faultOf(served, job, world.now)
    results.push({ ...result, died, day, truth, reissues, lost, fault })
  }
  return results
}

/** The rules of the design, worked out once more from the account's own records. */
function truthOf(world: World): Truth {
  const { current, validTill } = world.sandbox.order(world.order.id)
  const [waiting] = world.sandbox.waiting(world.order.id)
  const from = Date.parse(current.validFrom ?? '')
  const till = Date.parse(current.validTill ?? '')
  const end = Date.parse(validTill)
  return {
    isDue: till - world.now <= 0.33 * (till - from),
    waits:
      waiting === undefined ? 'none' : waiting.comments.startsWith('[gha ') ? 'own' : 'another',
    endsWithOrder: end - till <= DAY_MS,
    isOver: world.now >= end + DAY_MS,
  }
}

function faultOf({ chain, key }: Deployed, job: Job, now: number): string {
  const [leafPem = '', issuerPem = ''] =
    chain.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []
  const leaf = new X509Certificate(leafPem)
  if (!leaf.checkPrivateKey(createPrivateKey(key))) {
    return 'its key is another'
  }
  if (now < leaf.validFromDate.getTime() || now > leaf.validToDate.getTime()) {
    return `it is valid from ${leaf.validFrom} to ${leaf.validTo}`
  }
  if (!leaf.verify(new X509Certificate(issuerPem).publicKey)) {
    return 'its issuer is another'
  }
  const missing = job.names.filter((name) => leaf.checkHost(name) === undefined)
  return missing.length > 0 ? `it lacks ${missing.join(', ')}` : ''
}
