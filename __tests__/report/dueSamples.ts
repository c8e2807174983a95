import type { Blocker, PendingReissue } from '../../src/due/blocker.ts'
import {
  blockerLine,
  blockersFoundText,
  dueLine,
  endlessText,
  justIssuedLine,
  progressText,
  reasonText,
  startlessText,
  tooLargeText,
  unlistedBlockersText,
  unlistedIssuedText,
  unlistedOrdersText,
  unloggedText,
} from '../../src/due/messages.ts'
import type { EndingOrder } from '../../src/due/select.ts'
import { actorOf, detailOf, titleOf, whenOf } from '../../src/due/wording.ts'
import { at, NOW, responseError } from './samples.ts'

// Every sentence of the action `due`. The types see to it that no blocker is missing.

const on = (day: string) => ({ at: at(day), hasTime: false })
const failed = { code: 'failed', error: responseError(403, { errors: [] }) } as const

function pending(awaits: PendingReissue['awaits'], requestId?: string): PendingReissue {
  return { code: 'reissue_pending', since: on('2026-08-01'), awaits, requestId }
}

const BLOCKERS: {
  readonly [Code in Blocker['code']]: readonly Extract<Blocker, { readonly code: Code }>[]
} = {
  auto_reissue: [{ code: 'auto_reissue', until: on('2026-08-16') }],
  domain_validation: [
    { code: 'domain_validation', until: on('2026-09-01'), names: ['example.com', 'a.example.com'] },
  ],
  order_ends: [{ code: 'order_ends', until: on('2026-12-01') }],
  organization_validation: [{ code: 'organization_validation', until: undefined }],
  reissue_pending: [
    pending('approval', '7'),
    pending('approval'),
    pending('domain_validation', '7'),
    pending('digicert', '7'),
    pending('unknown'),
  ],
  renewed: [
    { code: 'renewed', by: '77' },
    { code: 'renewed', by: undefined },
  ],
  unknown: [
    { code: 'unknown', why: failed },
    { code: 'unknown', why: { code: 'not_tried', failures: 5 } },
  ],
}

function order(daysLeft: number, commonName = 'example.com'): EndingOrder {
  return {
    ...{ id: '123', status: 'issued', isRenewed: false, renewedBy: undefined },
    ...{ commonName, dnsNames: [], product: 'ssl_basic' },
    ...{ organizationId: undefined, containerId: undefined },
    ...{ validFrom: undefined, validTill: on('2026-09-15'), lastDay: '2026-09-15', daysLeft },
  }
}

function blockerRow(blocker: Blocker): string {
  const when = whenOf({ order: order(20), blocker, at: NOW })
  return `${titleOf(blocker)} | ${detailOf(blocker)} | ${when} | ${actorOf(blocker)}`
}

const days = { days: 30 }
const share = { renewBefore: { share: 0.33 }, issuedWithin: undefined }
const ending = { code: 'order_ends', until: on('2026-12-01') } as const
const unread = { id: '124', failure: failed }

/** Each message, by its name. */
export const DUE_MESSAGES: Readonly<Record<string, string>> = {
  'due reason none': reasonText({
    due: 0,
    total: 41,
    window: days,
    issued: undefined,
    ahead: undefined,
  }),
  'due reason one': reasonText({
    ...{ due: 1, total: 1, window: { share: 0.33 }, issued: { days: 7, orders: 0 } },
    ahead: { days: 90, blockers: 0 },
  }),
  'due reason several': reasonText({
    ...{ due: 3, total: 41, window: days, issued: { days: 1, orders: 2 } },
    ahead: { days: 90, blockers: 2 },
  }),
  'due error blockers_found': blockersFoundText({ days: 90, blockers: 2 }),
  'due warning endless one': endlessText(['123']),
  'due warning endless several': endlessText(['123', '124']),
  'due warning startless': startlessText([{ id: '123', failure: undefined }], share),
  'due warning startless, failed': startlessText(
    [{ id: '123', failure: undefined }, unread],
    share,
  ),
  'due warning startless, issued_within': startlessText([{ id: '123', failure: undefined }], {
    ...{ renewBefore: days, issuedWithin: 7 },
  }),
  'due warning unlisted orders, max': unlistedOrdersText(2, { max: 3 }),
  'due warning unlisted orders, size': unlistedOrdersText(1, 'size'),
  'due warning unlisted issued': unlistedIssuedText(2, { max: 3 }),
  'due warning unlisted blockers': unlistedBlockersText(5),
  'due warning too large': tooLargeText(['123']),
  'due log due': dueLine(order(20)),
  'due log due, expired': dueLine(order(-3, '')),
  'due log just issued': justIssuedLine({ ...order(180), validFrom: on('2026-08-20') }),
  'due log blocker': blockerLine({ order: order(20), blocker: ending, at: NOW }),
  'due log unlogged': unloggedText(10),
  'due log progress': progressText(950, 5000),
  ...Object.fromEntries(
    Object.entries(BLOCKERS).flatMap(([code, some]) =>
      some.map((one, index) => [
        `due blocker ${code}${some.length > 1 ? ` ${index + 1}` : ''}`,
        blockerRow(one),
      ]),
    ),
  ),
}
