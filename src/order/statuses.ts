// The words in which CertCentral says how far an order, a request or a certificate has come.

/** An order with one of these can never be reissued again. */
const CLOSED = ['rejected', 'canceled', 'cancelled', 'denied']
const ENDED = new Set([...CLOSED, 'revoked', 'expired'])

const NOT_ISSUED = ['pending', 'processing', 'needs_approval', 'waiting_pickup']
const ORDERS_UNDER_WAY = new Set([...NOT_ISSUED, 'approved'])
const CERTIFICATES_NOT_ISSUED = new Set([
  ...NOT_ISSUED,
  'submitted',
  'needs_csr',
  'reissue_pending',
])
const ORDERS_ISSUED = new Set(['issued', 'renewed', 'revoked', 'expired'])

/** Whether a request or a certificate of this status has ended. */
export function isEnded(status: string): boolean {
  return ENDED.has(status)
}

/** Whether an order of this status is closed for good. */
export function isClosed(status: string): boolean {
  return CLOSED.includes(status)
}

/** Whether an order of this status is not issued yet, or was issued before and has a pending reissue. */
export function isUnderWay(status: string): boolean {
  return ORDERS_UNDER_WAY.has(status)
}

/** Whether this status of an order that was issued says that a reissue is pending. */
export function saysPending(status: string): boolean {
  return status === 'reissue_pending' || isUnderWay(status)
}

/** Whether an order of this status has an issued certificate, or had one. */
export function isOrderIssued(status: string): boolean {
  return ORDERS_ISSUED.has(status)
}

/** Whether this status of a certificate says that it is not issued yet. */
export function saysNotIssued(status: string): boolean {
  return CERTIFICATES_NOT_ISSUED.has(status)
}

/** Whether an order's status is one of CertCentral's. */
export function isKnown(status: string): boolean {
  return isEnded(status) || saysPending(status) || isOrderIssued(status)
}

/** Whether a request has not come to an end. An unknown status counts as open: a second reissue is the worse mistake. */
export function isOpen({ status }: { readonly status: string }): boolean {
  return status !== 'approved' && !isEnded(status)
}
