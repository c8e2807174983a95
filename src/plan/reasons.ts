import { dayOf, daysBetween, type Moment } from '../util/moment.ts'
import type { Order, OrderCertificate, OrderRequest, ListedReissue } from '../certcentral/schema.ts'
import { listed } from '../util/text.ts'
import { isEnded, isOpen, newest, newestRequest, stateOf } from './identity.ts'
import { liveReissues } from './standing.ts'

// Why an order is not reissued, each as one sentence that says what to do.

/** Whether CertCentral says that the certificate is revoked. */
export function isRevoked({ status }: OrderCertificate): boolean {
  return status === 'revoked'
}

/** CertCentral's words for an order that was never issued. */
const NEVER_ISSUED = new Set([
  'pending',
  'processing',
  'needs_approval',
  'approved',
  'waiting_pickup',
])

/** Why the order cannot be reissued at all, or not without `force`; undefined when it can. */
export function closedReason(
  { status, orderValidTill, certificate }: Order,
  force: boolean,
  now: number,
): string | undefined {
  if (NEVER_ISSUED.has(status) && certificate.validTill === undefined) {
    return `The order was never issued (its status is ${status}): there is nothing to reissue yet`
  }
  if (isEnded(status)) {
    return `The order is ${status} and cannot be reissued: place a new one`
  }
  if (orderValidTill !== undefined && daysBetween(orderValidTill.at, now) > 0) {
    return `The order ended on ${dayOf(orderValidTill.at)} and cannot be reissued: renew it in CertCentral`
  }
  if ((status === 'expired' || status === 'revoked') && !force) {
    return `The order is ${status}: give force: true to reissue it all the same`
  }
  return undefined
}

/** That another reissue waits, which one, since when, and the ways out. */
export function waitsReason(order: Order, reissues: readonly ListedReissue[]): string {
  const live = liveReissues(order)
  const later = live.filter((request) => isAfter(request, order.certificate))
  const open = newestRequest(live.filter(isOpen))
  const entry = newest(reissues.filter((reissue) => stateOf(reissue) === 'waiting'))
  const which =
    open !== undefined || entry === undefined
      ? requestNamed(open ?? newestRequest(later))
      : `: certificate ${entry.id}${since(entry.dateCreated)}`
  return (
    `Another reissue of the order waits${which}. Approve it, ` +
    'or cancel it in CertCentral (also when its key is lost), or give force: true to reissue all the same'
  )
}

/** A request of before the current certificate has come to its end. */
function isAfter({ date }: OrderRequest, { validFrom }: OrderCertificate): boolean {
  return date === undefined || validFrom === undefined || daysBetween(validFrom.at, date.at) >= 0
}

function requestNamed(request: OrderRequest | undefined): string {
  return request === undefined ? '' : `: request ${request.id}${since(request.date)}`
}

function since(moment: Moment | undefined): string {
  return moment === undefined ? '' : `, since ${dayOf(moment.at)}`
}

/** That a reissue could not last longer than the current certificate does. */
export function endReason({ orderValidTill }: Order, { validTill }: OrderCertificate): string {
  return (
    `The current certificate ends on ${dayOf(validTill?.at ?? 0)} and the order on ${dayOf(orderValidTill?.at ?? 0)}: a reissue could not last longer. ` +
    'Renew the order in CertCentral; to change only the key, give force: true'
  )
}

/** That the names to keep are not known, because only the certificate that waits is shown. */
export function hiddenReason(): string {
  return (
    'While a reissue waits, CertCentral does not show the names of the current certificate, and one could be dropped. ' +
    'Approve or cancel that reissue, or give all names in dns_names'
  )
}

/** Which names would go, and what DigiCert does then. */
export function droppedReason(dropped: readonly string[]): string {
  return (
    `The reissue would drop ${listed(dropped)}: DigiCert then revokes the original certificate and all its reissues and duplicates within 72 hours. ` +
    'Add what is to stay to dns_names, or list what may go in remove_names'
  )
}

/** That the order shows too little to tell whether the certificate is due. */
export function unknownReason(why: string): string {
  return `Whether the certificate is due cannot be told: ${why}. Give force: true to reissue all the same, or leave renew_before out`
}
