import type { Account } from './account.ts'
import type { SignatureHash } from '../authority/authority.ts'
import { publicKeyOf } from '../authority/csr.ts'
import { addDays, dayOf, startOf, type Day } from './days.ts'
import { createCsr } from '../api/keys.ts'
import { newValidation, type NewValidation } from '../dcv/records.ts'
import { longestLifetime } from './lifecycle.ts'
import type { Certificate, Named, Order, OrderRequest, Product } from './records.ts'

/** An order to add to the account. Everything may be left out: then it is a healthy TLS order. */
export interface NewOrder {
  readonly id?: number
  /** All names; the first is the common name. `['example.com', 'www.example.com']` by default. */
  readonly names?: readonly string[]
  /** Days until the current certificate ends, negative when it has ended. 90 by default. */
  readonly daysLeft?: number
  /** Days the current certificate lasts in all; the account's maximum by default. */
  readonly lifetimeDays?: number
  /** Days until the order ends; by default a year after the current certificate began. */
  readonly orderDaysLeft?: number
  /** `issued` by default. */
  readonly status?: string
  /** Whether there is a certificate; by default there is, unless `status` comes before issuance. */
  readonly issued?: boolean
  readonly certificateStatus?: string
  /** The CSR of the current certificate, PEM, or `key`: its private key, PEM; else a new key. */
  readonly csr?: string
  readonly key?: string
  readonly signatureHash?: SignatureHash
  readonly serverPlatform?: number
  readonly comments?: string
  readonly product?: Partial<Product>
  readonly organization?: Named
  readonly container?: Named
  readonly userId?: number
  readonly autoReissue?: boolean
  /** True by default, so that auto-reissue can be set. */
  readonly multiYearPlan?: boolean
  readonly validation?: NewValidation
  /** Whether another order renewed this one, and which. */
  readonly renewed?: boolean
  readonly renewedBy?: number
}

const NEVER_ISSUED = [
  'pending',
  'processing',
  'needs_approval',
  'approved',
  'waiting_pickup',
  'rejected',
  'denied',
]
const NAMES = ['example.com', 'www.example.com']
const SSL: Product = {
  nameId: 'ssl_basic',
  name: 'Basic OV',
  type: 'ssl_certificate',
  validationType: 'ov',
}

/** Adds an order whose certificate is signed when it is first read. */
export function addOrder(account: Account, given: NewOrder = {}): Order {
  const id = given.id ?? account.nextId('order')
  const current = firstCertificate(account, id, given)
  const status = given.status ?? 'issued'
  const request = firstRequest(account, current, status, given.comments ?? '')
  const order: Order = {
    ...{ id, status, current, statusBefore: 'issued', droppedNames: [] },
    product: { ...SSL, ...given.product },
    organization: given.organization ?? { id: 117_483, name: 'Example Inc.' },
    container: given.container ?? { id: 14, name: 'Example' },
    userId: given.userId ?? 24,
    created: current.created,
    validTill: orderEnd(account, current, given.orderDaysLeft),
    autoReissue: given.autoReissue ?? false,
    multiYearPlan: given.multiYearPlan ?? true,
    renewed: given.renewed ?? given.renewedBy !== undefined,
    renewedBy: given.renewedBy,
    note: '',
    certificateStatus: given.certificateStatus,
    certificates: [current],
    validation: newValidation(account.now(), given.validation),
    requests: [request],
  }
  account.requests.set(request.id, request)
  account.orders.set(id, order)
  return order
}

/** The same, with a CSR of the wanted key made first. */
export async function addOrderWithKey(account: Account, given: NewOrder = {}): Promise<Order> {
  if (given.csr !== undefined) {
    publicKeyOf(given.csr)
  }
  if (given.csr !== undefined || given.key === undefined) {
    return addOrder(account, given)
  }
  const names = given.names ?? NAMES
  const { csr } = await createCsr({ commonName: names[0] ?? '', names, key: given.key })
  return addOrder(account, { ...given, csr })
}

function firstCertificate(account: Account, orderId: number, given: NewOrder): Certificate {
  const [commonName = '', ...dnsNames] = given.names ?? NAMES
  const issued = given.issued ?? !NEVER_ISSUED.includes(given.status ?? 'issued')
  const validTill = addDays(dayOf(account.now()), given.daysLeft ?? 90)
  const days = given.lifetimeDays ?? longestLifetime(account, account.now())
  const validFrom = addDays(validTill, 1 - days)
  const created = Math.min(startOf(validFrom) + (orderId % 80_000) * 1000, account.now())
  return account.addCertificate({
    ...{ orderId, commonName, dnsNames, created, csr: given.csr },
    ...(issued && { status: 'issued', issued: created, validFrom, validTill }),
    signatureHash: given.signatureHash ?? 'sha256',
    serverPlatform: given.serverPlatform ?? -1,
  })
}

function orderEnd(account: Account, current: Certificate, daysLeft: number | undefined): Day {
  if (daysLeft !== undefined) {
    return addDays(dayOf(account.now()), daysLeft)
  }
  return addDays(dayOf(current.created), 364)
}

function firstRequest(
  account: Account,
  certificate: Certificate,
  orderStatus: string,
  comments: string,
): OrderRequest {
  const open = ['pending', 'needs_approval'].includes(orderStatus)
  const status = open ? 'pending' : 'approved'
  return {
    id: account.nextId('request'),
    orderId: certificate.orderId,
    certificateId: certificate.id,
    type: 'new_request',
    ...{ status, firstStatus: status, date: certificate.created, comments },
    processorComment: '',
    skippedApproval: false,
    approved: open ? undefined : certificate.created,
    reads: 0,
  }
}
