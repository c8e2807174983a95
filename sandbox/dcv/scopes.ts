import { isIP } from 'node:net'
import type { Account } from '../account/account.ts'
import { waitingOf } from '../account/lifecycle.ts'
import { isTls, namesOf, type Order, type OrderRequest } from '../account/records.ts'
import { reuseOf } from './records.ts'

/** A domain that is validated once for all names under it. */
export interface Scope {
  readonly domain: string
  readonly names: readonly string[]
}

/** Ends under which a registry sells names: the base domain has a label more. */
const REGISTRY_ENDS = /(?:^|\.)(?:ac|co|com|edu|gov|net|org)\.[a-z]{2}$/

/** The domains of the names that a reissue asks for, or of the order's certificate. */
export function scopesOf(account: Account, order: Order, request?: OrderRequest): Scope[] {
  const certificate = account.certificates.get(request?.certificateId ?? 0) ?? order.current
  const names = isTls(order.product) ? namesOf(certificate).filter((name) => !isIP(name)) : []
  const scopes = Map.groupBy(names, (name) => scopeOf(order, name))
  return [...scopes].map(([domain, under]) => ({ domain, names: under }))
}

/** The names of a reissue are validated from this moment (milliseconds) on; `Infinity` while one is not. */
export function validatedAt(account: Account, order: Order, request: OrderRequest): number {
  const { organizationUntil = Infinity } = order.validation
  if (!isDv(order) && organizationUntil < request.date) {
    return Infinity
  }
  const scopes = scopesOf(account, order, request)
  return Math.max(0, ...scopes.map((scope) => scopeValidatedAt(account, order, request, scope)))
}

/** The domains that a reissue must have validated, and has not. */
export function openScopes(account: Account, order: Order, request: OrderRequest): Scope[] {
  return scopesOf(account, order, request).filter(
    (scope) => scopeValidatedAt(account, order, request, scope) === Infinity,
  )
}

/** The domains counts as validated from a moment on, and for later orders as long as the industry allows. */
export function markValidated(order: Order, scopes: readonly Scope[], at: number): void {
  const { until, validated } = order.validation
  for (const { domain } of scopes) {
    validated.set(domain, at)
    if (until.has(domain)) {
      until.set(domain, at + reuseOf(at))
    }
  }
}

/** All domains of an order's waiting reissues count as validated from now on. */
export function validateDomains(account: Account, order: Order): void {
  for (const request of waitingOf(account, order)) {
    markValidated(order, openScopes(account, order, request), account.now())
  }
}

/** DV is never used again: each reissue must be validated. */
export function isDv(order: Order): boolean {
  return order.product.validationType === 'dv'
}

function scopeValidatedAt(
  { settings }: Account,
  order: Order,
  request: OrderRequest,
  { domain }: Scope,
): number {
  const at = order.validation.validated.get(domain)
  if (at !== undefined && at >= request.date) {
    return at
  }
  const isReused = !isDv(order) && !settings.domainValidation
  const until = order.validation.until.get(domain) ?? Infinity
  return isReused && until >= request.date ? 0 : Infinity
}

function scopeOf(order: Order, name: string): string {
  const exact = name.replace(/^\*\./, '')
  if (order.validation.nameScope === 'exact') {
    return exact
  }
  return exact
    .split('.')
    .slice(REGISTRY_ENDS.test(exact) ? -3 : -2)
    .join('.')
}
