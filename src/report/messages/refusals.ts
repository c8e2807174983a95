import type { NamedReissue, RefuseReason } from '../../plan/reasons.ts'
import { dayOf } from '../../util/moment.ts'
import { listed, plain } from '../../util/text.ts'
import { quoted } from './inputs.ts'
import { NAME_FAULTS } from './names.ts'
import { sentences, type MessageParts } from './parts.ts'
import { AFTER_REJECTION, nameOf } from './phrases.ts'

/** Each sentence of a refusal; the last one says what to do. */
type Renderers = {
  readonly [Code in RefuseReason['code']]: (
    reason: Extract<RefuseReason, { readonly code: Code }>,
  ) => readonly [...why: string[], advice: string]
}

/** Why the order is not reissued as asked, and what to do. */
export function refusalParts(reason: RefuseReason): MessageParts {
  const render = REFUSALS[reason.code] as (reason: RefuseReason) => readonly string[]
  const texts = render(reason)
  return { what: sentences(texts.slice(0, -1)), words: '', advice: texts.at(-1) ?? '' }
}

/** Whether a reason is one of a refusal. */
export function isRefusal(reason: { readonly code: string }): reason is RefuseReason {
  return Object.hasOwn(REFUSALS, reason.code)
}

const KEY_ONLY = 'To replace only the key, set force: true'
const UNKNOWN_DUE = 'Cannot determine whether the certificate is due'

const REFUSALS: Renderers = {
  never_issued: ({ status }) => [
    `The order cannot be reissued: it was never issued (its status is ${plain(status, 60)})`,
    'Run again when its first certificate is issued',
  ],
  order_closed: ({ status }) => [
    `The order cannot be reissued: its status is ${plain(status, 60)}`,
    'Place a new order in CertCentral, and set order_id to it',
  ],
  order_ended: ({ on, nextOrderId }) => [
    `The order cannot be reissued: it ended on ${dayOf(on)}`,
    nextOrderId === undefined
      ? 'Renew it in CertCentral, and set order_id to the new order'
      : `It was renewed as order ${plain(nextOrderId, 40)}: set order_id to that order`,
  ],
  order_not_active: ({ status }) => [
    `The order was not reissued: its status is ${plain(status, 60)}`,
    'Set force: true to reissue it anyway',
  ],
  common_name_missing: () => [
    'Cannot determine the common name: the order shows none',
    'Set common_name',
  ],
  common_name_removed: ({ name }) => [
    `remove_names lists ${plain(name, 260)}, which is the common name of the order`,
    'Set common_name to the name that replaces it, or take it out of remove_names',
  ],
  common_name_invalid: ({ name, fault }) => [
    `The common name of the reissue, ${quoted(name)}, ${NAME_FAULTS[fault]}`,
    'Set common_name to a domain name',
  ],
  another_pending: ({ reissue }) => [
    `Another reissue of the order is pending${pendingName(reissue)}`,
    waysOut(reissue),
  ],
  dates_missing: ({ field }) => [
    `${UNKNOWN_DUE}: the order shows no ${field}`,
    'Set force: true to reissue anyway, or leave renew_before out to reissue in every run',
  ],
  dates_contradict: ({ validFrom, validTill }) => [
    `${UNKNOWN_DUE}: the order shows that it ends (${dayOf(validTill)}) before it begins (${dayOf(validFrom)})`,
    'Set force: true to reissue anyway, or leave renew_before out to reissue in every run',
  ],
  ends_with_order: ({ validTill, orderEnds }) => [
    `A reissue could not end later than the live certificate, which ends on ${dayOf(validTill)}: the order ends on ${dayOf(orderEnds)}`,
    `Renew the order in CertCentral. ${KEY_ONLY}`,
  ],
  gains_no_day: ({ validTill, earlier }) => [
    `A reissue would gain no day: the live certificate ends on ${dayOf(validTill)}, like an earlier one (${nameOf(earlier) ?? 'CertCentral shows no ID'})`,
    'In a CertCentral Subscription account an order is as long as its certificate',
    `Renew the order in CertCentral. ${KEY_ONLY}`,
  ],
  was_rejected: ({ reissue, status }) => [
    `An earlier request with the same key and the same names was ${plain(status, 60) || 'rejected'}: ${nameOf(reissue) ?? 'CertCentral shows no ID'}`,
    AFTER_REJECTION,
  ],
  issued_without_name: ({ reissue, names }) => [
    `An earlier reissue for the same names was issued without ${listed(names)}: ${nameOf(reissue) ?? 'CertCentral shows no ID'}`,
    'Check in CertCentral whether the product allows every name, or take the missing ones out of dns_names and common_name. To submit the same again, set force: true',
  ],
  names_dropped: ({ names }) => [
    `The reissue would drop ${listed(names)}`,
    'DigiCert would then revoke the original certificate and every reissue and duplicate of it within 72 hours',
    'Add the names that must stay to dns_names, and list those that may go in remove_names',
  ],
  live_hidden: () => [
    'Cannot determine which names to keep: while a reissue is pending, CertCentral does not show the names of the live certificate',
    'Approve or cancel that reissue in CertCentral, or list every name in common_name and dns_names',
  ],
}

function pendingName(reissue: NamedReissue): string {
  const name = nameOf(reissue)
  if (name === undefined) {
    return ', but CertCentral does not show its request'
  }
  return reissue.state === 'awaiting_approval' ? `: ${name}, which awaits approval` : `: ${name}`
}

/** Approving is no way out of a reissue that is approved already. */
function waysOut(reissue: NamedReissue): string {
  const isAwaiting = reissue.state === 'awaiting_approval' || nameOf(reissue) === undefined
  const first = isAwaiting
    ? 'Approve, reject or cancel it in CertCentral'
    : 'Wait until it is issued, or cancel it in CertCentral'
  return `${first} (also when its private key is lost), or set force: true to reissue anyway`
}
