import type { Account } from '../account/account.ts'
import { ApiError, invalidValue } from './apiError.ts'
import { dayOf } from '../account/days.ts'
import { statusShown } from './orderStatus.ts'
import { namesOf, type Order } from '../account/records.ts'

type Filter = (order: Order, value: string, account: Account) => boolean
type SortKey = (order: Order) => string | number

const FILTERS: Record<string, Filter> = {
  id: (order, value) => String(order.id) === value,
  status: hasStatus,
  organization_id: (order, value) => String(order.organization.id) === value,
  container_id: (order, value) => String(order.container.id) === value,
  product_name_id: (order, value) => order.product.nameId === value,
  user_id: (order, value) => String(order.userId) === value,
  common_name: (order, value) => order.current.commonName.toLowerCase() === value.toLowerCase(),
  domain_name: (order, value) => namesOf(order.current).includes(value.toLowerCase()),
  valid_till: (order, value) => isWithin(order.current.validTill, value),
  date_created: (order, value) => isWithin(dayOf(order.created), value),
  is_renewed: (order, value) => order.renewed === (value === '1'),
  certificate_id: (order, value) => order.certificates.some(({ id }) => String(id) === value),
  serial_number: (order, value) => order.current.serialNumber === value.toUpperCase(),
  search: (order, value) => searchText(order).includes(value.toLowerCase()),
}

const SORT_KEYS: Record<string, SortKey> = {
  id: (order) => order.id,
  order_id: (order) => order.id,
  status: (order) => order.status,
  common_name: (order) => order.current.commonName,
  valid_till: (order) => order.current.validTill ?? '',
  days_remaining: (order) => order.current.validTill ?? '',
  date_created: (order) => order.created,
  product_name_id: (order) => order.product.nameId,
  organization_id: (order) => order.organization.id,
  container_id: (order) => order.container.id,
}

/** The orders that pass every `filters[NAME]=VALUE` of a query; 400 for a name that there is not. */
export function filterOrders(
  account: Account,
  orders: readonly Order[],
  query: Readonly<Record<string, string>>,
): readonly Order[] {
  let left = orders
  for (const [name, values] of wantedValues(query)) {
    const filter = FILTERS[name]
    if (!filter) {
      throw new ApiError(400, invalidValue(`filters[${name}]`, 'there is no such filter'))
    }
    left = left.filter((order) => values.some((value) => filter(order, value, account)))
  }
  return left
}

/** The values of each filter: one of `filters[NAME]`, or any of `filters[NAME][0]`, `[1]`, … */
function wantedValues(query: Readonly<Record<string, string>>): Map<string, string[]> {
  const wanted = new Map<string, string[]>()
  for (const [key, value] of Object.entries(query)) {
    const name = /^filters\[(\w+)\](\[\w*\])?$/.exec(key)?.[1]
    if (name !== undefined) {
      wanted.set(name, [...(wanted.get(name) ?? []), value])
    }
  }
  return wanted
}

/** The orders sorted by a list of properties, `-` for descending, `+` or nothing for ascending; the newest first without one. */
export function sortOrders(orders: readonly Order[], sort = '-date_created'): Order[] {
  const keys = sort.split(',').map((text) => {
    const name = text.trim().replace(/^[-+]/, '')
    const key = SORT_KEYS[name.split('.').at(-1) ?? '']
    if (!key) {
      throw new ApiError(400, invalidValue('sort', `there is no property ${name}`))
    }
    return { key, sign: text.trim().startsWith('-') ? -1 : 1 }
  })
  return orders.toSorted((one, other) => {
    for (const { key, sign } of keys) {
      const [left, right] = [key(one), key(other)]
      if (left !== right) {
        return left < right ? -sign : sign
      }
    }
    return one.id - other.id
  })
}

/** `issued` includes the orders whose certificate has expired. */
function hasStatus(order: Order, value: string, account: Account): boolean {
  const status = statusShown(account, order)
  return status === value || (value === 'issued' && status === 'expired')
}

/** A day against `2026-01-01`, `<`, `<=`, `>`, `>=` before it, or `from...to`, both included. */
function isWithin(day: string | undefined, condition: string): boolean {
  if (day === undefined) {
    return false
  }
  const [from = '', to] = condition.split('...')
  if (to !== undefined) {
    return day >= from.trim() && day <= to.trim()
  }
  const [, operator, limit = ''] = /^([<>]?=?)\s*(.*)$/.exec(condition) ?? []
  if (operator === '<') {
    return day < limit
  }
  if (operator === '<=') {
    return day <= limit
  }
  if (operator === '>') {
    return day > limit
  }
  if (operator === '>=') {
    return day >= limit
  }
  return day === limit
}

function searchText(order: Order): string {
  const { commonName, dnsNames } = order.current
  return [order.id, commonName, ...dnsNames, order.organization.name].join(' ').toLowerCase()
}
