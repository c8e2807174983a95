import type { ListedReissue, Order, OrderCertificate } from '../../src/certcentral/schema.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import { decide, type Situation } from '../../src/plan/decide.ts'
import type { Decision } from '../../src/plan/decision.ts'
import { needsList } from '../../src/plan/listed.ts'
import { DAY_MS, type Moment } from '../../src/util/moment.ts'
import type { Csr } from '../../src/x509/csr.ts'
import { date, inputs, issuedReissue, NAMES, OLD, order, reissue, request, run } from './orders.ts'

// A CertCentral in memory that shows a pending reissue as its switches say, and a workflow that runs every night.

/** How an account shows its orders, and how a workflow asks. */
export interface Switches {
  /** What the order says while the reissue is awaiting approval; once approved it says `reissue_pending`. */
  readonly status: 'issued' | 'reissue_pending' | 'needs_approval'
  /** The order's certificate while a reissue is pending: the live one, or the pending one without dates or with. */
  readonly certificate: 'live' | 'undated' | 'dated'
  /** Whether that certificate shows a status. */
  readonly certificateStatus: 'shown' | 'absent'
  /** The requests of the order, with their comments or without. */
  readonly requests: 'commented' | 'bare' | 'absent'
  /** Whether the list shows what is pending, and with its CSR. */
  readonly list: 'pending' | 'pending_without_csr' | 'issued_only' | 'issued_only_without_csr'
  /** Whether dates of requests and of the list are times, or days alone. */
  readonly dates: 'times' | 'days'
  /** How often the list shows the primary certificate. */
  readonly primary: 0 | 1 | 2
  /** What an entry of the list says once it is approved. */
  readonly entry: 'issued' | 'approved'
  /** Whether CertCentral adds a name for free, and whether the workflow types its names. */
  readonly names: 'exact' | 'added' | 'added_to_typed'
  readonly csr: 'static' | 'fresh'
  readonly renewBefore: 'always' | 'third'
  /** Nights until a reissue is approved, and until it is issued after that. */
  readonly approval: readonly [approvedAfter: number, issuedAfter: number]
}

/** The values of each switch. */
export const SWITCHES: { readonly [Key in keyof Switches]: readonly Switches[Key][] } = {
  status: ['issued', 'reissue_pending', 'needs_approval'],
  certificate: ['live', 'undated', 'dated'],
  certificateStatus: ['shown', 'absent'],
  requests: ['commented', 'bare', 'absent'],
  list: ['pending', 'pending_without_csr', 'issued_only', 'issued_only_without_csr'],
  dates: ['times', 'days'],
  primary: [0, 1, 2],
  entry: ['issued', 'approved'],
  names: ['exact', 'added', 'added_to_typed'],
  csr: ['static', 'fresh'],
  renewBefore: ['always', 'third'],
  approval: [
    [1, 0],
    [3, 2],
    [Infinity, 0],
  ],
}

/** Every combination of the switches. */
export function* combinations(): Generator<Switches> {
  yield* combine(Object.entries(SWITCHES), {})
}

function* combine(
  [first, ...rest]: readonly (readonly [string, readonly unknown[]])[],
  chosen: Readonly<Record<string, unknown>>,
): Generator<Switches> {
  if (first === undefined) {
    yield chosen as unknown as Switches
    return
  }
  const [key, values] = first
  for (const value of values) {
    yield* combine(rest, { ...chosen, [key]: value })
  }
}

/** Whether any place shows a reissue that is awaiting approval for what it is. */
export function isPendingShown(switches: Switches): boolean {
  const { status, requests, list, certificate, certificateStatus } = switches
  return (
    status !== 'issued' ||
    requests !== 'absent' ||
    list === 'pending' ||
    list === 'pending_without_csr' ||
    (certificate !== 'live' && certificateStatus === 'shown')
  )
}

/** Whether any place shows the key and the names of what is pending, or its marker: then it is recognised. */
export function isRecognisable(switches: Switches): boolean {
  const { requests, list, certificate } = switches
  return requests === 'commented' || list === 'pending' || certificate !== 'live'
}

/** What a workflow did in its nights. */
export interface Nights {
  readonly decisions: readonly Decision[]
  readonly sent: number
  /** Decisions that were made while a reissue was awaiting approval, or approved and not issued yet. */
  readonly whilePending: readonly Decision[]
}

/** Runs a workflow every night; the CSRs are one for each night. */
export function nightly(switches: Switches, csrs: readonly Csr[]): Nights {
  const account = new Account(switches)
  const decisions: Decision[] = []
  const whilePending: Decision[] = []
  for (const [night, fresh] of csrs.entries()) {
    account.night = night
    const csr = switches.csr === 'fresh' ? fresh : (csrs[0] ?? fresh)
    const decision = decideOn(account, inputsOf(switches, csr), night)
    decisions.push(decision)
    if (account.pending !== undefined) {
      whilePending.push(decision)
    }
    if (decision.kind === 'reissue') {
      account.accept(csr, decision.wanted.all, decision.body.comments)
    }
  }
  return { decisions, sent: account.sent.length, whilePending }
}

function inputsOf({ names, renewBefore }: Switches, csr: Csr): Inputs {
  return inputs({
    csr,
    ...(names === 'added_to_typed' ? { dnsNames: NAMES } : {}),
    ...(renewBefore === 'third' ? { renewBefore: { share: 0.33 } } : {}),
  })
}

/** As a run does: the order first, and the list where the decision needs it. */
function decideOn(account: Account, wish: Inputs, night: number): Decision {
  const ofTonight = run({ id: String(5000 + night), eventName: 'schedule' })
  const reading = { order: account.order(), list: undefined, at: account.now }
  const situation: Situation = { reading, inputs: wish, run: ofTonight }
  const decision = decide(situation)
  return needsList(decision, ofTonight, false)
    ? decide({ ...situation, reading: { ...reading, list: account.list() } })
    : decision
}

