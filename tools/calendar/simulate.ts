import { createCsr } from '../../sandbox/api/keys.ts'
import type { Blocker } from '../../src/due/blocker.ts'
import { blockersOf } from '../../src/due/blockers.ts'
import { isDue } from '../../src/due/choice.ts'
import { endingOrders, type EndingOrder } from '../../src/due/select.ts'
import type { ListedReissue, Order } from '../../src/certcentral/schema.ts'
import { parseInputs, type Inputs } from '../../src/inputs/inputs.ts'
import { decide } from '../../src/plan/decide.ts'
import { DAY_MS, dayOf } from '../../src/util/moment.ts'
import { Account, liveOf, pendingOf, type KeptOrder, type Kind } from './account.ts'
import { People, type Errand } from './people.ts'
import { listedOrder, orderInfo, reissueList, validationOf } from './shown.ts'

/** The years and orders to simulate; times are in milliseconds since 1970. */
export interface Calendar {
  readonly from: number
  readonly to: number
  readonly orders: Readonly<Record<Kind, number>>
  /** As `due` and the action take it: a share of the lifetime. */
  readonly share: number
  /** Days. */
  readonly lookAhead: number
}

/** The result of a simulation. */
export interface Outcome {
  readonly errands: readonly Errand[]
  /** When each reissue was sent. */
  readonly reissues: readonly number[]
  /** One line each: a certificate that expired, a second reissue for one, a decision that no rule foresees. */
  readonly faults: readonly string[]
}

/** Days of an order's life on which its first reissues were made, in the past. */
const PAST_REISSUES = [133, 266]
const OLDEST_ORDER = 330

/** Lives through every night, with the action's own decisions and people who read the summary within a week. */
export async function simulate(calendar: Calendar): Promise<Outcome> {
  const account = new Account()
  await fill(account, calendar)
  const people = new People(account, calendar.share)
  const nights = new Nights(account, people, calendar)
  for (let at = calendar.from; at < calendar.to; at += DAY_MS) {
    await people.act(at)
    await nights.run(at)
  }
  return { ...nights.outcome, errands: people.errands }
}

/** Orders of every age, each with the certificate that a reissue a third before the end would have left it with. */
async function fill(account: Account, { from, orders }: Calendar): Promise<void> {
  const kinds = (['ov', 'ev', 'dv'] as const).flatMap((kind) =>
    Array.from({ length: orders[kind] }, () => kind),
  )
  for (const [index, kind] of kinds.entries()) {
    // The kinds are spread over the ages: 7 has no divisor in common with the number of orders.
    const age = Math.floor((((index * 7) % kinds.length) * OLDEST_ORDER) / kinds.length)
    const bought = from - age * DAY_MS
    const order = await account.buy(kind, `host-${String(index)}.example`, bought)
    for (const past of PAST_REISSUES.filter((day) => day < age)) {
      const at = bought + past * DAY_MS
      account.validate('domain_validation', order, at)
      const { csr } = await createCsr({ commonName: order.domain })
      account.issue(order, account.submit(order, csr, '', at), at)
    }
  }
}

/** The workflow, night for night: the blockers that `due` announces, and what the action does with due orders. */
class Nights {
  readonly outcome = { reissues: [] as number[], faults: [] as string[] }
  readonly #account: Account
  readonly #people: People
  readonly #calendar: Calendar
  /** The CSR of each order's next certificate, kept while that is pending. */
  readonly #next = new Map<string, Inputs>()
  /** The certificates that a reissue was sent for. */
  readonly #sentFor = new Set<string>()

  constructor(account: Account, people: People, calendar: Calendar) {
    this.#account = account
    this.#people = people
    this.#calendar = calendar
  }

  async run(at: number): Promise<void> {
    for (const order of this.#account.current()) {
      this.#account.issueIfValidated(order, at)
      const [ending] = endingOrders([listedOrder(order)], at)
      if (ending === undefined || at >= ending.validTill.at + DAY_MS) {
        this.#fault(order, at, 'expired')
      } else {
        this.#announce(order, ending, at)
        await this.#reissueIfDue(order, ending, at)
      }
    }
  }

  #announce(order: KeptOrder, ending: EndingOrder, at: number): void {
    if (ending.validTill.at - at <= this.#calendar.lookAhead * DAY_MS) {
      this.#people.read(order, this.#blockersOf(order, ending, at), at)
    }
  }

  #blockersOf(order: KeptOrder, ending: EndingOrder, at: number): Blocker[] {
    const validation = validationOf(this.#account, order, at)
    const readings = { order: orderInfo(order), validation, failure: undefined }
    const context = { window: { share: this.#calendar.share }, now: at }
    return blockersOf(ending, readings, context).map(({ blocker }) => blocker)
  }

  async #reissueIfDue(order: KeptOrder, ending: EndingOrder, at: number): Promise<void> {
    if (!isDue(ending, { share: this.#calendar.share }, at)) {
      return
    }
    const live = liveOf(order)
    const inputs = this.#next.get(live.id) ?? (await inputsFor(order, this.#calendar.share))
    this.#next.set(live.id, inputs)
    const reading = { order: orderInfo(order), list: reissueList(order), at }
    const decision = decide(situationOf(reading, inputs))
    if (decision.kind === 'reissue') {
      if (this.#sentFor.has(live.id)) {
        this.#fault(order, at, 'was reissued twice for one certificate')
      }
      this.#sentFor.add(live.id)
      this.outcome.reissues.push(at)
      this.#account.submit(order, inputs.csr?.pem ?? '', decision.body.comments, at)
      this.#account.issueIfValidated(order, at)
    } else if (!isForeseen(decision.kind, order)) {
      this.#fault(order, at, `is due, but the decision is to ${decision.kind}`)
    }
  }

  #fault({ domain, kind }: KeptOrder, at: number, what: string): void {
    this.outcome.faults.push(`${dayOf(at)}: ${domain} (${kind}) ${what}`)
  }
}

/** A pending reissue is adopted; and one that could not end later is refused until the next order is bought. */
function isForeseen(kind: string, order: KeptOrder): boolean {
  return kind === 'adopt'
    ? pendingOf(order) !== undefined
    : kind === 'refuse' && order.ends - liveOf(order).issued.till <= DAY_MS
}

function situationOf(
  reading: { order: Order; list: readonly ListedReissue[]; at: number },
  inputs: Inputs,
): Parameters<typeof decide>[0] {
  const { order, list: reissues, at: now } = reading
  const run = { id: String(now), attempt: 1, eventName: 'schedule', line: 'simulated' }
  return { ...{ reading, order, reissues, now }, inputs, run }
}

async function inputsFor(order: KeptOrder, share: number): Promise<Inputs> {
  const { csr } = await createCsr({ commonName: order.domain })
  const given: Readonly<Record<string, string>> = {
    ...{ api_key: 'SIMULATED', order_id: order.id, csr, skip_approval: 'true' },
    renew_before: `${String(share * 100)}%`,
  }
  return parseInputs((name) => given[name] ?? '', '/')
}
