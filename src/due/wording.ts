import { errorText } from '../report/messages/errors.ts'
import { sentences } from '../report/messages/parts.ts'
import { dayOf } from '../util/moment.ts'
import { listed, plain } from '../util/text.ts'
import type { Awaited, BlockedOrder, Blocker, ReadingFailure } from './blocker.ts'

// What people read of a blocker. Nothing here decides anything.

/** What stands in the way, in a few words. */
export function titleOf({ code }: Blocker): string {
  return TITLES[code]
}

const TITLES: Readonly<Record<Blocker['code'], string>> = {
  auto_reissue: 'Auto-reissue comes first',
  domain_validation: 'Domain validation',
  order_ends: 'The order ends',
  organization_validation: 'Organization validation',
  reissue_pending: 'A reissue is pending',
  renewed: 'The order was renewed',
  unknown: 'Unknown',
}

/** Who can act. */
export function actorOf(blocker: Blocker): string {
  switch (blocker.code) {
    case 'order_ends':
      return 'The buyer'
    case 'domain_validation':
      return 'The DNS team'
    case 'organization_validation':
      return 'An administrator, then DigiCert'
    case 'reissue_pending':
      return PENDING[blocker.awaits].actor
    case 'auto_reissue':
    case 'renewed':
    case 'unknown':
      return 'An administrator'
  }
}

/** A sentence or two: what it is, and what to do. */
export function detailOf(blocker: Blocker): string {
  switch (blocker.code) {
    case 'order_ends':
      return `The order ends on ${dayOf(blocker.until.at)}, too soon for another certificate as long as the live one. Renew the order in CertCentral before then.`
    case 'domain_validation':
      return `These names must be validated again before a reissue is issued: ${listed(blocker.names)}. Validate them in CertCentral, or publish the records in the output dcv_records of the reissue.`
    case 'organization_validation':
      return 'DigiCert must validate the organization again before a reissue is issued, which takes a phone call. Submit the organization for validation in CertCentral.'
    case 'reissue_pending':
      return pendingText(blocker)
    case 'auto_reissue':
      return 'DigiCert requests a reissue by itself 30 days before the certificate ends, with the old key. Turn auto-reissue off, or set renew_before to more than 30 days.'
    case 'renewed':
      return blocker.by === undefined
        ? 'Another order follows this one, and CertCentral does not show its ID. Look it up in CertCentral, and use it from now on.'
        : `Order ${blocker.by} follows this one. Use its ID from now on.`
    case 'unknown':
      return failureText(blocker.why)
  }
}

function pendingText({ awaits, requestId }: Extract<Blocker, { code: 'reissue_pending' }>): string {
  const { what, advice } = PENDING[awaits]
  const which =
    requestId === undefined ? 'The pending reissue' : `The reissue of request ${requestId}`
  return sentences([`${which} ${what}`, advice])
}

const PENDING: Readonly<Record<Awaited, Readonly<Record<'actor' | 'what' | 'advice', string>>>> = {
  approval: {
    actor: 'An administrator',
    what: 'awaits approval',
    advice: 'Approve or reject it in CertCentral',
  },
  domain_validation: {
    actor: 'The DNS team',
    what: 'awaits domain validation',
    advice:
      'Validate the names in CertCentral, or publish the records in the output dcv_records of the reissue',
  },
  digicert: {
    actor: 'A person at DigiCert',
    what: 'awaits DigiCert',
    advice: 'Look at the order in CertCentral, which shows the open step',
  },
  unknown: {
    actor: 'An administrator',
    what: 'awaits a step that could not be read',
    advice: 'Look at the order in CertCentral',
  },
}

/** Why an order, or its validation, could not be read, and what to do. */
export function failureText(failure: ReadingFailure): string {
  return failure.code === 'failed'
    ? plain(errorText(failure.error), LONGEST_FAILURE)
    : `The order or its validation was not read, because the last ${failure.failures} readings of the same kind failed. Correct what their messages name, and run again.`
}

const LONGEST_FAILURE = 700

/** From when it stands in the way. */
export function whenOf({ blocker, at }: BlockedOrder): string {
  const { since, until } = spanOf(blocker)
  if (until !== undefined) {
    return until
  }
  return since === undefined ? dayOf(at) : `since ${since}`
}

/** The days that a blocker names: since when it stands, or until when it does not. */
export function spanOf(blocker: Blocker): { readonly since?: string; readonly until?: string } {
  const since = 'since' in blocker ? blocker.since : undefined
  const until = 'until' in blocker ? blocker.until : undefined
  return {
    ...(since === undefined ? {} : { since: dayOf(since.at) }),
    ...(until === undefined ? {} : { until: dayOf(until.at) }),
  }
}
