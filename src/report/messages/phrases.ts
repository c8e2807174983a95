import type { Purpose } from '../../certcentral/request.ts'
import type { NamedReissue } from '../../plan/reasons.ts'
import { dayOf, daysBetween } from '../../util/moment.ts'
import { plain } from '../../util/text.ts'
import type { RunState, Status } from '../state.ts'

// Parts of sentences that several messages share.

/** What a run with the same CSR does about a reissue that is pending. */
export const RESUMES =
  'Run again with the same CSR while the reissue is pending: the run resumes, without another reissue'

/** What a later attempt of the run does, also about one that is issued, which a new run may ask for again. */
export const RERUN_RESUMES =
  'Re-run this job: with the same CSR it resumes, without another reissue'

/** What to do about a reissue that was rejected. */
export const AFTER_REJECTION =
  'Look up the reason in CertCentral, and correct what it names. Run again with a CSR that has a new key, or with other names. To submit the same again, set force: true'

/** A count of things as people write it. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`
}

/** A count of days as people write it. */
export function days(number: number): string {
  return count(number, 'day')
}

/** How far the end of a certificate is away: "20 days left", "expires today", "expired 3 days ago". */
export function timeLeft(daysLeft: number): string {
  if (daysLeft === 0) {
    return 'expires today'
  }
  return daysLeft > 0 ? `${days(daysLeft)} left` : `expired ${days(-daysLeft)} ago`
}

/** The last day of a certificate with how far it is away: "2026-09-15 (20 days left)"; `now` in milliseconds. */
export function expiry(validTill: number, now: number): string {
  return `${dayOf(validTill)} (${timeLeft(daysBetween(now, validTill))})`
}

/** IDs of requests and of a certificate in one phrase: "request 7, certificate 9"; empty without any. */
export function idsOf({
  requestIds = [],
  certificateId,
}: Pick<RunState, 'requestIds' | 'certificateId'>): string {
  return [
    ...(requestIds.length === 0 ? [] : [requestsOf(requestIds)]),
    ...(certificateId === undefined ? [] : [`certificate ${plain(certificateId, 40)}`]),
  ].join(', ')
}

/** "request 7", "requests 7 and 8"; "the request" where no ID is known. */
export function requestsOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 10).map((id) => plain(id, 40))
  return ids.length === 0 ? 'the request' : `request${ids.length === 1 ? '' : 's'} ${all(shown)}`
}

/** Texts as a list in a sentence: "a", "a and b", "a, b and c". */
export function all(texts: readonly string[]): string {
  return texts.length < 2
    ? texts.join('')
    : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`
}

/** A reissue by its IDs and its day: "request 7, made on 2026-03-01"; undefined where nothing identifies it. */
export function nameOf({ requestId, certificateId, at }: NamedReissue): string | undefined {
  const requestIds = requestId === undefined ? [] : [requestId]
  const ids = idsOf({ requestIds, certificateId })
  if (ids === '') {
    return at === undefined ? undefined : `one made on ${dayOf(at)}`
  }
  return at === undefined ? ids : `${ids}, made on ${dayOf(at)}`
}

/** "on" or "off". */
export function onOff(on: boolean): string {
  return on ? 'on' : 'off'
}

/** The purpose of a request, as the beginning of a sentence: "Reading order 123". */
export function purposeOf({ action, id }: Purpose): string {
  return PURPOSES[action](plain(id, 40))
}

const PURPOSES: Readonly<Record<Purpose['action'], (id: string) => string>> = {
  read_order: (id) => `Reading order ${id}`,
  list_reissues: (id) => `Listing the reissues of order ${id}`,
  list_orders: () => 'Listing the orders',
  download: (id) => `Downloading certificate ${id}`,
  reissue: (id) => `Reissuing order ${id}`,
  set_auto_reissue: (id) => `Setting auto-reissue of order ${id}`,
  read_validation: (id) => `Reading the domain validation of order ${id}`,
  get_random_value: (id) => `Reading the validation value of order ${id}`,
  set_dcv_method: (id) => `Setting the domain validation method of order ${id}`,
  check_validation: (id) => `Checking the domain validation of order ${id}`,
}

/** How far a reissue of this status has come. */
export const STATUS_PHRASES: Readonly<Record<Status, string>> = {
  issued: 'issued',
  pending: 'accepted, not issued yet',
  needs_approval: 'awaiting approval',
  needs_validation: 'awaiting domain validation',
  rejected: 'rejected or canceled',
  skipped: 'not due',
  planned: 'planned',
  refused: 'refused',
}
