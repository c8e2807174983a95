import { firstThatFit } from '../report/bounds.ts'
import { nameKey } from '../util/names.ts'
import type { BlockedOrder } from './blocker.ts'
import type { EndingOrder } from './select.ts'
import { detailOf, spanOf } from './wording.ts'

/** The outputs that list orders and blockers, as JSON, and what each lists. */
export interface Listing {
  readonly orders: string
  readonly matrix: string
  /** The orders that are put out. */
  readonly listed: readonly EndingOrder[]
  /** The IDs of the orders that are too large for any run to put out. */
  readonly tooLarge: readonly string[]
  readonly blockers: string
  readonly blockersListed: number
}

/** The runner cuts a job's outputs at 1 MB, which it counts in UTF-16; all of these are meant to be job outputs. */
const MOST_CHARACTERS = 500_000
/** Of these, what the orders leave to the blockers, so that orders with many names never hide all of them. */
const LEFT_TO_BLOCKERS = 100_000
const BRACKETS = '[]{"include":[]}[]'.length
/** Characters of the name in a slug: with the ID it stays fit for every file system and environment. */
const SLUG_NAME = 60

/**
 * The first orders and blockers, as many as `max` and the runner let through. An entry is never cut short to make room:
 * a workflow that took a shortened list of names for whole would drop the names that it lacks.
 */
export function listingOf(
  chosen: readonly EndingOrder[],
  blocked: readonly BlockedOrder[],
  max: number,
): Listing {
  const blockers = blocked.map((it) => json(blockerEntry(it)))
  const room = MOST_CHARACTERS - BRACKETS - Math.min(LEFT_TO_BLOCKERS, sizeOf(blockers))
  const entries = chosen.map(orderTexts)
  // One that is too large alone would else stop all behind it, in every run.
  const large = entries.filter(({ size }) => size > room)
  const first = entries.filter(({ size }) => size <= room).slice(0, max)
  const kept = firstThatFit(first, ({ size }) => size, room)
  const orders = `[${kept.map(({ plain }) => plain).join(',')}]`
  const matrix = `{"include":[${kept.map(({ slugged }) => slugged).join(',')}]}`
  const rest = MOST_CHARACTERS - orders.length - matrix.length - '[]'.length
  const keptBlockers = firstThatFit(blockers, (it) => sizeOf([it]), rest)
  return {
    ...{ orders, matrix, blockersListed: keptBlockers.length },
    listed: kept.map(({ order }) => order),
    tooLarge: large.map(({ order }) => order.id),
    blockers: `[${keptBlockers.join(',')}]`,
  }
}

/** A name for files, environments and concurrency groups: the common name as far as it is safe, and the order's ID. */
export function slugOf({ commonName, id }: Pick<EndingOrder, 'commonName' | 'id'>): string {
  const name = nameKey(commonName)
    .replace(/^\*\./, 'wildcard-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, SLUG_NAME)
    .replace(/-$/, '')
  return `${name === '' ? 'order' : name}-${id}`
}

/** An order as the outputs `orders` and `matrix` hold it, and the characters that both take. */
interface OrderTexts {
  readonly order: EndingOrder
  readonly plain: string
  readonly slugged: string
  readonly size: number
}

function orderTexts(order: EndingOrder): OrderTexts {
  const entry = orderEntry(order)
  const [plain, slugged] = [json(entry), json({ ...entry, slug: slugOf(order) })]
  return { order, plain, slugged, size: sizeOf([plain, slugged]) }
}

function orderEntry(order: EndingOrder): Record<string, unknown> {
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

function blockerEntry({ order, blocker }: BlockedOrder): Record<string, unknown> {
  return {
    order_id: order.id,
    common_name: order.commonName,
    blocker: blocker.code,
    ...spanOf(blocker),
    detail: detailOf(blocker),
  }
}

/** Characters that texts take, each with its comma. */
function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length + 1, 0)
}

/** JSON in which what could start a command or turn the direction of reading is escaped, so that nothing alters it. */
function json(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('##[', '#\\u0023[')
    .replace(
      /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
      (it) => `\\u${(it.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    )
}
