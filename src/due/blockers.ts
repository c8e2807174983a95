import { isValidated, type Validation } from '../certcentral/validation.ts'
import type { Order } from '../certcentral/schema.ts'
import type { Window } from '../inputs/fields.ts'
import { isTls } from '../plan/wanted.ts'
import { DAY_MS, daysBetween, type Moment } from '../util/moment.ts'
import { unique } from '../util/names.ts'
import { lapsingNames, lapsingOrganization } from './lapses.ts'
import type { EndingOrder } from './select.ts'
import { windowMs } from './window.ts'

// What will stop an order's next reissue: pure, handed the time in milliseconds since 1970.

/** What will stop a reissue, with what is known of it. */
export type Blocker =
  | { readonly code: 'auto_reissue'; readonly until: Moment }
  | {
      readonly code: 'domain_validation'
      readonly until: Moment | undefined
      readonly names: readonly string[]
    }
  | { readonly code: 'order_ends'; readonly until: Moment }
  | { readonly code: 'organization_validation'; readonly until: Moment | undefined }
  | {
      readonly code: 'reissue_pending'
      readonly since: Moment | undefined
      readonly awaits: 'approval' | 'domain_validation' | 'digicert' | 'unknown'
      readonly requestId: string | undefined
    }
  | { readonly code: 'renewed'; readonly by: string | undefined }
  | { readonly code: 'unknown'; readonly why: string }

/** What was read of an order; each part undefined where it could not be. */
export interface OrderReadings {
  readonly order: Order | undefined
  readonly validation: Validation | undefined
  /** Why a part could not be read. */
  readonly failure: string | undefined
}

/** A blocker, and the order that it stands in the way of. */
export interface BlockedOrder {
  readonly order: EndingOrder
  readonly blocker: Blocker
  /** When it falls due, in milliseconds since 1970: now, where it stands already. */
  readonly at: number
}

/** Days before the end at which DigiCert's own auto-reissue asks. */
const AUTO_REISSUE_DAYS = 30

/** Everything that will stop the order's next reissue, sorted by code; `listed` shows the start of its certificate where anything does. */
export function blockersOf(
  listed: EndingOrder,
  readings: OrderReadings,
  { window, now }: { readonly window: Window; readonly now: number },
): BlockedOrder[] {
  const { order, failure } = readings
  const renewed = renewal(listed, order)
  const blockers =
    renewed === undefined
      ? [
          ...pending(listed, readings),
          ...(order === undefined ? [] : ofOrder(listed, order, { window, now })),
          ...ofValidation(listed, readings),
          ...(failure === undefined ? [] : [{ code: 'unknown', why: failure } as const]),
        ]
      : [renewed]
  const dueAt = Math.max(now, listed.validTill.at - windowMs(window, listed))
  return blockers
    .map((blocker) => ({ order: listed, blocker, at: fallsDueAt(blocker, dueAt, now) }))
    .sort((one, other) => (one.blocker.code < other.blocker.code ? -1 : 1))
}

function renewal(listed: EndingOrder, order: Order | undefined): Blocker | undefined {
  const by = listed.renewedBy ?? order?.renewedBy
  return listed.isRenewed || order?.isRenewed === true || by !== undefined
    ? { code: 'renewed', by }
    : undefined
}

function ofOrder(
  { validFrom, validTill }: EndingOrder,
  { orderValidTill, autoReissue }: Order,
  { window, now }: { readonly window: Window; readonly now: number },
): Blocker[] {
  const size = windowMs(window, { validFrom, validTill })
  const blockers: Blocker[] = []
  const begins = Math.max(now, validTill.at - size)
  // Where the lifetime is not known, an order that ends with its certificate is sure to end too early.
  const needed =
    validFrom === undefined ? validTill.at + DAY_MS : begins + validTill.at - validFrom.at
  if (orderValidTill !== undefined && daysBetween(needed, orderValidTill.at) < 0) {
    blockers.push({ code: 'order_ends', until: orderValidTill })
  }
  if (autoReissue === true && size <= AUTO_REISSUE_DAYS * DAY_MS) {
    const at = validTill.at - AUTO_REISSUE_DAYS * DAY_MS
    blockers.push({ code: 'auto_reissue', until: { at, hasTime: false } })
  }
  return blockers
}

function ofValidation(listed: EndingOrder, { order, validation }: OrderReadings): Blocker[] {
  if (order === undefined) {
    return []
  }
  const names = hasDomains(order) ? unique([listed.commonName, ...listed.dnsNames]) : []
  if (isDv(order)) {
    return [{ code: 'domain_validation', until: undefined, names }]
  }
  if (validation === undefined) {
    return []
  }
  const domains = lapsingNames(names, validation, listed.validTill)
  const organization = lapsingOrganization(order.validationType, validation, listed.validTill)
  return [
    ...(domains.names.length === 0 ? [] : [{ code: 'domain_validation', ...domains } as const]),
    ...(organization === undefined
      ? []
      : [{ code: 'organization_validation', ...organization } as const]),
  ]
}

/** DV is never reused. */
function isDv({ validationType, product }: Order): boolean {
  return (
    validationType === 'dv' || (validationType === '' && /(?:^|_)dv(?:_|$)/.test(product.nameId))
  )
}

/** A private CA validates no domains, and code signing has none. */
function hasDomains(order: Order): boolean {
  return (
    isTls(order) &&
    ![order.product.nameId, order.product.type].some((it) => it.startsWith('private'))
  )
}

function pending(listed: EndingOrder, { order, validation }: OrderReadings): Blocker[] {
  const requests = (order?.requests ?? []).filter(({ type }) => type === 'reissue')
  const open = requests.find(({ status }) => ['pending', 'submitted'].includes(status))
  if (open !== undefined) {
    const { date: since, id: requestId } = open
    return [{ code: 'reissue_pending', since, awaits: 'approval', requestId }]
  }
  if ((order?.status ?? listed.status) !== 'reissue_pending') {
    return []
  }
  const since = requests
    .flatMap(({ date }) => date ?? [])
    .sort((one, other) => other.at - one.at)
    .at(0)
  const awaits =
    order === undefined || validation === undefined
      ? 'unknown'
      : !validation.domains.every(isValidated)
        ? 'domain_validation'
        : 'digicert'
  return [{ code: 'reissue_pending', since, awaits, requestId: undefined }]
}

/** What has no date of its own shows when the reissue falls due. */
function fallsDueAt(blocker: Blocker, dueAt: number, now: number): number {
  const until = 'until' in blocker ? blocker.until : undefined
  if (until !== undefined) {
    return Math.max(now, until.at)
  }
  return blocker.code === 'domain_validation' || blocker.code === 'organization_validation'
    ? dueAt
    : now
}
