import type { SignatureHash } from '../authority/authority.ts'
import type { Day } from './days.ts'
import type { OrderValidation } from '../dcv/records.ts'

/** A certificate of an order, pending or issued. Moments are in milliseconds. */
export interface Certificate {
  readonly id: number
  readonly orderId: number
  commonName: string
  /** The names that were sent beside the common name. */
  dnsNames: readonly string[]
  status: 'pending' | 'issued' | 'rejected' | 'canceled' | 'revoked'
  signatureHash: SignatureHash
  serverPlatform: number
  serialNumber: string
  created: number
  issued: number | undefined
  validFrom: Day | undefined
  validTill: Day | undefined
  /** The CSR as it was sent, PEM. Where it is missing, one is made when first read. */
  csr: string | undefined
  intermediates: number
  /** Calls of the download endpoint of this certificate. */
  downloads: number
}

/** A request of an order, of the order itself or of a reissue. Moments are in milliseconds. */
export interface OrderRequest {
  readonly id: number
  readonly orderId: number
  readonly certificateId: number
  readonly type: 'new_request' | 'reissue'
  status: string
  readonly firstStatus: string
  readonly date: number
  comments: string
  processorComment: string
  readonly skippedApproval: boolean
  approved: number | undefined
  /** Reads of GET /request/{id} since the status changed. */
  reads: number
}

/** The product that an order is for. */
export interface Product {
  readonly nameId: string
  readonly name: string
  readonly type: string
  readonly validationType: string
}

/** Something with an id and a name: an organization, a container. */
export interface Named {
  readonly id: number
  readonly name: string
}

/** An order. A test may change what is not read-only. */
export interface Order {
  readonly id: number
  /** As CertCentral spells it, `reissue_pending` among them; any other text is shown too. */
  status: string
  product: Product
  organization: Named
  container: Named
  userId: number
  created: number
  validTill: Day
  autoReissue: boolean
  multiYearPlan: boolean
  renewed: boolean
  /** The order that renewed this one; undefined where it is not known, or none did. */
  renewedBy: number | undefined
  /** The note of the last cancellation. */
  note: string
  /** Shown as `certificate.status`; left out while undefined, as on an order never reissued. */
  certificateStatus: string | undefined
  /** The certificate that order info shows. */
  current: Certificate
  /** The primary certificate, and each reissue in the order of their requests. */
  readonly certificates: Certificate[]
  readonly requests: OrderRequest[]
  readonly validation: OrderValidation
  /** Names that a reissue dropped, for which DigiCert revokes the original and all its reissues. */
  droppedNames: string[]
  /** The status to return to when the pending reissue ends without a certificate. */
  statusBefore: string
}

/** Whether an order's certificates need domain names: TLS does, code signing and its like do not. */
export function isTls(product: Product): boolean {
  const kind = `${product.type} ${product.nameId}`
  return !/code_signing|document_signing|client|smime|vmc/.test(kind)
}

/** All names of a certificate, lower-cased, without blanks, each once, the common name first. */
export function namesOf(certificate: Pick<Certificate, 'commonName' | 'dnsNames'>): string[] {
  const names = [certificate.commonName, ...certificate.dnsNames]
  return [...new Set(names.map((name) => name.trim().toLowerCase()).filter(Boolean))]
}

/** Where an order is shown, each with a lag of its own. */
export type Place = 'order' | 'list'

/** An order as it was before a change. */
export interface PastOrder {
  readonly order: Order
  /** When the change was made, in milliseconds. */
  readonly until: number
  /** How often each place was read since. */
  readonly reads: Record<Place, number>
}
