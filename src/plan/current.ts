import type { Order, OrderCertificate, Reissue } from '../certcentral/schema.ts'
import { newest, stateOf } from './identity.ts'

/**
 * The order's current certificate. While a reissue waits, some orders show that one in its place already: then it is
 * the newest issued one of the list, as far as the list shows one.
 */
export function currentCertificate(
  { status, certificate }: Order,
  reissues: readonly Reissue[],
): OrderCertificate {
  const entry = reissues.find(({ id }) => id === certificate.id)
  const isSwitched =
    entry === undefined
      ? status === 'reissue_pending' && certificate.validTill === undefined
      : stateOf(entry) === 'waiting'
  const issued = isSwitched
    ? newest(reissues.filter((reissue) => stateOf(reissue) === 'issued'))
    : undefined
  if (issued === undefined) return certificate
  const { serverPlatformId, signatureHash } = certificate
  return {
    ...issued,
    validFrom: issued.dateIssued ?? issued.dateCreated,
    serverPlatformId,
    signatureHash,
  }
}
