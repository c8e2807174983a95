import type { Hono } from 'hono'
import type { Account } from '../account/account.ts'
import {
  dayField,
  dnsNamesField,
  hashField,
  momentField,
  productField,
  type Json,
} from './answers.ts'
import { jsonAnswer, onlyThese, type AppEnv } from './app.ts'
import { dayOf, daysBetween, endOf } from '../account/days.ts'
import { filterOrders, sortOrders } from './orderQuery.ts'
import { statusShown } from './orderStatus.ts'
import { pageOf } from './page.ts'
import { isTls, type Order } from '../account/records.ts'

const MOST = 1000

/** The account's orders, in pages. */
export function orderListRoutes(app: Hono<AppEnv>, account: Account): void {
  app.get('/order/certificate', (context) => {
    const query = context.req.query()
    const { filtersIgnored, emptyLists } = account.switches
    const all = [...account.orders.values()]
    const orders = filtersIgnored
      ? all
      : sortOrders(filterOrders(account, all, query), query['sort'])
    const { entries, page } = pageOf(orders, query, MOST)
    const listed = entries.map((order) => listEntry(account, order))
    return jsonAnswer(account, context, {
      orders: listed.length === 0 && emptyLists === 'absent' ? undefined : listed,
      page,
    })
  })
  onlyThese(app, '/order/certificate', 'GET')
}

function listEntry(account: Account, order: Order): Json {
  const { current } = order
  const { validFrom, validTill } = current
  const isFromShown =
    account.switches.listedValidFrom === 'always' ||
    (account.switches.listedValidFrom === 'mostly' && order.id % 4 !== 0)
  const named = isTls(order.product)
  return {
    id: order.id,
    certificate: {
      id: current.id,
      common_name: named ? current.commonName : undefined,
      dns_names: named ? dnsNamesField(account, current) : undefined,
      serial_number: validTill && current.serialNumber,
      valid_from: isFromShown && validFrom ? dayField(account, validFrom) : undefined,
      valid_till: validTill && dayField(account, validTill, endOf),
      days_remaining: validTill && daysBetween(dayOf(account.now()), validTill),
      signature_hash: hashField(account, current),
    },
    status: statusShown(account, order),
    is_renewed: order.renewed,
    date_created: momentField(account, order.created),
    organization: order.organization,
    container: order.container,
    product: productField(order, false),
    product_name_id: order.product.nameId,
    order_valid_till: dayField(account, order.validTill, endOf),
    has_duplicates: false,
  }
}
