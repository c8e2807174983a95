import type { Account } from '../account/account.ts'
import { csrFields, dnsNamesField, endFields, momentField, type Json } from './answers.ts'
import type { Certificate, Order } from '../account/records.ts'

/** The body of GET order/certificate/{id}/reissue. */
export async function reissueListAnswer(account: Account, order: Order): Promise<Json> {
  const { emptyLists, listOrder, primaryListed } = account.switches
  const [primary, ...reissues] = order.certificates
  const listed = reissues.filter((certificate) => shownStatus(account, certificate) !== undefined)
  const repeated = primary ? Array.from({ length: primaryListed }, () => primary) : []
  const all = [...repeated, ...listed]
  if (listOrder === 'newest_first') {
    all.reverse()
  }
  if (all.length === 0 && emptyLists === 'absent') {
    return {}
  }
  return { certificates: await Promise.all(all.map((certificate) => entry(account, certificate))) }
}

async function entry(account: Account, certificate: Certificate): Promise<Json> {
  const issued = certificate.validTill !== undefined
  return {
    id: certificate.id,
    serial_number: issued ? certificate.serialNumber : undefined,
    common_name: certificate.commonName,
    dns_names: dnsNamesField(account, certificate),
    status: shownStatus(account, certificate),
    date_created: momentField(account, certificate.created),
    date_issued:
      certificate.issued === undefined ? undefined : momentField(account, certificate.issued),
    ...endFields(account, certificate),
    ...(await csrFields(account, certificate)),
  }
}

/** How a certificate stands in the list; undefined when it is not in it. */
function shownStatus(account: Account, { status }: Certificate): string | undefined {
  const { canceledListed, pendingReissueListed, rejectedListed } = account.switches
  if (status === 'pending') {
    return pendingReissueListed ? status : undefined
  }
  if (status === 'rejected') {
    return rejectedListed ? status : undefined
  }
  if (status === 'canceled') {
    return canceledListed === 'absent' ? undefined : canceledListed
  }
  return status
}
