import type { Order, OrderCertificate, ListedReissue } from '../certcentral/schema.ts'
import { newest, stateOf } from './identity.ts'

/**
 * The order's current certificate. While a reissue waits, some orders show that one in its place already: then it is
 * the newest issued one of the list, as far as the list shows one.
 */
export function currentCertificate(
  order: Order,
  reissues: readonly ListedReissue[],
): OrderCertificate {
  const { certificate } = order
  if (!isSwitched(order, certificate)) {
    return certificate
  }
  const issued = newest(reissues.filter((reissue) => stateOf(reissue) === 'issued'))
  if (issued === undefined) {
    return certificate
  }
  const { serverPlatformId, signatureHash } = certificate
  const validFrom = issued.dateIssued ?? issued.dateCreated
  return { ...issued, validFrom, serverPlatformId, signatureHash }
}

/** Whether the order shows the certificate that waits instead of the one that is live. */
export function isSwitched({ status }: Order, { validTill }: OrderCertificate): boolean {
  return status === 'reissue_pending' && validTill === undefined
}
