import { randomBytes } from 'node:crypto'
import type { Account } from '../account/account.ts'
import { DAY_MS } from '../account/days.ts'
import { waitingOf } from '../account/lifecycle.ts'
import type { Order } from '../account/records.ts'
import { isPublished } from './published.ts'
import type { DcvMethod } from './records.ts'
import { markValidated, openScopes, type Scope } from './scopes.ts'

const MINUTE_MS = 60_000
/** How long after the approval DigiCert looks by itself, and how often. */
const SCHEDULE: readonly (readonly [forMs: number, everyMs: number])[] = [
  [15 * MINUTE_MS, MINUTE_MS],
  [60 * MINUTE_MS, 5 * MINUTE_MS],
  [240 * MINUTE_MS, 15 * MINUTE_MS],
  [10 * DAY_MS, 60 * MINUTE_MS],
]
const VALUE_MS = 30 * DAY_MS

/** The value to publish: the same one until it expires, whoever asks. */
export function valueOf(account: Account, order: Order): { text: string; expires: number } {
  const { value } = order.validation
  return value !== undefined && value.expires > account.now() ? value : freshValue(account, order)
}

/** A new value, which replaces the one before. */
export function freshValue(account: Account, order: Order): { text: string; expires: number } {
  const text = randomBytes(16).toString('hex')
  const value = { text, expires: account.now() + VALUE_MS }
  order.validation.value = value
  return value
}

/** The method of a scope: its own, or the order's. */
export function methodOf({ validation }: Order, { domain }: Scope): DcvMethod {
  return validation.methods.get(domain) ?? validation.method
}

/** The domains that an order's waiting reissues must have validated. */
export function openScopesOf(account: Account, order: Order): Scope[] {
  const scopes = waitingOf(account, order).flatMap((request) => openScopes(account, order, request))
  return [...new Map(scopes.map((scope) => [scope.domain, scope])).values()]
}

/** Looks for the value of an order, for those of its domains that hold one of the `names`. */
export async function look(
  account: Account,
  order: Order,
  names?: readonly string[],
): Promise<void> {
  const { value } = order.validation
  if (value === undefined) {
    return
  }
  const scopes = openScopesOf(account, order).filter(
    (scope) => names === undefined || scope.names.some((name) => names.includes(name)),
  )
  const sought = scopes.map(async (scope) => {
    const method = methodOf(order, scope)
    const servers = account.settings
    return (await isPublished({ servers, method, scope, value: value.text })) ? scope : undefined
  })
  const found = (await Promise.all(sought)).filter((scope) => scope !== undefined)
  markValidated(order, found, account.now())
}

/** Looks for the values of all orders whose turn it is, as DigiCert does without being asked. */
export async function lookByItself(account: Account): Promise<void> {
  if (account.settings.dnsServer === '' && account.settings.httpServer === '') {
    return
  }
  const now = account.now()
  for (const { approved, orderId } of account.waiting) {
    const order = account.orders.get(orderId)
    if (approved === undefined || order === undefined) {
      continue
    }
    const [, everyMs = Infinity] = SCHEDULE.find(([forMs]) => now - approved < forMs) ?? []
    if (now - (order.validation.lookedAt ?? approved) >= everyMs) {
      order.validation.lookedAt = now
      await look(account, order)
    }
  }
}
