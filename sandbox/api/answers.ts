import type { Account } from '../account/account.ts'
import type { Issued } from '../authority/authority.ts'
import { formatCsr } from '../authority/csr.ts'
import { dayOf, daysBetween, endOf, isoOf, startOf, type Day } from '../account/days.ts'
import type { Certificate, Order, OrderRequest } from '../account/records.ts'

/** A JSON object as CertCentral answers it. A field that is undefined is left out. */
export type Json = Record<string, unknown>

/** When a certificate ends. */
export function endFields(account: Account, certificate: Certificate): Json {
  const { validTill } = certificate
  return {
    valid_till: validTill && dayField(account, validTill, endOf),
    days_remaining: validTill && daysBetween(dayOf(account.now()), validTill),
  }
}

/** `dns_names` in the style of the account. */
export function dnsNamesField(account: Account, certificate: Certificate): string[] | undefined {
  const [commonName = '', ...others] = new Set([certificate.commonName, ...certificate.dnsNames])
  switch (account.switches.dnsNames) {
    case 'with_common_name':
      return [commonName, ...others]
    case 'without_common_name':
      return others
    case 'missing_when_alone':
      return others.length > 0 ? others : undefined
    case 'with_blanks':
      return [' ', commonName, ...others.flatMap((name) => [name, '']), commonName]
    case 'upper_case':
      return [commonName, ...others].map((name) => name.toUpperCase())
  }
}

/** A day, such as the end of a certificate or an order, in the form of the account. */
export function dayField(
  account: Account,
  day: Day,
  moment: (day: Day) => number = startOf,
): string {
  return account.switches.validityDates === 'day' ? day : isoOf(moment(day))
}

/** A moment in the form of the account. */
export function momentField(account: Account, moment: number): string {
  return account.switches.eventDates === 'day' ? dayOf(moment) : isoOf(moment)
}

/** The product of an order; the list of orders leaves the type of validation out. */
export function productField(order: Order, whole: boolean): Json {
  const { nameId, name, type, validationType } = order.product
  return { name_id: nameId, name, type, validation_type: whole ? validationType : undefined }
}

/** One entry of `requests[]` in order info. */
export function requestFields(account: Account, request: OrderRequest): Json {
  const comments = request.comments.slice(0, account.switches.commentsLength)
  return {
    id: request.id,
    date: momentField(account, request.date),
    type: request.type,
    status: request.status,
    comments: comments === '' ? undefined : comments,
  }
}

/** `certificate_chain`, in the order of the account, PEM with its line ends. */
export function chainField(account: Account, chain: readonly Issued[]): Json[] {
  return chain.map(({ commonName, pem }) => ({
    subject_common_name: commonName,
    pem: account.switches.pemLineEnds === 'crlf' ? pem.replaceAll('\n', '\r\n') : pem,
  }))
}

/** The CSR of a certificate and the size of its key, in the form of the account. */
export async function csrFields(account: Account, certificate: Certificate): Promise<Json> {
  const { csr, keySize } = await account.csrAndKeySizeOf(certificate)
  return { csr: formatCsr(csr, account.switches.csrFormat), key_size: keySize }
}

/** `signature_hash`, in lower or upper case. */
export function hashField(account: Account, certificate: Certificate): string {
  const hash = certificate.signatureHash
  return account.switches.signatureHash === 'upper' ? hash.toUpperCase() : hash
}
