import { dayOf } from '../util/moment.ts'
import { listed, plain } from '../util/text.ts'
import type { Window } from '../inputs/fields.ts'
import type { BlockedOrder, Blocker } from './blockers.ts'

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
      return 'A person at DigiCert'
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
      return 'The order ends before a certificate as long as this one would. Buy the next order in time.'
    case 'domain_validation':
      return `These names must be validated again before a reissue is issued: ${listed(blocker.names)}.`
    case 'organization_validation':
      return 'DigiCert must validate the organization again before a reissue is issued, which takes a phone call.'
    case 'reissue_pending':
      return blocker.requestId === undefined
        ? PENDING[blocker.awaits].detail
        : `Request ${blocker.requestId} awaits approval in CertCentral.`
    case 'auto_reissue':
      return 'DigiCert asks for a reissue by itself 30 days before the end, with the old key. Turn it off, or use a window of more than 30 days.'
    case 'renewed':
      return blocker.by === undefined
        ? 'Another order follows it, which CertCentral does not name. Use the ID of that order from now on.'
        : `Order ${blocker.by} follows it. Use the ID of that order from now on.`
    case 'unknown':
      return plain(blocker.why)
  }
}

const PENDING = {
  approval: { actor: 'An administrator', detail: 'A request awaits approval in CertCentral.' },
  domain_validation: {
    actor: 'The DNS team',
    detail: 'The pending reissue awaits domain validation.',
  },
  digicert: { actor: 'A person at DigiCert', detail: 'The pending reissue awaits DigiCert.' },
  unknown: { actor: 'An administrator', detail: 'What it awaits could not be read.' },
} as const

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

/** The window as people write it: "30 days", "33% of its lifetime". */
export function windowText(window: Window): string {
  if ('days' in window) {
    return `${String(window.days)} ${window.days === 1 ? 'day' : 'days'}`
  }
  return `${String(Number((window.share * 100).toFixed(6)))}% of its lifetime`
}
