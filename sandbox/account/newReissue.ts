import type { Account } from './account.ts'
import { DAY_MS } from './days.ts'
import { createCsr } from '../api/keys.ts'
import { cancel, issue, reject, setValidity, submitReissue } from './lifecycle.ts'
import type { Order, OrderRequest } from './records.ts'

/** A reissue by another person, or by an earlier run. */
export interface NewReissue {
  /** PEM; one with a new key by default. */
  readonly csr?: string
  /** All names; the first is the common name. The order's by default. */
  readonly names?: readonly string[]
  readonly comments?: string
  /** When it was requested, in milliseconds; now by default. */
  readonly date?: number
  /** `pending` (awaits approval) by default; `approved` is issued after the issue delay. */
  readonly status?: 'pending' | 'approved' | 'issued' | 'rejected' | 'canceled'
}

/** Adds a reissue to an order, as if it had been requested, and had ended, at `date`. */
export async function addReissue(
  account: Account,
  order: Order,
  given: NewReissue = {},
): Promise<OrderRequest> {
  const { current } = order
  const names = given.names ?? [current.commonName, ...current.dnsNames]
  const [commonName = '', ...dnsNames] = names
  const status = given.status ?? 'pending'
  const date = given.date ?? account.now()
  const request = submitReissue(account, order, {
    ...{ commonName, dnsNames, comments: given.comments ?? '', date },
    csr: given.csr ?? (await createCsr({ commonName, names })).csr,
    signatureHash: current.signatureHash,
    serverPlatform: current.serverPlatform,
    approved: status === 'approved' || status === 'issued',
  })
  if (status === 'issued') {
    issue(account, request, date)
  }
  if (status === 'rejected') {
    reject(account, request)
  }
  if (status === 'canceled') {
    cancel(account, request)
  }
  return request
}

/**
 * Adds many reissues to an order, all issued, one an hour before the current certificate's, with one
 * CSR that is not the current one: an order with a long past. The current certificate stays.
 */
export async function addHistory(account: Account, order: Order, count: number): Promise<void> {
  const { commonName, dnsNames, created } = order.current
  const { csr } = await createCsr({ commonName, names: [commonName, ...dnsNames] })
  const past = Array.from({ length: count }, (_, index) => {
    const date = created - (count - index) * (DAY_MS / 24)
    const fields = { orderId: order.id, commonName, dnsNames, created: date, csr }
    const certificate = account.addCertificate(fields)
    setValidity(account, order, certificate, date)
    return certificate
  })
  order.certificates.splice(1, 0, ...past)
}
