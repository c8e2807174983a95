import type { Order } from '../certcentral/schema.ts'
import type { Window } from '../inputs/fields.ts'
import { AUTO_REISSUE_DAYS, endsWithOrder, orderEndsFirst } from '../plan/due.ts'
import { isTls } from '../plan/wanted.ts'
import { DAY_MS } from '../util/moment.ts'
import { unique } from '../util/names.ts'
import type { BlockedOrder, Blocker, OrderReadings } from './blocker.ts'
import { lapsingNames, lapsingOrganization } from './lapses.ts'
import { pendingReissue } from './pending.ts'
import type { EndingOrder } from './select.ts'
import { lifetimeMs, windowMs } from './window.ts'

// What will stop an order's next reissue: pure, handed the time in milliseconds since 1970.

/** The window of `renew_before`, and the time in milliseconds since 1970. */
interface Time {
  readonly window: Window
  readonly now: number
}

/**
 * Everything that will stop the order's next reissue, sorted by code. `listed` shows whether it was renewed, and the
 * start of its certificate, where either place does.
 */
export function blockersOf(
  listed: EndingOrder,
  readings: OrderReadings,
  { window, now }: Time,
): BlockedOrder[] {
  const blockers: readonly Blocker[] = listed.isRenewed
    ? [{ code: 'renewed', by: listed.renewedBy }]
    : everyBlocker(listed, readings, { window, now })
  const dueAt = Math.max(now, listed.validTill.at - windowMs(window, listed))
  return blockers
    .map((blocker) => ({ order: listed, blocker, at: fallsDueAt(blocker, dueAt, now) }))
    .sort((one, other) => (one.blocker.code < other.blocker.code ? -1 : 1))
}

function everyBlocker(listed: EndingOrder, readings: OrderReadings, time: Time): Blocker[] {
  const { order, failure } = readings
  const pending = pendingReissue(listed, readings, time.now)
  return [
    ...(pending === undefined ? [] : [pending]),
    ...(order === undefined ? [] : ofOrder(listed, order, time)),
    ...ofValidation(listed, readings),
    ...(failure === undefined ? [] : [{ code: 'unknown', why: failure } as const]),
  ]
}

function ofOrder(listed: EndingOrder, order: Order, { window, now }: Time): Blocker[] {
  const { validTill } = listed
  const { orderValidTill, autoReissue } = order
  const size = windowMs(window, listed)
  const blockers: Blocker[] = []
  if (
    orderValidTill !== undefined &&
    endsFirst(listed, order, Math.max(now, validTill.at - size))
  ) {
    blockers.push({ code: 'order_ends', until: orderValidTill })
  }
  if (autoReissue === true && size <= AUTO_REISSUE_DAYS * DAY_MS) {
    const at = validTill.at - AUTO_REISSUE_DAYS * DAY_MS
    blockers.push({ code: 'auto_reissue', until: { at, hasTime: false } })
  }
  return blockers
}

/** Where the lifetime is not known, an order that ends with its certificate is sure to end too early. */
function endsFirst(listed: EndingOrder, order: Order, begin: number): boolean {
  return lifetimeMs(listed) === undefined
    ? endsWithOrder(order, listed)
    : orderEndsFirst(order, listed, begin) !== undefined
}

function ofValidation(listed: EndingOrder, { order, validation }: OrderReadings): Blocker[] {
  if (order === undefined) {
    return []
  }
  const names = hasDomains(order) ? namesToValidate(listed, order) : []
  if (isDv(order)) {
    return names.length === 0 ? [] : [{ code: 'domain_validation', until: undefined, names }]
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

/** The list may show an order without its names. */
function namesToValidate({ commonName, dnsNames }: EndingOrder, { certificate }: Order): string[] {
  const { commonName: own = '', dnsNames: others = [] } = certificate
  const unlisted = dnsNames.length > 0 ? [] : [own, ...others]
  return unique([commonName, ...dnsNames, ...unlisted]).filter((name) => name !== '')
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
