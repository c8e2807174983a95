import type { Account } from './account.ts'
import { DAY_MS, dayOf, daysBetween } from './days.ts'
import { issue, submitReissue } from './lifecycle.ts'
import { remember } from './past.ts'
import type { Order, OrderRequest } from './records.ts'
import { markValidated, openScopes, validatedAt } from '../dcv/scopes.ts'

/** Lets happen what the clock says has happened: approvals, issuances, auto-reissues. */
export function settle(account: Account): void {
  for (const request of account.waiting) {
    const due = issuanceOf(account, request)
    if (due <= account.now()) {
      issue(account, request, due)
    }
  }
  if (account.settings.autoReissueActs) {
    for (const order of account.orders.values()) {
      autoReissue(account, order)
    }
  }
}

function issuanceOf(account: Account, request: OrderRequest): number {
  const { autoApproveAfter, issueDelay } = account.settings
  const approval = request.date + autoApproveAfter
  if (request.approved === undefined && approval <= account.now()) {
    const order = account.orders.get(request.orderId)
    if (order) {
      remember(account, order, approval)
    }
    request.status = 'approved'
    request.approved = approval
  }
  const order = account.orders.get(request.orderId)
  const { approved = Infinity } = request
  if (order === undefined) {
    return Infinity
  }
  const validation = approved + account.settings.validateAfter
  if (validation <= account.now()) {
    markValidated(order, openScopes(account, order, request), validation)
  }
  return Math.max(approved, validatedAt(account, order, request)) + issueDelay
}

function autoReissue(account: Account, order: Order): void {
  const today = dayOf(account.now())
  const { validTill } = order.current
  if (!order.autoReissue || order.status !== 'issued' || !validTill) {
    return
  }
  const open = validTill < order.validTill && daysBetween(today, order.validTill) > 0
  const asked = order.requests.some((request) => request.date > account.now() - 30 * DAY_MS)
  if (!open || asked || daysBetween(today, validTill) > 30) {
    return
  }
  const { commonName, dnsNames, csr, signatureHash, serverPlatform } = order.current
  if (csr === undefined) {
    return
  }
  const approved = !account.settings.approval
  const comments = 'Auto-reissue'
  submitReissue(account, order, {
    commonName,
    dnsNames,
    csr,
    signatureHash,
    serverPlatform,
    comments,
    approved,
  })
}
