import type { Account } from '../account/account.ts'
import { endOf } from '../account/days.ts'
import type { Order, OrderRequest } from '../account/records.ts'
import { dayField, momentField, productField, requestFields, type Json } from './answers.ts'
import { orderCertificate } from './orderCertificate.ts'
import { statusShown } from './orderStatus.ts'

/** Where the organization of every order has its seat. */
const SEAT = { city: 'Springfield', state: 'Oregon', country: 'us' }

/** The body of GET order info. */
export async function orderAnswer(account: Account, order: Order): Promise<Json> {
  const { autoReissueType } = account.switches
  const on = order.autoReissue
  const numeric = autoReissueType === 'string' ? String(Number(on)) : Number(on)
  return {
    id: order.id,
    certificate: await orderCertificate(account, order),
    status: statusShown(account, order),
    is_renewed: order.renewed,
    renewed_order_id: order.renewedBy,
    date_created: momentField(account, order.created),
    last_reissued_date: lastReissuedField(account, order),
    organization: { ...order.organization, ...SEAT },
    container: order.container,
    product: productField(order, true),
    order_valid_till: dayField(account, order.validTill, endOf),
    auto_reissue: { number: numeric, string: numeric, boolean: on, absent: undefined }[
      autoReissueType
    ],
    is_multi_year_plan: order.multiYearPlan ? '1' : undefined,
    requests: account.switches.requestsListed
      ? listedRequests(account, order).map((request) => requestFields(account, request))
      : undefined,
  }
}

function lastReissuedField(account: Account, order: Order): string | undefined {
  const [, ...reissues] = order.certificates
  const issued = reissues.flatMap((certificate) => certificate.issued ?? [])
  return issued.length === 0 ? undefined : momentField(account, Math.max(...issued))
}

function listedRequests(account: Account, order: Order): OrderRequest[] {
  const { skippedRequestListed, requestOrder } = account.switches
  const listed = order.requests.filter(
    (request) => skippedRequestListed || !request.skippedApproval,
  )
  return requestOrder === 'newest_first' ? listed.reverse() : listed
}
