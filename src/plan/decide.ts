import type { Inputs } from '../inputs/inputs.ts'
import type { Fingerprint, Run } from '../order/fingerprint.ts'
import { pictureOf, type OrderPicture, type Reading } from '../order/picture.ts'
import { isClosed, isUnderWay } from '../order/statuses.ts'
import { daysBetween } from '../util/moment.ts'
import { findAdoptable } from './adopt.ts'
import { bodyOf } from './reissueBody.ts'
import type { Case, Decision } from './decision.ts'
import { dueByDate, isDue, type Due } from './due.ts'
import { named, type NotDueReason, type RefuseReason } from './reasons.ts'
import { repeatReason } from './repeats.ts'
import { warningsFor, warningsOfAdoption, warningsOfSkip } from './warnings.ts'
import { wantedNames, type Wanted } from './wanted.ts'

/** Everything that the decision depends on. */
export interface Situation {
  readonly reading: Reading
  readonly inputs: Inputs
  readonly run: Run
  /** The pictures on which this run sent the reissue before, oldest first. */
  readonly earlier?: readonly OrderPicture[]
}

/** Decides, in the order of the numbered rules. Pure: no clock, no network. */
export function decide({ reading, inputs, run, earlier = [] }: Situation): Decision {
  // The live names are needed for the fingerprint, and they do not depend on it.
  const before = pictureOf(reading)

  // 1. Some orders cannot be reissued, or not without `force`; and some names are none.
  const wanted = closedReason(before, inputs.force) ?? wantedNames(inputs, before)
  if ('code' in wanted) {
    const grounds = { picture: before, wanted: undefined, fingerprint: undefined, warnings: [] }
    return { kind: 'refuse', reason: wanted, ...grounds }
  }
  const fingerprint = fingerprintOf(inputs, wanted)
  const picture = pictureOf(reading, fingerprint)
  const due = dueFor(picture, wanted, inputs)
  const given: Case = { picture, inputs, run, wanted, fingerprint, due }
  const grounds = { picture, wanted, fingerprint }

  // 2. Once means once: a reissue with this fingerprint that is pending, that this run sent, or that was just issued is
  // adopted, even by force. About one that was issued earlier, rule 4 decides.
  const adoption = fingerprint && findAdoptable(picture, run, earlier)
  if (fingerprint !== undefined && adoption !== undefined) {
    const warnings = warningsOfAdoption(given, adoption.adopted)
    return { kind: 'adopt', ...grounds, ...adoption, fingerprint, warnings }
  }

  // 3. to 6. Something speaks against a reissue; that it is not due is a success.
  const objection = objectionTo(given)
  if (objection?.code === 'not_due') {
    return { kind: 'skip', reason: objection, ...grounds, warnings: warningsOfSkip(given) }
  }
  if (objection !== undefined) {
    return { kind: 'refuse', reason: objection, ...grounds, warnings: [] }
  }

  // 7. Reissue, or say that this is what would be done.
  const reason = isDue(due.reason) ? due.reason : ({ code: 'forced' } as const)
  const sent = { reason, ...grounds, warnings: warningsFor(given) }
  if (inputs.dryRun || fingerprint === undefined || inputs.csr === undefined) {
    return { kind: 'plan', ...sent }
  }
  return {
    kind: 'reissue',
    ...sent,
    fingerprint,
    body: bodyOf(given, fingerprint, inputs.csr.pem),
  }
}

/** Rule 1. */
function closedReason(
  { order, wasEverIssued, at }: OrderPicture,
  force: boolean,
): RefuseReason | undefined {
  const { status, orderValidTill, renewedBy } = order
  if (isUnderWay(status) && !wasEverIssued) {
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

/** Rules 3 to 6: what speaks against sending a reissue. */
function objectionTo(given: Case): NotDueReason | RefuseReason | undefined {
  const { picture, wanted, inputs } = given
  const { reason } = given.due
  if (!inputs.force) {
    // 3. Two reissues at a time would take each other's place.
    const [pending] = picture.pending
    if (pending !== undefined) {
      return { code: 'another_pending', reissue: named(pending) }
    }
    // 4. Not due: there is nothing to do. Not known: that must not pass for a success.
    if (!isDue(reason)) {
      return reason
    }
    // 5. What would be asked for again every night is for people, but for a certificate that is revoked.
    const repeat = reason.code === 'live_revoked' ? undefined : repeatReason(given)
    if (repeat !== undefined) {
      return repeat
    }
  }
  // 6. A name that goes takes the live certificates with it, even by force.
  if (wanted.isFromHidden) {
    return { code: 'live_hidden' }
  }
  return wanted.dropped.length > 0 ? { code: 'names_dropped', names: wanted.dropped } : undefined
}

/** Undefined without a CSR. */
function fingerprintOf({ csr, removeNames }: Inputs, wanted: Wanted): Fingerprint | undefined {
  return (
    csr && { keyId: csr.keyId, names: wanted.all, removed: [...removeNames, ...wanted.removed] }
  )
}

function dueFor({ live, at }: OrderPicture, { added }: Wanted, { renewBefore }: Inputs): Due {
  const due = dueByDate(renewBefore, live ?? NO_DATES, at)
  if (live?.status === 'revoked') {
    return { ...due, reason: { code: 'live_revoked' } }
  }
  return added.length > 0 ? { ...due, reason: { code: 'name_missing', names: added } } : due
}

const NO_DATES = { validFrom: undefined, validTill: undefined }
