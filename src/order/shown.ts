import type { ListedReissue, Order, OrderCertificate } from '../certcentral/schema.ts'
import { keyIdOfCsr } from '../x509/csr.ts'
import { compareMoments, type Moment } from '../util/moment.ts'
import { unique } from '../util/names.ts'
import { isEnded, isOrderIssued, saysNotIssued } from './statuses.ts'

/**
 * What a place says of a certificate, or where it says nothing, what it looks like: issued where it shows dates, which
 * only issuance gives. A status counts for more, because some orders show a pending certificate with dates.
 */
export type Standing = 'issued' | 'pending' | 'ended' | 'looks_issued' | 'looks_pending'

/** A certificate as CertCentral shows it, from one place or joined from several. */
export interface ShownCertificate extends Readonly<Omit<OrderCertificate, 'csr' | 'dnsNames'>> {
  /** The names that are shown, each once, the common name among them. */
  readonly names: readonly string[]
  /** False where `dns_names` is missing: not shown is not the same as none. */
  readonly areNamesWhole: boolean
  /** The fingerprint of the CSR's key; a call because an order may have thousands of reissues, each with a CSR. */
  readonly keyId: () => string | undefined
  /** When the reissue was made; the order's own certificate does not show it. */
  readonly madeAt: Moment | undefined
  readonly standing: Standing
}

/** Whether a certificate is not issued yet, as far as is shown. */
export function isPending({ standing }: ShownCertificate): boolean {
  return standing === 'pending' || standing === 'looks_pending'
}

/** Whether a certificate is issued, and not at its end, as far as is shown. */
export function isIssued({ standing }: ShownCertificate): boolean {
  return standing === 'issued' || standing === 'looks_issued'
}

/** Whether a certificate was issued: revoked and expired ones were, and may still be the newest. */
export function wasIssued(certificate: ShownCertificate): boolean {
  const { status } = certificate
  return isIssued(certificate) || status === 'revoked' || status === 'expired'
}

/** When the certificate was made, as far as anything tells. */
export function begunAt({ madeAt, validFrom }: ShownCertificate): Moment | undefined {
  return madeAt ?? validFrom
}

/** For sorting: the newest first, and of two of one moment the one with the higher ID. */
export function newestFirst<T extends { readonly id: string | undefined }>(
  timeOf: (one: T) => Moment | undefined,
): (a: T, b: T) => number {
  return (a, b) => compareMoments(timeOf(b), timeOf(a)) || compareIds(b.id, a.id)
}

function compareIds(a = '', b = ''): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b))
}

/** An entry of the list of reissues, as a certificate. An unknown status of an entry counts as not issued. */
export function fromList({ dateCreated, dateIssued, ...entry }: ListedReissue): ShownCertificate {
  const { status, validTill, serialNumber } = entry
  const isDated = [dateIssued, validTill, serialNumber].some((given) => given !== undefined)
  const unsaid = isDated ? 'looks_issued' : 'looks_pending'
  return {
    ...asShown(entry),
    validFrom: entry.validFrom ?? dateIssued,
    madeAt: dateCreated ?? dateIssued,
    standing: standingOf(status, isDated, status === '' ? unsaid : 'pending'),
  }
}

/**
 * The order's own certificate; undefined where the order shows none. A status that is not known says nothing, and the
 * dates count.
 */
export function fromOrder({
  certificate,
  status: orderStatus,
}: Order): ShownCertificate | undefined {
  const { id, serialNumber, status, validTill } = certificate
  const isDated = validTill !== undefined
  // The order's own word speaks for its certificate where that has none, or one that nothing bears out.
  const looksIssued = isDated || isOrderIssued(orderStatus)
  const isBorneOut = looksIssued || serialNumber !== undefined || status !== 'issued'
  const unsaid = looksIssued ? 'looks_issued' : 'looks_pending'
  const standing = standingOf(
    isBorneOut ? status : '',
    isDated,
    saysNotIssued(status) ? 'pending' : unsaid,
  )
  const shown = { ...asShown(certificate), madeAt: undefined, standing }
  return isDated || shown.names.length > 0 || (id ?? serialNumber) !== undefined ? shown : undefined
}

function standingOf(status: string, isDated: boolean, otherwise: Standing): Standing {
  if (isEnded(status)) {
    return 'ended'
  }
  // A client in production takes `approved` for issued; without a serial number or a date nothing shows that it is.
  return status === 'issued' || (status === 'approved' && isDated) ? 'issued' : otherwise
}

function asShown({ csr, commonName, dnsNames, ...certificate }: OrderCertificate) {
  const own = commonName?.trim() ? [commonName] : []
  return {
    ...certificate,
    commonName: own[0],
    names: unique([...own, ...(dnsNames ?? [])]),
    areNamesWhole: dnsNames !== undefined,
    keyId: () => keyIdOf(csr),
  }
}

const keyIds = new Map<string, string | undefined>()

/** Each text is read once: it takes a millisecond, and an order may have thousands of reissues. */
function keyIdOf(csr: string | undefined): string | undefined {
  if (csr !== undefined && !keyIds.has(csr)) {
    keyIds.set(csr, keyIdOfCsr(csr))
  }
  return csr === undefined ? undefined : keyIds.get(csr)
}
