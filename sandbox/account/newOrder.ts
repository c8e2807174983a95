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

/** Adds an order whose certificate is signed when somebody first asks for it. */
export function addOrder(account: Account, wish: NewOrder = {}): Order {
  const id = wish.id ?? account.nextId('order')
  const current = firstCertificate(account, id, wish)
  const status = wish.status ?? 'issued'
  const request = firstRequest(account, current, status, wish.comments ?? '')
  const order: Order = {
    ...{ id, status, current, statusBefore: 'issued', droppedNames: [] },
    product: { ...SSL, ...wish.product },
    organization: wish.organization ?? { id: 117_483, name: 'Example Inc.' },
    container: wish.container ?? { id: 14, name: 'Example' },
    userId: wish.userId ?? 24,
    created: current.created,
    validTill: orderEnd(account, current, wish.orderDaysLeft),
    autoReissue: wish.autoReissue ?? false,
    multiYearPlan: wish.multiYearPlan ?? true,
    renewed: wish.renewed ?? wish.renewedBy !== undefined,
    renewedBy: wish.renewedBy,
    note: '',
    certificateStatus: wish.certificateStatus,
    certificates: [current],
    validation: newValidation(account.now(), wish.validation),
    requests: [request],
  }
  account.requests.set(request.id, request)
  account.orders.set(id, order)
  return order
}

/** The same, with a CSR of the wanted key made first. */
export async function addOrderWithKey(account: Account, wish: NewOrder = {}): Promise<Order> {
  if (wish.csr !== undefined) {
    publicKeyOf(wish.csr)
  }
  if (wish.csr !== undefined || wish.key === undefined) {
    return addOrder(account, wish)
  }
  const names = wish.names ?? NAMES
  const { csr } = await createCsr({ commonName: names[0] ?? '', names, key: wish.key })
  return addOrder(account, { ...wish, csr })
}

function firstCertificate(account: Account, orderId: number, wish: NewOrder): Certificate {
  const [commonName = '', ...dnsNames] = wish.names ?? NAMES
  const issued = wish.issued ?? !NEVER_ISSUED.includes(wish.status ?? 'issued')
  const validTill = addDays(dayOf(account.now()), wish.daysLeft ?? 90)
  const days = wish.lifetimeDays ?? longestLifetime(account, account.now())
  const validFrom = addDays(validTill, 1 - days)
  const created = Math.min(startOf(validFrom) + (orderId % 80_000) * 1000, account.now())
  return account.addCertificate({
    ...{ orderId, commonName, dnsNames, created, csr: wish.csr },
    ...(issued && { status: 'issued', issued: created, validFrom, validTill }),
    signatureHash: wish.signatureHash ?? 'sha256',
    serverPlatform: wish.serverPlatform ?? -1,
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
