import { count, days, timeLeft } from '../report/messages/phrases.ts'
import { sentences } from '../report/messages/parts.ts'
import { dayOf } from '../util/moment.ts'
import { listed, plain } from '../util/text.ts'
import type { Window } from '../inputs/fields.ts'
import type { BlockedOrder } from './blocker.ts'
import type { Choice } from './choice.ts'
import type { EndingOrder } from './select.ts'
import type { Startless } from './survey.ts'
import { detailOf, failureText } from './wording.ts'

// Every sentence of the action `due` but those about a blocker. Nothing here decides anything.

/** What a run found: counts of orders and, where it looked ahead, of blockers. */
export interface Counts {
  readonly due: number
  readonly total: number
  readonly window: Window
  /** The days of `issued_within`, and how many orders are put out for it alone. */
  readonly issued: { readonly days: number; readonly orders: number } | undefined
  /** The days looked ahead, and how many blockers were found for the certificates that end within them. */
  readonly ahead: { readonly days: number; readonly blockers: number } | undefined
}

/** What the run found, for the output `reason`. */
export function reasonText({ due, total, window, issued, ahead }: Counts): string {
  const all = count(total, 'order')
  const found = due === 0 ? `None of ${all} is` : `${due} of ${all} ${isOrAre(due)}`
  return sentences([
    total === 0
      ? 'No order is due: none was found'
      : `${found} due (at most ${windowText(window)} left)`,
    issued === undefined ? '' : issuedFound(issued),
    ahead === undefined ? '' : blockersFound(ahead),
  ])
}

/** Why the step failed although everything was read. */
export function blockersFoundText(ahead: NonNullable<Counts['ahead']>): string {
  return sentences([
    blockersFound(ahead),
    'The step fails because fail_on_blockers is true',
    'The table in the job summary says who can act on each',
  ])
}

function issuedFound({ days: within, orders }: NonNullable<Counts['issued']>): string {
  const more =
    orders === 0
      ? 'No other order has'
      : `${count(orders, 'more order')} ${isOrAre(orders)} not due, but ${hasOrHave(orders)}`
  return `${more} a certificate that began within ${days(within)}`
}

function blockersFound({ days: ahead, blockers }: NonNullable<Counts['ahead']>): string {
  const found = blockers === 0 ? 'No blocker' : count(blockers, 'blocker')
  return `${found} ${blockers > 1 ? 'were' : 'was'} found among the certificates that end within ${days(ahead)}`
}

/** A due order, for the log. */
export function dueLine({ id, lastDay, daysLeft, commonName, status }: EndingOrder): string {
  return `Due: order ${id} (${nameText(commonName)}, ${plain(status, 60)}), whose certificate ends on ${lastDay} (${timeLeft(daysLeft)})`
}

/** An order that is put out because its certificate was just issued, for the log. */
export function justIssuedLine({
  id,
  lastDay,
  commonName,
  status,
  validFrom,
}: EndingOrder): string {
  const began = validFrom === undefined ? '' : ` began on ${dayOf(validFrom.at)} and`
  return `Just issued: order ${id} (${nameText(commonName)}, ${plain(status, 60)}), whose certificate${began} ends on ${lastDay}`
}

/** A blocker, for the log. */
export function blockerLine({ order, blocker }: BlockedOrder): string {
  return `Blocker: order ${order.id} (${nameText(order.commonName)}), ${blocker.code}: ${detailOf(blocker)}`
}

/** How many blockers the log leaves out. */
export function unloggedText(rest: number): string {
  return `The output blockers lists ${count(rest, 'more blocker')}`
}

/** How far the reading of single orders has come, for the log. */
export function progressText(done: number, all: number): string {
  return `Read ${done} of ${count(all, 'order')} one by one`
}

/** A warning: the ends of some certificates cannot be read, so nothing says whether they are due. */
export function endlessText(ids: readonly string[]): string {
  return sentences([
    `Cannot determine whether ${ordersText(ids)} ${isOrAre(ids.length)} due: CertCentral shows no valid_till that can be read`,
    `Look at ${ids.length === 1 ? 'the order' : 'the orders'} in CertCentral`,
  ])
}

/** A warning: the starts of some certificates cannot be read, though `renew_before` or `issued_within` needs them. */
export function startlessText(
  orders: readonly Startless[],
  { renewBefore, issuedWithin }: Choice,
): string {
  const isShare = 'share' in renewBefore
  const failure = orders.find((order) => order.failure !== undefined)?.failure
  return sentences([
    `Cannot determine when the certificate of ${ordersText(orders.map(({ id }) => id))} began: CertCentral shows no valid_from`,
    isShare
      ? 'The shortest lifetime is assumed, so that an order may count as due later than it is'
      : '',
    issuedWithin === undefined
      ? ''
      : `issued_within leaves ${orders.length === 1 ? 'the order' : 'the orders'} out: deploy by hand if a reissue was issued since the last run`,
    isShare && failure === undefined
      ? 'If that is too late, set renew_before to a number of days'
      : '',
    failure === undefined ? '' : failureText(failure),
  ])
}

/** Why due orders or blockers were left out: for the input `max`, or for the size of the outputs. */
export type Limit = 'size' | { readonly max: number }

/** A warning: more orders are due than the outputs hold. */
export function unlistedOrdersText(rest: number, limit: Limit): string {
  return sentences([
    `${count(rest, 'more order')} ${isOrAre(rest)} due, but ${limitText(limit)}`,
    'The output holds those that end soonest; a later run lists the others',
    SPLIT,
  ])
}

/** A warning: more certificates were just issued than the outputs hold. */
export function unlistedIssuedText(rest: number, limit: Limit): string {
  return sentences([
    `${count(rest, 'more order')} ${hasOrHave(rest)} a certificate that was just issued, but ${limitText(limit)}`,
    'The output holds the orders that are due, and then those with the newest certificates; deploy the others by hand',
    SPLIT,
  ])
}

/** A warning: more blockers were found than the outputs hold. */
export function unlistedBlockersText(rest: number): string {
  return sentences([
    `${count(rest, 'more blocker')} ${rest === 1 ? 'was' : 'were'} found, but ${limitText('size')}`,
    'The output holds those of the orders that end soonest',
    SPLIT,
  ])
}

/** A warning: the outputs of no run can hold an order that they should. */
export function tooLargeText(ids: readonly string[]): string {
  return sentences([
    `${capitalized(ordersText(ids))} cannot be listed: the names alone take more than the 1 MB that a job's outputs hold`,
    `Use a workflow of its own for ${ids.length === 1 ? 'it' : 'each'}`,
  ])
}

const SPLIT =
  'If this happens often, run more often, or split the fleet with domain, container_id or organization_id'

function limitText(limit: Limit): string {
  return limit === 'size' ? "a job's outputs hold at most 1 MB" : `max is ${limit.max}`
}

/** The window as people write it: "30 days", "33% of the lifetime". */
export function windowText(window: Window): string {
  return 'days' in window
    ? days(window.days)
    : `${Number((window.share * 100).toFixed(6))}% of the lifetime`
}

function ordersText(ids: readonly string[]): string {
  return `${ids.length === 1 ? 'order' : 'orders'} ${listed(ids)}`
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function hasOrHave(number: number): string {
  return number === 1 ? 'has' : 'have'
}

function isOrAre(number: number): string {
  return number === 1 ? 'is' : 'are'
}

/** Code signing has no domain, and a name of the list may hold anything. */
function nameText(commonName: string): string {
  return plain(commonName, 260) || 'no common name'
}
