import type { Blocker } from '../../src/due/blocker.ts'
import { DAY_MS } from '../../src/util/moment.ts'
import { liveOf, pendingOf, type Account, type KeptOrder, type Kind } from './account.ts'
import { reuseAt } from './periods.ts'

/** Something that only a person can do. Times are in milliseconds since 1970. */
export interface Errand {
  readonly kind: 'purchase' | 'domain_validation' | 'organization_validation'
  readonly order: Kind
  /** When it was done. */
  readonly at: number
  /** When it would have been too late to be on time: the reissue, or the end of the order's last certificate. */
  readonly neededBy: number
  /** The night on which a summary said so first; undefined where none did. */
  readonly announced: number | undefined
}

/** The longest that a reader takes to act on the summary, in days; others take less. */
const SLOWEST_DAYS = 7
/** Days before the end of an order on which the next one is bought, where it was announced by then. */
const BOUGHT_BEFORE_DAYS = 30

/** Those who read the nightly summary, each within a week, and act on nothing else. */
export class People {
  readonly errands: Errand[] = []
  readonly #account: Account
  readonly #share: number
  /** When a blocker was announced first, by the certificate and the blocker's code. */
  readonly #announced = new Map<string, number>()

  constructor(account: Account, share: number) {
    this.#account = account
    this.#share = share
  }

  /** A summary says what will stop an order's next reissue. */
  read(order: KeptOrder, blockers: readonly Blocker[], at: number): void {
    for (const { code } of blockers) {
      const key = keyOf(order, code)
      if (!this.#announced.has(key)) {
        this.#announced.set(key, at)
      }
    }
  }

  /** Does what was read about long enough ago. */
  async act(at: number): Promise<void> {
    for (const order of this.#account.current()) {
      this.#validate(order, at)
      await this.#buy(order, at)
    }
  }

  /** The next order, with its first certificate, late in the life of this one. */
  async #buy(order: KeptOrder, at: number): Promise<void> {
    const announced = this.#readAt(order, 'order_ends', at)
    if (announced === undefined || at < order.ends - BOUGHT_BEFORE_DAYS * DAY_MS) {
      return
    }
    this.#note('purchase', order, { at, announced, neededBy: liveOf(order).issued.till })
    const next = await this.#account.buy(order.kind, order.domain, at)
    order.renewedBy = next.id
  }

  /** Domains and organizations: ahead where the validation then lasts until the reissue, else once that is pending. */
  #validate(order: KeptOrder, at: number): void {
    const pending = pendingOf(order)
    const neededBy = pending?.made ?? this.#dueAt(order)
    const lacks = this.#account.lacking(order, pending?.made ?? neededBy, Math.max(at, neededBy))
    for (const kind of lacks) {
      const lasts = kind === 'organization_validation' ? Infinity : reuseAt(at) * DAY_MS
      // The reissue comes with the first night after it is due.
      const isInTime = order.kind !== 'dv' && at + lasts > neededBy + 2 * DAY_MS
      const isUseful = pending !== undefined || isInTime
      const announced = this.#readAt(order, kind, at)
      const isRead = pending === undefined || at - pending.made >= slowness(order)
      if (announced !== undefined && isUseful && isRead) {
        this.#note(kind, order, { at, announced, neededBy })
        this.#account.validate(kind, order, at)
      }
    }
  }

  /** When the blocker was announced, where that is so long ago that this order's people have read it. */
  #readAt(order: KeptOrder, code: Blocker['code'], at: number): number | undefined {
    const announced = this.#announced.get(keyOf(order, code))
    return announced !== undefined && at - announced >= slowness(order) ? announced : undefined
  }

  #dueAt(order: KeptOrder): number {
    const { from, till } = liveOf(order).issued
    return till - this.#share * (till - from)
  }

  #note(
    kind: Errand['kind'],
    { kind: order }: KeptOrder,
    times: Pick<Errand, 'at' | 'announced' | 'neededBy'>,
  ): void {
    this.errands.push({ kind, order, ...times })
  }
}

function keyOf(order: KeptOrder, code: Blocker['code']): string {
  return `${liveOf(order).id} ${code}`
}

function slowness({ id }: KeptOrder): number {
  return (1 + (Number(id) % SLOWEST_DAYS)) * DAY_MS
}
