import { nameKey } from '../util/names.ts'
import type { DueOrder } from './select.ts'

/** The outputs that list orders, as JSON, and how many orders they list. */
export interface Listing {
  readonly orders: string
  readonly matrix: string
  readonly count: number
}

/** The runner cuts a job's outputs at 1 MB, which it counts in UTF-16; both of these are meant to be job outputs. */
const MOST_CHARACTERS = 500_000
/** Characters of the name in a slug: with the ID it stays fit for every file system and environment. */
const SLUG_NAME = 60

/**
 * The first orders, as many as `max` and the runner let through. Names are never cut short to make room: a workflow
 * that took a shortened list for whole would drop the names that it lacks.
 */
export function listingOf(due: readonly DueOrder[], max: number): Listing {
  const orders: string[] = []
  const include: string[] = []
  let size = '[]{"include":[]}'.length
  for (const order of due.slice(0, max)) {
    const entry = entryOf(order)
    const texts = [entry, { ...entry, slug: slugOf(order) }].map((it) => JSON.stringify(it))
    const [plain = '', sluggish = ''] = texts
    size += plain.length + sluggish.length + 2
    if (size > MOST_CHARACTERS && orders.length > 0) {
      break
    }
    orders.push(plain)
    include.push(sluggish)
  }
  return {
    orders: `[${orders.join(',')}]`,
    matrix: `{"include":[${include.join(',')}]}`,
    count: orders.length,
  }
}

/** A name for files, environments and concurrency groups: the common name as far as it is safe, and the order's ID. */
export function slugOf({ commonName, id }: Pick<DueOrder, 'commonName' | 'id'>): string {
  const name = nameKey(commonName)
    .replace(/^\*\./, 'wildcard-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, SLUG_NAME)
    .replace(/-$/, '')
  return `${name === '' ? 'order' : name}-${id}`
}

function entryOf(order: DueOrder): Record<string, unknown> {
  return {
    order_id: order.id,
    common_name: order.commonName,
    dns_names: order.dnsNames,
    valid_till: order.lastDay,
    days_remaining: order.daysLeft,
    status: order.status,
    product: order.product,
  }
}
