import * as v from 'valibot'
import { UnexpectedResponseError } from './errors.ts'
import type { HttpRequest } from './request.ts'
import { CertCentralReader, MOST_FRUITLESS } from './reader.ts'
import { PATIENT } from './patience.ts'
import {
  Count,
  Day,
  Id,
  Lower,
  Names,
  NoErrors,
  optional,
  Renewal,
  renewalOf,
  Text,
} from './wire.ts'

const Holder = v.fallback(optional(v.object({ id: optional(Id) })), undefined)

const ListedOrderSchema = v.pipe(
  v.object({
    id: Id,
    status: Lower,
    ...Renewal,
    certificate: optional(
      v.object({ common_name: Text, dns_names: optional(Names), valid_from: Day, valid_till: Day }),
    ),
    organization: Holder,
    container: Holder,
    product: v.fallback(optional(v.object({ name_id: Lower, name: Text })), undefined),
  }),
  v.transform((wire) => ({
    id: wire.id,
    status: wire.status,
    ...renewalOf(wire),
    commonName: wire.certificate?.common_name ?? '',
    dnsNames: wire.certificate?.dns_names ?? [],
    validFrom: wire.certificate?.valid_from,
    validTill: wire.certificate?.valid_till,
    organizationId: wire.organization?.id,
    containerId: wire.container?.id,
    product: [wire.product?.name_id, wire.product?.name].find(Boolean) ?? '',
  })),
)

/** GET /order/certificate; an empty list may come without its key. */
const OrderPageSchema = v.pipe(
  v.object({
    orders: v.nullish(v.array(ListedOrderSchema), []),
    page: v.fallback(optional(v.object({ total: optional(Count) })), undefined),
    errors: NoErrors,
  }),
  v.transform(({ orders, page }) => ({ orders, total: page?.total })),
)
type OrderPage = v.InferOutput<typeof OrderPageSchema>

/** An order as the list shows it: without its requests, and in some entries without the start of its certificate. */
export type ListedOrder = v.InferOutput<typeof ListedOrderSchema>

/** The account's orders, as far as they were read. */
export interface OrdersRead {
  /** The orders that were to be kept, each once, as it was read last. */
  readonly kept: readonly ListedOrder[]
  /** How many orders were read, each counted once. */
  readonly total: number
  /** Milliseconds since 1970 by the server's clock, where the first page came with a `Date`. */
  readonly serverTime: number | undefined
}

/** As many orders as CertCentral puts on a page. */
const PAGE = 1000
/** The share of a page that the next one repeats, so that the two can be seen to join. */
const OVERLAP = 0.1

/** What reads the list of orders. */
export class OrderList extends CertCentralReader {
  /**
   * Reads every page of the orders that pass `filters` (CertCentral's own, by name), and keeps those that `keep` says.
   *
   * Pages are cut by position, and positions shift while orders come and go. So each page begins a little before the
   * end of the one before. If it repeats an order that was read, nothing between them is missing, because the list is
   * sorted by what never changes, the order's ID. If it repeats none, so many have gone that it may begin behind
   * orders never read: it is thrown away, and the place before it is read again. A server that names no total is read
   * until a page is empty, and the place before that brings nothing new.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/list-orders.html
   * @throws {@link CertCentralError} when a page cannot be read, or the pages never come to an end
   */
  async orders(
    filters: Readonly<Record<string, string>>,
    keep: (order: ListedOrder) => boolean,
  ): Promise<OrdersRead> {
    const read = new Map<string, ListedOrder | undefined>()
    let serverTime: number | undefined
    let step = 0
    let isPastEnd = false
    for (let offset = 0, fruitless = 0; ;) {
      const request = pageRequest(filters, offset)
      const { answer, parsed: page } = await this.json(request, OrderPageSchema, PATIENT)
      checkTotal(request, page, offset)
      serverTime ??= answer.date
      const before = read.size
      const isJoined = offset === 0 || page.orders.some(({ id }) => read.has(id))
      if (isJoined) {
        for (const order of page.orders) {
          read.set(order.id, keep(order) ? order : undefined)
        }
        if (isLast(page, offset) || (isPastEnd && read.size === before)) {
          break
        }
        step = Math.ceil(page.orders.length * (1 - OVERLAP))
      }
      isPastEnd = page.orders.length === 0
      fruitless = read.size > before ? 0 : fruitless + 1
      if (fruitless > MOST_FRUITLESS) {
        throw endless(request)
      }
      offset = isJoined ? offset + step : Math.max(0, offset - step)
    }
    const kept = [...read.values()].filter((order) => order !== undefined)
    return { kept, total: read.size, serverTime }
  }
}

function pageRequest(filters: Readonly<Record<string, string>>, offset: number): HttpRequest {
  const query = new URLSearchParams({
    ...Object.fromEntries(Object.entries(filters).map(([name, it]) => [`filters[${name}]`, it])),
    sort: 'order_id',
    limit: String(PAGE),
    offset: String(offset),
  })
  return {
    purpose: { action: 'list_orders', id: String(offset + 1) },
    method: 'GET',
    path: `/order/certificate?${String(query)}`,
  }
}

/**
 * A full page is never believed to be the last, nor one before the end that the server names. Where it names none, or
 * one before orders that it shows, only an empty first page is the last.
 */
function isLast({ orders, total }: OrderPage, offset: number): boolean {
  const end = offset + orders.length
  return total === undefined || total < end ? end === 0 : orders.length < PAGE && end === total
}

/** An empty page would pass for "nothing is due". */
function checkTotal(request: HttpRequest, { orders, total }: OrderPage, offset: number): void {
  if (orders.length === 0 && total !== undefined && total > offset) {
    throw new UnexpectedResponseError(request, 'wrong_count', JSON.stringify({ total, orders }))
  }
}

function endless(request: HttpRequest): UnexpectedResponseError {
  return new UnexpectedResponseError(request, 'endless_list', '')
}
