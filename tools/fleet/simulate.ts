import { RateLimiter } from '../../sandbox/api/rateLimit.ts'
import { DEFAULT_SETTINGS, DEFAULT_SWITCHES } from '../../sandbox/settings.ts'
import { ResponseError } from '../../src/certcentral/errors.ts'
import { PATIENT, pausesBetweenLooks, Queue } from '../../src/certcentral/patience.ts'

/** A fleet to simulate. */
export interface Plan {
  readonly orders: number
  readonly inFlight: number
  /** Milliseconds until a request that waits is approved; every second order needs that. */
  readonly approvalMs: number
  /** Whether a request that the limit refuses counts against it too. */
  readonly refusedCount: boolean
}

/** The result of a simulated fleet. */
export interface Simulated {
  /** Runs that ended with their certificate; the others met the limit for too long. */
  readonly done: number
  readonly admitted: number
  readonly refused: number
  /** Milliseconds, by the fleet's own clock. */
  readonly tookMs: number
}

/** A run: it yields the milliseconds until its next step, and returns whether it ended with its certificate. */
type Run = Generator<number, boolean>

const LIMITED = new ResponseError(
  { purpose: { action: 'reissue', id: '1' }, method: 'POST', path: '/order/certificate/1/reissue' },
  { status: 429, errors: [], excerpt: undefined, retryAfterMs: undefined, redirectedTo: undefined },
)
/** As measured: how far two cores start processes apart, how long each takes to its first request, and a request. */
const [START_MS, BOOT_MS, REQUEST_MS] = [80, 150, 10]

/** Simulates a fleet by a clock of its own: the action's own queue and pauses against the sandbox's own limits. */
export function simulate(plan: Plan): Simulated {
  const world = new World(plan)
  const runs = Array.from({ length: plan.orders }, (_, index) => world.run(index % 2 === 0))
  const due: { at: number; run: Run }[] = []
  const later = (run: Run, ms: number): void => {
    const at = world.now + ms
    const index = due.findLastIndex((other) => other.at <= at)
    due.splice(index + 1, 0, { at, run })
  }
  runs.splice(0, plan.inFlight).forEach((run, index) => {
    later(run, index * START_MS)
  })
  for (let next = due.shift(); next !== undefined; next = due.shift()) {
    world.now = next.at
    const { done, value } = next.run.next()
    if (done !== true) {
      later(next.run, value)
    } else {
      if (value) {
        world.done += 1
      }
      const another = runs.shift()
      if (another !== undefined) {
        later(another, 0)
      }
    }
  }
  return { ...world.counts(), tookMs: world.now }
}

class World {
  now = 0
  done = 0
  #admitted = 0
  #refused = 0
  readonly #approvalMs: number
  readonly #limiter: RateLimiter

  constructor({ approvalMs, refusedCount }: Plan) {
    this.#approvalMs = approvalMs
    this.#limiter = new RateLimiter({
      settings: { ...DEFAULT_SETTINGS, rateLimit: true },
      switches: { ...DEFAULT_SWITCHES, refusedRequestsCount: refusedCount },
      now: () => this.now,
    })
  }

  counts(): Omit<Simulated, 'tookMs'> {
    return { done: this.done, admitted: this.#admitted, refused: this.#refused }
  }

  /** Looks the order up, submits once, waits and downloads. */
  *run(isQuick: boolean): Run {
    yield BOOT_MS
    if (!(yield* this.#sendPatiently())) {
      return false
    }
    // What met the limit is sent again after a look at the order, which has the patience that is left.
    const look = (leftMs: number): Run => this.#sendPatiently(undefined, leftMs)
    if (!(yield* this.#sendPatiently(look))) {
      return false
    }
    const issuedAt = this.now + (isQuick ? 0 : this.#approvalMs)
    for (const ms of pausesBetweenLooks()) {
      yield ms
      if ((yield* this.#send()) && this.now >= issuedAt) {
        break
      }
    }
    return yield* this.#sendPatiently()
  }

  *#sendPatiently(mayAgain?: (leftMs: number) => Run, queueForMs = PATIENT.queueForMs): Run {
    const queue = new Queue({ ...PATIENT, queueForMs }, () => this.now)
    for (;;) {
      if (yield* this.#send()) {
        return true
      }
      const ms = queue.enter(LIMITED)
      if (ms === undefined) {
        return false
      }
      yield ms
      if (mayAgain !== undefined && !(yield* mayAgain(queue.leftMs()))) {
        return false
      }
      queue.leave()
    }
  }

  *#send(): Run {
    const isAdmitted = this.#admit()
    yield REQUEST_MS
    return isAdmitted
  }

  #admit(): boolean {
    try {
      this.#limiter.admit('key')
      this.#admitted += 1
      return true
    } catch {
      this.#refused += 1
      return false
    }
  }
}
