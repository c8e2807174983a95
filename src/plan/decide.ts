import { findAdoptable, type Adoptable } from './adopt.ts'
import type { ListedReissue, Order, OrderCertificate, ReissueBody } from '../certcentral/schema.ts'
import { listed } from '../util/text.ts'
import { bodyOf } from './body.ts'
import { currentCertificate, isSwitched } from './current.ts'
import { dueByDate, endsWithOrder, type Due } from './due.ts'
import { marker, type Identity, type Run } from './identity.ts'
import {
  closedReason,
  droppedReason,
  endReason,
  hiddenReason,
  isRevoked,
  unknownReason,
  waitsReason,
} from './reasons.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { wantedNames, type Wanted } from './wanted.ts'
import { warningsFor, warningsOfSkip, type WarningContext } from './warnings.ts'

/** Everything that the decision depends on; `now` is milliseconds since 1970. */
export interface Situation {
  readonly order: Order
  /** The order's reissues, where {@link needsReissues} asked for them; else empty. */
  readonly reissues: readonly ListedReissue[]
  readonly inputs: Inputs
  readonly run: Run
  readonly now: number
}

/** What is to be done with the order; `reason` is one sentence, and the run goes on after the warnings. */
export type Decision = {
  readonly reason: string
  readonly warnings: readonly string[]
  readonly current: OrderCertificate
  readonly wanted: Wanted | undefined
  /** Undefined without a CSR. */
  readonly identity: Identity | undefined
} & (
  | { readonly kind: 'refuse' | 'skip' | 'plan' }
  | { readonly kind: 'adopt'; readonly adopted: Adoptable; readonly identity: Identity }
  /** The exact body to send, and the text by which this run's own request is found again. */
  | {
      readonly kind: 'reissue'
      readonly body: ReissueBody
      readonly marker: string
      readonly identity: Identity
    }
)

/** Whether the decision needs the order's reissues: when one may wait, or may be this run's own. */
export function needsReissues({
  order,
  inputs,
  run,
}: Omit<Situation, 'reissues' | 'now'>): boolean {
  if (order.status === 'reissue_pending' || run.attempt > 1) {
    return true
  }
  const identity = identityOf(inputs, wantedNames(inputs, order, order.certificate))
  return (
    identity !== undefined &&
    order.requests.some(({ comments }) => comments?.includes(marker(run, identity)))
  )
}

/** Decides, in the order of the numbered rules. Pure: no clock, no network. */
export function decide(situation: Situation): Decision {
  const { order, reissues, inputs, now } = situation
  const current = currentCertificate(order, reissues)
  const wanted = wantedNames(inputs, order, current)

  // 1. Some orders cannot be reissued, or not without saying so twice; and some names are none.
  const closed = closedReason(order, inputs.force, now)
  const none = { current, wanted: undefined, identity: undefined }
  if (closed !== undefined) {
    return { kind: 'refuse', reason: closed, warnings: [], ...none }
  }
  if (typeof wanted === 'string') {
    return { kind: 'refuse', reason: wanted, warnings: [], ...none }
  }
  return decideOnOpenOrder(situation, current, wanted)
}

function decideOnOpenOrder(
  situation: Situation,
  current: OrderCertificate,
  wanted: Wanted,
): Decision {
  const { order, reissues, inputs } = situation
  const identity = identityOf(inputs, wanted)
  const due = dueFor(situation, current, wanted)
  const context: WarningContext = { ...situation, current, wanted, due }
  const decided = { current, wanted, identity }
  const refuse = (reason: string): Decision => ({
    kind: 'refuse',
    reason,
    warnings: [],
    ...decided,
  })

  // 2. Once means once: a reissue that already answers the wish is gone on with, even by force.
  const adopted = identity && findAdoptable({ ...situation, current, identity })
  if (identity !== undefined && adopted !== undefined) {
    const reason = `No new reissue is needed, because ${adopted.why}`
    return { kind: 'adopt', reason, warnings: warningsFor(context), ...decided, identity, adopted }
  }

  // 3. Two reissues at a time would take each other's place.
  if (order.status === 'reissue_pending' && !inputs.force) {
    return refuse(waitsReason(order, reissues))
  }

  // 4. Not due: nothing is to be done, and that is a success. Not known: that is none.
  if (due.kind === 'not due' && !inputs.force) {
    return { kind: 'skip', reason: due.why, warnings: warningsOfSkip(context), ...decided }
  }
  if (due.kind === 'unknown' && !inputs.force) {
    return refuse(unknownReason(due.why))
  }

  // 5. What could not end later would be asked for again every night until the order ends.
  const isNeeded = wanted.added.length > 0 || isRevoked(current) || inputs.force
  if (endsWithOrder(order, current) && !isNeeded) {
    return refuse(endReason(order, current))
  }

  // 6. A name that goes takes the live certificates with it, even by force.
  if (isSwitched(order, current) && inputs.dnsNames === undefined) {
    return refuse(hiddenReason())
  }
  if (wanted.dropped.length > 0) {
    return refuse(droppedReason(wanted.dropped))
  }

  // 7. Reissue, or say that this is what would be done.
  const why = due.kind === 'due' ? due.why : `forced, although ${due.why}`
  const warnings = warningsFor(context)
  if (inputs.dryRun || identity === undefined || inputs.csr === undefined) {
    return {
      kind: 'plan',
      reason: `A reissue would be sent without dry_run (${why})`,
      warnings,
      ...decided,
    }
  }
  const text = marker(situation.run, identity)
  const body = bodyOf(situation, inputs.csr.pem, wanted, text)
  return {
    kind: 'reissue',
    reason: `Reissued (${why})`,
    warnings,
    ...decided,
    identity,
    body,
    marker: text,
  }
}

function identityOf({ csr }: Inputs, wanted: Wanted | string): Identity | undefined {
  if (csr === undefined || typeof wanted === 'string') {
    return undefined
  }
  return { keyId: csr.keyId, names: wanted.all, namesAreAll: wanted.isTls }
}

function dueFor({ inputs, now }: Situation, current: OrderCertificate, { added }: Wanted): Due {
  const byDate = dueByDate(inputs.renewBefore, current, now)
  const why = isRevoked(current)
    ? 'due: the current certificate is revoked'
    : added.length > 0
      ? `due: the current certificate lacks ${listed(added)}`
      : undefined
  return why === undefined ? byDate : { ...byDate, kind: 'due', why }
}
