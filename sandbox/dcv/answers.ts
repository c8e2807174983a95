import type { Account } from '../account/account.ts'
import { DAY_MS, isoOf } from '../account/days.ts'
import { waitingOf } from '../account/lifecycle.ts'
import type { Order } from '../account/records.ts'
import type { Json } from '../api/answers.ts'
import { methodOf, openScopesOf } from './look.ts'
import { reuseOf } from './records.ts'
import { isDv, scopesOf, type Scope } from './scopes.ts'

/** The body of GET validation. Its IDs are strings, whatever the account plays elsewhere. */
export function validationAnswer(account: Account, order: Order): Json {
  const { nameScope, method } = order.validation
  return {
    order_id: String(order.id),
    order_status: order.status,
    order_name_scope: nameScope,
    order_dcv_method: method,
    ...(!isDv(order) && organizationFields(account, order)),
    dns_name_validations: nameScopes(account, order).map((scope) =>
      nameField(account, order, scope),
    ),
  }
}

/** The body of PUT check-dcv. */
export function checkAnswer(account: Account, order: Order): Json {
  const open = openScopesOf(account, order)
  const names = nameScopes(account, order).flatMap((scope) =>
    scope.names.map((name) => ({ dns_name: name, status: statusOf(account, open, scope) })),
  )
  const newest = order.certificates.at(-1) ?? order.current
  return {
    order_status: order.status,
    certificate_id: newest.id,
    dcv_status: open.length === 0 ? 'valid' : 'pending',
    dns_name_validations: names,
  }
}

function organizationFields(account: Account, { organization, product, validation }: Order): Json {
  const now = account.now()
  const until = validation.organizationUntil ?? now + 397 * DAY_MS
  return {
    organization_id: String(organization.id),
    organization_name: organization.name,
    organization_validations: [
      {
        type: product.validationType,
        status: until >= now ? 'active' : 'pending',
        date_created: isoOf(until - 398 * DAY_MS),
        validated_until: isoOf(until),
      },
    ],
  }
}

/** A domain keeps its place among the domains of its order. */
function idOf(order: Order, { domain }: Scope): string {
  const { ids } = order.validation
  const place = ids.indexOf(domain)
  return String(order.id * 100 + (place < 0 ? ids.push(domain) : place + 1))
}

/** The domains of the newest reissue that waits, else of the order's certificate. */
function nameScopes(account: Account, order: Order): Scope[] {
  return scopesOf(account, order, waitingOf(account, order).at(-1))
}

function nameField(account: Account, order: Order, scope: Scope): Json {
  const isOpen = isIn(openScopesOf(account, order), scope)
  const now = account.now()
  const until = order.validation.until.get(scope.domain) ?? now + reuseOf(now)
  const isDated = !isOpen && !isDv(order) && account.switches.validatedUntil === 'present'
  return {
    domain_id: idOf(order, scope),
    name_scope: scope.domain,
    status: isOpen ? 'pending' : account.switches.validatedStatus,
    method: methodOf(order, scope),
    validated_until: isDated ? isoOf(until) : undefined,
    dns_names: scope.names,
  }
}

function statusOf(account: Account, open: readonly Scope[], scope: Scope): string {
  return isIn(open, scope) ? 'pending' : account.switches.validatedStatus
}

function isIn(scopes: readonly Scope[], { domain }: Scope): boolean {
  return scopes.some((scope) => scope.domain === domain)
}
