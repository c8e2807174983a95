import type { Inputs } from '../inputs/inputs.ts'
import { markerText, type Fingerprint, type Run } from '../order/fingerprint.ts'
import { pictureOf, type OrderPicture, type Reading } from '../order/picture.ts'
import { isClosed, isUnderWay, type ShownCertificate } from '../order/shown.ts'
import { daysBetween } from '../util/moment.ts'
import { findAdoptable } from './adopt.ts'
import { bodyOf } from './body.ts'
import type { Decision, Grounds } from './decision.ts'
import type { DueReason, NotDueReason, RefuseReason } from './reasons.ts'
import { dueByDate, type Due } from './due.ts'
import { named, repeatReason } from './repeats.ts'
import { warningsFor, warningsOfAdoption, warningsOfSkip } from './warnings.ts'
import { wantedNames, type Wanted } from './wanted.ts'

/** Everything that the decision depends on. */
export interface Situation {
  readonly reading: Reading
  readonly inputs: Inputs
  readonly run: Run
  /** The certificates that earlier reads of this run showed; undefined at the first. */
  readonly seen?: readonly ShownCertificate[] | undefined
}

/** Decides, in the order of the numbered rules. Pure: no clock, no network. */
export function decide(situation: Situation): Decision {
  const { reading, inputs } = situation
  // The live names are needed for the fingerprint, and they do not depend on it.
  const before = pictureOf(reading)

  // 1. Some orders cannot be reissued, or not without `force`; and some names are none.
  const closed = closedReason(before, inputs.force)
  const wanted = closed ?? wantedNames(inputs, before)
  if ('code' in wanted) {
    const grounds = { picture: before, wanted: undefined, fingerprint: undefined, warnings: [] }
    return { kind: 'refuse', reason: wanted, ...grounds }
  }
  const fingerprint = fingerprintOf(inputs, wanted)
  const picture = fingerprint === undefined ? before : pictureOf(reading, fingerprint)
  return decideOnPicture(situation, picture, wanted, fingerprint)
}

function decideOnPicture(
  { inputs, run, seen }: Situation,
  picture: OrderPicture,
  wanted: Wanted,
  fingerprint: Fingerprint | undefined,
): Decision {
  const { force } = inputs
  const due = dueFor(picture, wanted, inputs)
  const context = { picture, inputs, run, wanted, due }
  const grounds: Grounds = { picture, wanted, fingerprint, warnings: [] }
  const refuse = (reason: RefuseReason): Decision => ({ kind: 'refuse', reason, ...grounds })

  // 2. Once means once: a reissue with this fingerprint that is there already is adopted, even by force.
  const adoption = fingerprint && findAdoptable(picture, run, seen)
  if (fingerprint !== undefined && adoption !== undefined) {
    const warnings = [
      ...warningsFor(context),
      ...warningsOfAdoption(context, adoption.adopted, fingerprint),
    ]
    return { kind: 'adopt', ...grounds, ...adoption, fingerprint, warnings }
  }

  // 3. Two reissues at a time would take each other's place.
  const [pending] = picture.pending
  if (pending !== undefined && !force) {
    return refuse({ code: 'another_pending', reissue: named(pending) })
  }

  // 4. Not due: nothing is to be done, and that is a success. Not known: that is none.
  if (!force && due.reason.code === 'not_due') {
    return { kind: 'skip', reason: due.reason, ...grounds, warnings: warningsOfSkip(context) }
  }
  if (!force && isRefusal(due.reason)) {
    return refuse(due.reason)
  }

  // 5. What would be asked for again every night is for people.
  const repeat =
    force || isRevoked(picture.live) ? undefined : repeatReason(picture, wanted, fingerprint)
  if (repeat !== undefined) {
    return refuse(repeat)
  }

  // 6. A name that goes takes the live certificates with it, even by force.
  if (wanted.isFromHidden) {
    return refuse({ code: 'live_hidden' })
  }
  if (wanted.dropped.length > 0) {
    return refuse({ code: 'names_dropped', names: wanted.dropped })
  }

  // 7. Reissue, or say that this is what would be done.
  const reason: DueReason = isDue(due.reason) ? due.reason : { code: 'forced' }
  const sent = { ...grounds, reason, warnings: warningsFor(context) }
  if (inputs.dryRun || fingerprint === undefined || inputs.csr === undefined) {
    return { kind: 'plan', ...sent }
  }
  const marker = markerText(run, fingerprint)
  const body = bodyOf(picture, inputs, run, { csr: inputs.csr.pem, wanted, marker })
  return { kind: 'reissue', ...sent, fingerprint, wanted, body, marker }
}

function closedReason(
  { order, live, reissues, at }: OrderPicture,
  force: boolean,
): RefuseReason | undefined {
  const { status, orderValidTill, renewedBy } = order
  const isDated = order.certificate.validTill !== undefined
  const wasIssued = live !== undefined || isDated || reissues.some(({ request }) => request)
  if (isUnderWay(status) && !wasIssued) {
    return { code: 'never_issued', status }
  }
  if (isClosed(status)) {
    return { code: 'order_closed', status }
  }
  if (orderValidTill !== undefined && daysBetween(orderValidTill.at, at) > 0) {
    return { code: 'order_ended', on: orderValidTill.at, nextOrderId: renewedBy }
  }
  if ((status === 'expired' || status === 'revoked') && !force) {
    return { code: 'order_not_active', status }
  }
  return undefined
}

/** Undefined without a CSR. */
function fingerprintOf({ csr, removeNames }: Inputs, wanted: Wanted): Fingerprint | undefined {
  return csr === undefined
    ? undefined
    : { keyId: csr.keyId, names: wanted.all, removed: [...removeNames, ...wanted.removed] }
}

function isRevoked(live: ShownCertificate | undefined): boolean {
  return live?.status === 'revoked'
}

function dueFor({ live, at }: OrderPicture, { added }: Wanted, { renewBefore }: Inputs): Due {
  const none = { validFrom: undefined, validTill: undefined }
  const byDate = dueByDate(renewBefore, live ?? none, at)
  if (isRevoked(live)) {
    return { ...byDate, reason: { code: 'live_revoked' } }
  }
  return added.length > 0 ? { ...byDate, reason: { code: 'name_missing', names: added } } : byDate
}

function isRefusal(reason: Due['reason']): reason is RefuseReason {
  return reason.code === 'dates_missing' || reason.code === 'dates_contradict'
}

function isDue(reason: DueReason | NotDueReason | RefuseReason): reason is DueReason {
  return reason.code !== 'not_due' && !isRefusal(reason)
}
