import type { NewOrder } from './newOrder.ts'

/**
 * As many orders as there are numbers of days until a certificate ends. The names of each but the first begin with the
 * order's number, so that no two orders have a name in common.
 */
export function severalOrders(
  order: NewOrder & { readonly names: readonly string[] },
  daysLeft: readonly number[],
): NewOrder[] {
  return daysLeft.map((days, index) => ({
    ...order,
    daysLeft: days,
    names: order.names.map((name) => numbered(name, index + 1)),
  }))
}

/** The name as the account's order of a number has it; a wildcard stays the leftmost label. */
function numbered(name: string, number: number): string {
  return number === 1 ? name : name.replace(/^(\*\.)?/, `$1${String(number)}.`)
}
