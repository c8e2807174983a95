import type { Account } from './account.ts'
import type { SignatureHash } from '../authority/authority.ts'
import { addDays, dayOf } from './days.ts'
import { freeNamesOf } from './freeNames.ts'
import { remember } from './past.ts'
import { isTls, namesOf, type Certificate, type Order, type OrderRequest } from './records.ts'

/** What a reissue requests. */
export interface ReissueFields {
  readonly commonName: string
  readonly dnsNames: readonly string[]
  readonly csr: string
  readonly signatureHash: SignatureHash
  readonly serverPlatform: number
  readonly comments: string
  /** Whether the request goes on without approval. */
  readonly approved: boolean
  /** When it was requested, in milliseconds; now, when left out. */
  readonly date?: number
}

/** Records a pending reissue: the order is `reissue_pending` from here on. */
export function submitReissue(account: Account, order: Order, given: ReissueFields): OrderRequest {
  const date = given.date ?? account.now()
  const { commonName, csr, signatureHash, serverPlatform, comments } = given
  const free = freeNamesOf(account, order, given)
  const dnsNames =
    account.switches.freeNames === 'at_once' ? [...given.dnsNames, ...free] : given.dnsNames
  remember(account, order, date)
  const certificate = account.addCertificate({
    ...{ orderId: order.id, created: date },
    ...{ commonName, dnsNames, csr, signatureHash, serverPlatform },
  })
  const status = given.approved ? 'approved' : account.switches.waitingRequest
  const request: OrderRequest = {
    id: account.nextId('request'),
    orderId: order.id,
    certificateId: certificate.id,
    type: 'reissue',
    status,
    firstStatus: status,
    date,
    comments,
    processorComment: '',
    skippedApproval: given.approved,
    approved: given.approved ? date : undefined,
    reads: 0,
  }
  account.requests.set(request.id, request)
  account.waiting.add(request)
  order.requests.push(request)
  order.certificates.push(certificate)
  if (order.status !== 'reissue_pending') {
    order.statusBefore = order.status
  }
  order.status = 'reissue_pending'
  order.certificateStatus ??= order.current.status
  const kept = [...namesOf(certificate), ...free]
  const dropped = namesOf(order.current).filter((name) => !kept.includes(name))
  if (isTls(order.product)) {
    order.droppedNames.push(...dropped)
  }
  return request
}

/** Approves a pending request; false when it does not await approval. */
export function approve(account: Account, request: OrderRequest, comment = ''): boolean {
  if (!isUndecided(request)) {
    return false
  }
  rememberOrderOf(account, request)
  request.status = 'approved'
  request.approved = account.now()
  request.processorComment = comment
  request.reads = 0
  return true
}

/** Rejects a request that awaits approval; false when it does not. */
export function reject(account: Account, request: OrderRequest, comment = ''): boolean {
  if (!isUndecided(request)) {
    return false
  }
  rememberOrderOf(account, request)
  request.status = 'rejected'
  request.processorComment = comment
  request.reads = 0
  end(account, request, 'rejected')
  return true
}

/** Cancels each pending reissue of an order; false when there is none. */
export function cancelWaiting(account: Account, order: Order, note: string): boolean {
  const waiting = waitingOf(account, order)
  if (waiting.length > 0) {
    order.note = note
  }
  for (const request of waiting) {
    cancel(account, request)
  }
  return waiting.length > 0
}

/** Cancels one pending reissue. */
export function cancel(account: Account, request: OrderRequest): void {
  const { canceledRequest } = account.switches
  rememberOrderOf(account, request)
  if (canceledRequest !== 'unchanged') {
    request.status = canceledRequest
  }
  request.reads = 0
  end(account, request, 'canceled')
}

/** The pending reissues of an order, oldest first. */
export function waitingOf(account: Account, order: Order): OrderRequest[] {
  return order.requests.filter((request) => account.waiting.has(request))
}

/** Issues the certificate of a pending reissue, at a moment in milliseconds. */
export function issue(account: Account, request: OrderRequest, at: number): void {
  const order = account.orders.get(request.orderId)
  const certificate = account.certificates.get(request.certificateId)
  if (!order || !certificate || !account.waiting.has(request)) {
    return
  }
  remember(account, order, at)
  account.waiting.delete(request)
  if (account.switches.freeNames === 'when_issued') {
    certificate.dnsNames = [...certificate.dnsNames, ...freeNamesOf(account, order, certificate)]
  }
  request.status = 'approved'
  request.approved ??= at
  setValidity(account, order, certificate, at)
  order.current = certificate
  order.certificateStatus = 'issued'
  order.status = waitingOf(account, order).length > 0 ? 'reissue_pending' : 'issued'
}

/** Makes a certificate an issued one. */
export function setValidity(
  account: Account,
  order: Order,
  certificate: Certificate,
  at: number,
): void {
  Object.assign(certificate, longestValidity(account, order, at))
  certificate.issued = at
  certificate.status = 'issued'
  certificate.intermediates = account.settings.intermediates
}

/** The dates of a certificate issued at a moment: as long as the industry and the order allow. */
export function longestValidity(
  account: Account,
  order: Order,
  at: number,
): Required<Pick<Certificate, 'validFrom' | 'validTill'>> {
  const longest = addDays(dayOf(at), longestLifetime(account, at) - 1)
  return { validFrom: dayOf(at), validTill: longest < order.validTill ? longest : order.validTill }
}

/** Days that a certificate may last when it is issued at a moment in milliseconds. */
export function longestLifetime(account: Account, at: number): number {
  const { lifetimeDays } = account.settings
  return typeof lifetimeDays === 'number' ? lifetimeDays : lifetimeDays(at)
}

function end(account: Account, request: OrderRequest, status: 'rejected' | 'canceled'): void {
  account.waiting.delete(request)
  const certificate = account.certificates.get(request.certificateId)
  const order = account.orders.get(request.orderId)
  if (certificate) {
    certificate.status = status
  }
  if (order && waitingOf(account, order).length === 0) {
    order.status = order.statusBefore
  }
}

function rememberOrderOf(account: Account, { orderId }: OrderRequest): void {
  const order = account.orders.get(orderId)
  if (order) {
    remember(account, order)
  }
}

function isUndecided(request: OrderRequest): boolean {
  return request.status === 'pending' || request.status === 'submitted'
}
