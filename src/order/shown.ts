import type { ListedReissue, Order, OrderCertificate } from '../certcentral/schema.ts'
import { keyIdOfCsr } from '../x509/csr.ts'
import { unique } from '../util/names.ts'
import type { Moment } from '../util/moment.ts'

/**
 * What a place says of a certificate. A place may say nothing and show dates instead, which only issuance gives; they
 * count where nothing is said, because some orders show a pending certificate with dates.
 */
export type Standing = 'issued' | 'pending' | 'ended' | 'dated' | 'undated'

/** A certificate as CertCentral shows it, from one place or joined from several. */
export interface ShownCertificate {
  /** Undefined where the order shows none. */
  readonly id: string | undefined
  readonly serialNumber: string | undefined
  readonly commonName: string | undefined
  /** The names that are shown, each once, the common name among them. */
  readonly names: readonly string[]
  /** False where `dns_names` is missing: not shown is not the same as none. */
  readonly areNamesWhole: boolean
  /** The fingerprint of the CSR's key; a call because an order may have thousands of reissues, each with a CSR. */
  readonly keyId: () => string | undefined
  readonly validFrom: Moment | undefined
  readonly validTill: Moment | undefined
  /** When the reissue was made; the order's own certificate does not show it. */
  readonly madeAt: Moment | undefined
  readonly signatureHash: string
  readonly serverPlatformId: number | undefined
  readonly standing: Standing
  /** The status in CertCentral's word; empty where none is shown. */
  readonly status: string
}

/** Certificates and requests that come to nothing, in CertCentral's words. */
const ENDED = new Set(['rejected', 'canceled', 'cancelled', 'denied', 'revoked', 'expired'])

/** What an order says while it, or a reissue of it, is not issued yet. */
const UNDER_WAY = new Set(['pending', 'processing', 'needs_approval', 'approved', 'waiting_pickup'])

/** Whether an order of this status is not issued yet, or was issued before and has a pending reissue. */
export function isUnderWay(status: string): boolean {
  return UNDER_WAY.has(status)
}

/** What an order says that can never be reissued again. */
const CLOSED = new Set(['canceled', 'cancelled', 'rejected', 'denied'])

/** Whether an order of this status is closed for good. */
export function isClosed(status: string): boolean {
  return CLOSED.has(status)
}

/** Words for what is not issued yet. */
const NOT_ISSUED = new Set([
  'pending',
  'processing',
  'submitted',
  'needs_approval',
  'needs_csr',
  'waiting_pickup',
  'reissue_pending',
])

/** Whether a request or a certificate of this status has ended. */
export function isEnded(status: string): boolean {
  return ENDED.has(status)
}

/** Whether a certificate is not issued yet, as far as is shown. */
export function isPending({ standing }: Pick<ShownCertificate, 'standing'>): boolean {
  return standing === 'pending' || standing === 'undated'
}

/** Whether a certificate is issued, and not at its end, as far as is shown. */
export function isIssued({ standing }: Pick<ShownCertificate, 'standing'>): boolean {
  return standing === 'issued' || standing === 'dated'
}

/** An entry of the list of reissues, as a certificate. An unknown status of an entry counts as not issued. */
export function fromList(entry: ListedReissue): ShownCertificate {
  const { dateIssued, validTill, serialNumber, dateCreated, status } = entry
  const isDated = [dateIssued, validTill, serialNumber].some((given) => given !== undefined)
  return {
    id: entry.id,
    serialNumber,
    ...namesOf(entry),
    keyId: () => keyIdOf(entry.csr),
    validFrom: entry.validFrom ?? dateIssued,
    validTill,
    madeAt: dateCreated ?? dateIssued,
    signatureHash: entry.signatureHash,
    serverPlatformId: entry.serverPlatformId,
    standing: standingInList(status, isDated),
    status,
  }
}

/** The order's own certificate. A status that is not known says nothing, and the dates count. */
export function fromOrder({ certificate, status: orderStatus }: Order): ShownCertificate {
  const { id, serialNumber, validFrom, validTill, status } = certificate
  return {
    id,
    serialNumber,
    ...namesOf(certificate),
    keyId: () => keyIdOf(certificate.csr),
    validFrom,
    validTill,
    madeAt: undefined,
    signatureHash: certificate.signatureHash,
    serverPlatformId: certificate.serverPlatformId,
    standing: standingInOrder(status, orderStatus, validTill !== undefined),
    status,
  }
}

function standingInList(status: string, isDated: boolean): Standing {
  if (isEnded(status)) {
    return 'ended'
  }
  if (status === 'issued') {
    return 'issued'
  }
  // A client in production takes `approved` for issued; without a serial number or a date nothing shows that it is.
  if (status === 'approved') {
    return isDated ? 'issued' : 'pending'
  }
  if (status === '') {
    return isDated ? 'dated' : 'undated'
  }
  return 'pending'
}

function standingInOrder(status: string, orderStatus: string, isDated: boolean): Standing {
  if (isEnded(status)) {
    return 'ended'
  }
  if (NOT_ISSUED.has(status)) {
    return 'pending'
  }
  if (status === 'issued' || (status === 'approved' && isDated)) {
    return 'issued'
  }
  // The order's own word speaks for its certificate where that has none.
  return isDated || ISSUED_ORDERS.has(orderStatus) ? 'dated' : 'undated'
}

const ISSUED_ORDERS = new Set(['issued', 'renewed', 'revoked', 'expired'])

function namesOf({
  commonName,
  dnsNames,
}: Pick<OrderCertificate, 'commonName' | 'dnsNames'>): Pick<
  ShownCertificate,
  'commonName' | 'names' | 'areNamesWhole'
> {
  const own = commonName?.trim() ? [commonName] : []
  return {
    commonName: own[0],
    names: unique([...own, ...(dnsNames ?? [])]),
    areNamesWhole: dnsNames !== undefined,
  }
}

const keyIds = new Map<string, string | undefined>()

/** Each text is read once: it takes a millisecond, and an order may have thousands of reissues. */
function keyIdOf(csr: string | undefined): string | undefined {
  if (csr === undefined) {
    return undefined
  }
  if (!keyIds.has(csr)) {
    keyIds.set(csr, keyIdOfCsr(csr))
  }
  return keyIds.get(csr)
}
