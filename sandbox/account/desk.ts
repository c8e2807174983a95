import type { Account } from './account.ts'
import type { Issued } from '../authority/authority.ts'
import { fillAccount, type Fill, type Filled } from './fill.ts'
import { approve, cancelWaiting, issue, reject, waitingOf } from './lifecycle.ts'
import { addOrderWithKey, type NewOrder } from './newOrder.ts'
import { addHistory, addReissue, type NewReissue } from './newReissue.ts'
import type { Order, OrderRequest } from './records.ts'
import { settle } from './settle.ts'
import { validateDomains } from '../dcv/scopes.ts'

/** The account's own people: who adds orders, approves, cancels and issues behind the API's back. */
export class Desk {
  protected readonly account: Account

  constructor(account: Account) {
    this.account = account
  }

  /** Adds an order; healthy, TLS and issued unless it says otherwise. */
  addOrder(order: NewOrder = {}): Promise<Order> {
    return addOrderWithKey(this.account, order)
  }

  /** Adds a reissue by another person; returns its request. */
  addReissue(orderId: number, reissue: NewReissue = {}): Promise<OrderRequest> {
    return addReissue(this.account, this.order(orderId), reissue)
  }

  /** Adds a past of `count` issued reissues, which the current certificate follows. */
  addHistory(orderId: number, count: number): Promise<void> {
    return addHistory(this.account, this.order(orderId), count)
  }

  /** Fills the account with orders spread over the calendar, others among them. */
  fill(fill: Fill = {}): Filled {
    return fillAccount(this.account, fill)
  }

  /** An order as it stands now. It is the record itself: a change to it is a change to the order. */
  order(orderId: number): Order {
    settle(this.account)
    const order = this.account.orders.get(orderId)
    if (!order) {
      throw new Error(`the sandbox has no order ${String(orderId)}`)
    }
    return order
  }

  /** Takes an order out of the account. */
  removeOrder(orderId: number): void {
    this.account.orders.delete(orderId)
  }

  /** The pending requests of an order, oldest first. */
  waiting(orderId: number): OrderRequest[] {
    return waitingOf(this.account, this.order(orderId))
  }

  /** Approves a request; false when it did not await approval. */
  approve(requestId: number, comment?: string): boolean {
    return approve(this.account, this.#request(requestId), comment)
  }

  /** Rejects a request; false when it did not await approval. */
  reject(requestId: number, comment?: string): boolean {
    return reject(this.account, this.#request(requestId), comment)
  }

  /** Cancels the pending reissues of an order; false when there are none. */
  cancel(orderId: number, note = ''): boolean {
    return cancelWaiting(this.account, this.order(orderId), note)
  }

  /** Has the domains of an order's pending reissues validated. */
  validateDomains(orderId: number): void {
    validateDomains(this.account, this.order(orderId))
  }

  /** Issues the pending reissues of an order, approved or not. */
  issueNow(orderId: number): void {
    for (const request of this.waiting(orderId)) {
      issue(this.account, request, this.account.now())
    }
  }

  /** The chain of an issued certificate: leaf first, root last. */
  chainOf(certificateId: number): Promise<readonly Issued[]> {
    const certificate = this.account.certificates.get(certificateId)
    if (!certificate) {
      throw new Error(`the sandbox has no certificate ${String(certificateId)}`)
    }
    return this.account.chainOf(certificate)
  }

  #request(requestId: number): OrderRequest {
    settle(this.account)
    const request = this.account.requests.get(requestId)
    if (!request) {
      throw new Error(`the sandbox has no request ${String(requestId)}`)
    }
    return request
  }
}