interface Sent {
  readonly night: number
  readonly csr: Csr
  readonly names: readonly string[]
  readonly comments: string
}

const FIRST_NIGHT = Date.parse('2026-11-21T02:00:00Z')
const LIFETIME_MS = 199 * DAY_MS

class Account {
  night = 0
  readonly sent: Sent[] = []
  readonly #switches: Switches

  constructor(switches: Switches) {
    this.#switches = switches
  }

  get now(): number {
    return FIRST_NIGHT + this.night * DAY_MS
  }

  get pending(): Sent | undefined {
    return this.sent.findLast((one) => !this.#isIssued(one))
  }

  accept(csr: Csr, asked: readonly string[], comments: string): void {
    const added = this.#switches.names === 'exact' ? [] : ['free.example.com']
    const names = [...new Set([...asked, ...added])]
    this.sent.push({ night: this.night, csr, names, comments })
  }

  order(): Order {
    const { status, certificateStatus, certificate, requests } = this.#switches
    const { pending } = this
    const isHidden = pending !== undefined && certificate !== 'live'
    const shown = isHidden ? this.#pendingCertificate(pending) : this.#liveCertificate()
    const word = isHidden ? 'pending' : 'issued'
    const isOpen = pending !== undefined && !this.#isApproved(pending)
    return order(
      {
        status: pending === undefined ? 'issued' : isOpen ? status : 'reissue_pending',
        requests: requests === 'absent' ? [] : this.#requests(),
      },
      { ...shown, status: certificateStatus === 'shown' ? word : '' },
    )
  }

  list(): ListedReissue[] {
    const { primary, list } = this.#switches
    const isPendingListed = list === 'pending' || list === 'pending_without_csr'
    const entries = this.sent
      .filter((one) => isPendingListed || this.#isIssued(one))
      .map((one) => this.#entry(one))
    const original = issuedReissue({
      ...{ id: '100', serialNumber: '0A0B0C', csr: OLD.pem },
      dateCreated: date('2026-06-01T08:00:00Z'),
      dateIssued: date('2026-06-01T09:00:00Z'),
      validTill: date('2026-12-17'),
    })
    return [...entries, ...Array.from({ length: primary }, () => original)].map((entry) =>
      list.endsWith('without_csr') ? { ...entry, csr: undefined } : entry,
    )
  }

  #requests(): Order['requests'] {
    const first = request({
      ...{ id: '800', type: 'new_request', status: 'approved' },
      date: date('2026-06-01T08:00:00Z'),
    })
    const others = this.sent.map((one) =>
      request({
        id: String(900 + one.night),
        date: this.#date(this.#at(one)),
        status: this.#isApproved(one) ? 'approved' : 'pending',
        comments: this.#switches.requests === 'commented' ? one.comments : undefined,
      }),
    )
    return [first, ...others]
  }

  #entry(one: Sent): ListedReissue {
    const isApproved = this.#isApproved(one) && this.#switches.entry === 'approved'
    const shared = {
      id: idOf(one),
      dnsNames: [...one.names],
      csr: one.csr.pem,
      dateCreated: this.#date(this.#at(one) + 1000),
    }
    if (!this.#isIssued(one)) {
      return reissue({ ...shared, status: isApproved ? 'approved' : 'pending' })
    }
    const issuedAt = FIRST_NIGHT + this.#issuedOn(one) * DAY_MS - DAY_MS / 2
    return issuedReissue({
      ...shared,
      status: this.#switches.entry,
      serialNumber: `0F${idOf(one)}`,
      dateIssued: this.#date(issuedAt),
      validTill: dayOf(issuedAt + LIFETIME_MS),
    })
  }

  #liveCertificate(): Partial<OrderCertificate> {
    const live = this.sent.findLast((one) => this.#isIssued(one))
    if (live === undefined) {
      return {}
    }
    const { serialNumber, validTill, dateIssued } = this.#entry(live)
    const validFrom = dateIssued && dayOf(dateIssued.at)
    return { ...certificateOf(live), serialNumber, validFrom, validTill }
  }

  #pendingCertificate(one: Sent): Partial<OrderCertificate> {
    const isDated = this.#switches.certificate === 'dated'
    return {
      ...certificateOf(one),
      serialNumber: undefined,
      validFrom: isDated ? dayOf(this.#at(one)) : undefined,
      validTill: isDated ? dayOf(this.#at(one) + LIFETIME_MS) : undefined,
    }
  }

  #date(at: number): Moment {
    return this.#switches.dates === 'days' ? dayOf(at) : { at, hasTime: true }
  }

  #at({ night }: Sent): number {
    return FIRST_NIGHT + night * DAY_MS + 5000
  }

  #isApproved({ night }: Sent): boolean {
    return this.night >= night + this.#switches.approval[0]
  }

  #issuedOn({ night }: Sent): number {
    const [approvedAfter, issuedAfter] = this.#switches.approval
    return night + approvedAfter + issuedAfter
  }

  #isIssued(one: Sent): boolean {
    return this.night >= this.#issuedOn(one)
  }
}

function certificateOf(one: Sent): Partial<OrderCertificate> {
  return { id: idOf(one), dnsNames: [...one.names], csr: one.csr.pem }
}

function idOf({ night }: Sent): string {
  return String(200 + night)
}

function dayOf(at: number): Moment {
  return { at: Math.floor(at / DAY_MS) * DAY_MS, hasTime: false }
}
