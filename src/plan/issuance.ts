import type { ListedReissue, Order, OrderCertificate } from '../certcentral/schema.ts'
import { listed } from '../util/text.ts'
import {
  isDead,
  isEnded,
  isSame,
  matches,
  namesOf,
  stateOf,
  type Identity,
  type Sought,
} from './identity.ts'
import { without } from '../util/names.ts'
import type { Issued } from './standing.ts'
import { keyIdOfCsr } from '../x509/csr.ts'

/** How far the reissue that is waited for has come, each but the certificate as a sentence. */
export type Progress =
  { readonly issued: Issued } | { readonly rejected: string } | { readonly waiting: string }

/** How far it has come by its entry in the list of reissues. */
export function progressOfEntry(entry: ListedReissue, identity: Identity): Progress {
  const state = stateOf(entry)
  if (state === 'dead') {
    return { rejected: `The reissue was ${entry.status} (certificate ${entry.id})` }
  }
  if (state === 'issued') {
    return asAsked(entry, entry, identity)
  }
  const status = entry.status === '' ? 'pending' : entry.status
  return { waiting: `Certificate ${entry.id} is not issued yet (${status})` }
}

/**
 * How far it has come by the order, where the list does not show it; `requestIds` are the requests behind it, as far as
 * they are known. The order's status alone never counts as issued.
 */
export function progressOfOrder(
  order: Order,
  requestIds: readonly string[],
  sought: Sought,
): Progress {
  const { status, requests } = order
  const dead = requests.find((request) => requestIds.includes(request.id) && isDead(request.status))
  if (dead !== undefined) {
    return { rejected: `Request ${dead.id} was ${dead.status}` }
  }
  if (isEnded(status)) {
    return { rejected: `The order is ${status}` }
  }
  return (
    shownAsCurrent(order, sought) ?? {
      waiting: `CertCentral shows no certificate for the reissue yet (the order is ${status})`,
    }
  )
}

function shownAsCurrent({ status, certificate }: Order, sought: Sought): Progress | undefined {
  const { certificateId, identity, before } = sought
  const { id, serialNumber, validTill } = certificate
  if (status === 'reissue_pending' || id === undefined || validTill === undefined) {
    return undefined
  }
  const isOurs = certificateId === undefined ? matches(certificate, identity) : id === certificateId
  if (!isOurs || isSame({ id, serialNumber }, before)) {
    return undefined
  }
  return asAsked({ id, serialNumber, validTill }, certificate, identity)
}

/** What CertCentral shows of an issued certificate must be what was asked for, as far as it is shown. */
function asAsked(
  issued: Issued,
  shown: Pick<OrderCertificate, 'commonName' | 'dnsNames' | 'csr'>,
  { names, keyId, namesAreAll }: Identity,
): Progress {
  const missing = namesAreAll && shown.dnsNames.length > 0 ? without(names, namesOf(shown)) : []
  if (missing.length > 0) {
    return { rejected: withoutNames(issued.id, missing) }
  }
  return [keyId, undefined].includes(keyIdOfCsr(shown.csr))
    ? { issued }
    : { rejected: `Certificate ${issued.id} is issued, but for another key than the CSR's` }
}

/** That a certificate lacks names that were asked for. */
export function withoutNames(certificateId: string, missing: readonly string[]): string {
  return `Certificate ${certificateId} is issued, but without ${listed(missing)}`
}
