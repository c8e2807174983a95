import type { ListedOrder } from '../../src/certcentral/orders.ts'
import type { ListedReissue, Order } from '../../src/certcentral/schema.ts'
import type { Validation } from '../../src/certcentral/validation.ts'
import type { Moment } from '../../src/util/moment.ts'
import { liveOf, pendingOf, type Account, type KeptOrder } from './account.ts'

// The account's orders in the form in which the action reads them.

/** An entry of the list of orders. */
export function listedOrder(order: KeptOrder): ListedOrder {
  const { issued } = liveOf(order)
  return {
    id: order.id,
    status: statusOf(order),
    ...{ isRenewed: order.renewedBy !== undefined, renewedBy: order.renewedBy },
    ...{ commonName: order.domain, dnsNames: [order.domain] },
    ...{ validFrom: day(issued.from), validTill: day(issued.till) },
    ...{ organizationId: undefined, containerId: undefined, product: `ssl_${order.kind}` },
  }
}

/** Order info. */
export function orderInfo(order: KeptOrder): Order {
  const live = liveOf(order)
  return {
    id: order.id,
    status: statusOf(order),
    orderValidTill: day(order.ends),
    autoReissue: false,
    product: { nameId: `ssl_${order.kind}`, type: 'ssl_certificate', name: order.kind },
    validationType: order.kind,
    ...{ isRenewed: order.renewedBy !== undefined, renewedBy: order.renewedBy },
    requests: order.certificates.map(({ id, made }, index) => ({
      id: `9${id}`,
      date: { at: made, hasTime: true },
      type: index === 0 ? 'new_request' : 'reissue',
      status: 'approved',
      comments: order.comments[index] ?? '',
    })),
    certificate: {
      ...{ id: live.id, csr: live.csr, serialNumber: `0A${live.id}`, status: 'issued' },
      ...{ commonName: order.domain, dnsNames: [order.domain] },
      ...{ validFrom: day(live.issued.from), validTill: day(live.issued.till) },
      ...{ serverPlatformId: -1, signatureHash: 'sha256' },
    },
  }
}

/** The list of reissues. */
export function reissueList(order: KeptOrder): ListedReissue[] {
  return order.certificates
    .slice(1)
    .map(({ id, csr, made, issued }) => ({
      ...{ id, csr, commonName: order.domain, dnsNames: [order.domain] },
      serialNumber: issued === undefined ? undefined : `0A${id}`,
      status: issued === undefined ? 'pending' : 'issued',
      dateCreated: { at: made, hasTime: true },
      dateIssued: issued === undefined ? undefined : { at: issued.from, hasTime: false },
      ...{ validFrom: issued && day(issued.from), validTill: issued && day(issued.till) },
      ...{ serverPlatformId: -1, signatureHash: 'sha256' },
    }))
    .reverse()
}

/** The validation of the order's domain and organization at a time. */
export function validationOf(account: Account, order: KeptOrder, at: number): Validation {
  const domain = account.domains.get(order.domain)?.until ?? 0
  const organization = account.organizations.get(order.kind) ?? 0
  return {
    orderId: order.id,
    method: 'dns-txt-token',
    organizations: [
      {
        type: order.kind,
        status: organization >= at ? 'active' : 'pending',
        validatedUntil: day(organization),
      },
    ],
    domains: [
      {
        scope: order.domain,
        status: domain >= at ? 'approved' : 'pending',
        method: 'dns-txt-token',
        validatedUntil: day(domain),
        dnsNames: [order.domain],
      },
    ],
  }
}

function statusOf(order: KeptOrder): string {
  return pendingOf(order) === undefined ? 'issued' : 'reissue_pending'
}

function day(at: number): Moment {
  return { at, hasTime: false }
}
