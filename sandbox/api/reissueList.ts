import type { Account } from '../account/account.ts'
import { csrFields, dnsNamesField, endFields, momentField, type Json } from './answers.ts'
import type { Certificate, Order } from '../account/records.ts'
import { pageOf } from './page.ts'

/** The body of GET order/certificate/{id}/reissue. */
export async function reissueListAnswer(
  account: Account,
  order: Order,
  query: Readonly<Record<string, string>> = {},
): Promise<Json> {
  const { emptyLists, listOrder, primaryListed, reissuesPerPage } = account.switches
  const [primary, ...reissues] = order.certificates
  const repeated = primary ? Array.from({ length: primaryListed }, () => primary) : []
  const copies = reissues.flatMap((certificate) => copiesOf(account, certificate))
  const listed = copies.filter((certificate) => shownStatus(account, certificate) !== undefined)
  const all = [...repeated, ...listed]
  if (listOrder === 'newest_first') {
    all.reverse()
  }
  if (all.length === 0 && emptyLists === 'absent') {
    return {}
  }
  const { entries, page } = pageOf(all, query, reissuesPerPage)
  return {
    certificates: await Promise.all(entries.map((certificate) => entry(account, certificate))),
    page: reissuesPerPage === Infinity ? undefined : page,
  }
}

function copiesOf({ switches }: Account, certificate: Certificate): Certificate[] {
  if (switches.reissuesListed === 'once') {
    return [certificate]
  }
  const isStale = switches.reissuesListed === 'twice_once_stale' && certificate.status === 'issued'
  const dates = { issued: undefined, validFrom: undefined, validTill: undefined }
  return [certificate, isStale ? { ...certificate, ...dates, status: 'pending' } : certificate]
}

async function entry(account: Account, certificate: Certificate): Promise<Json> {
  const issued = certificate.validTill !== undefined
  const { csr, key_size: keySize } = await csrFields(account, certificate)
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
    csr: account.switches.csrListed ? csr : undefined,
    key_size: keySize,
  }
}

/** The status of a certificate in the list; undefined when it is not in it. */
function shownStatus(account: Account, { status }: Certificate): string | undefined {
  const { switches } = account
  switch (status) {
    case 'pending':
      return switches.pendingReissueListed ? switches.pendingListedAs : undefined
    case 'issued':
      return switches.issuedListedAs
    case 'rejected':
      return switches.rejectedListed ? status : undefined
    case 'canceled':
      return switches.canceledListed === 'absent' ? undefined : switches.canceledListed
    case 'revoked':
      return status
  }
}
