import type { Switches } from '../../sandbox/settings.ts'
import type { Random } from './random.ts'

/** Draws how the account writes what it shows, and what it does beside it. */
export function drawSwitches(random: Random): Partial<Switches> {
  return {
    skippedRequestListed: random.chance(0.6),
    pendingReissueListed: random.chance(0.6),
    autoReissueWithoutPlan: random.pick(['no_effect', 'error']),
    csrFormat: random.pick([
      'as_sent',
      'crlf',
      'one_line',
      'long_lines',
      'new_request',
      'bare_base64',
    ]),
    autoReissueType: random.pick(['number', 'string', 'boolean', 'absent']),
    idType: random.pick(['number', 'string']),
    validityDates: random.pick(['day', 'iso']),
    eventDates: random.pick(['iso', 'iso', 'day']),
    primaryListed: random.pick([0, 0, 1, 2]),
    listOrder: random.pick(['newest_first', 'oldest_first']),
    waitingRequest: random.pick(['pending', 'submitted']),
    requestOrder: random.pick(['oldest_first', 'newest_first']),
    emptyLists: random.pick(['present', 'absent']),
    dnsNames: random.pick([
      'with_common_name',
      'without_common_name',
      'missing_when_alone',
      'with_blanks',
      'upper_case',
    ]),
    signatureHash: random.pick(['lower', 'upper']),
    errors: random.pick(['array', 'object']),
    requestStatusInAnswer: random.chance(0.5),
    requestInAnswer: random.pick(['awaiting_approval', 'always']),
    commentsLength: random.pick([Infinity, Infinity, 60, 0]),
    chainInAnswer: random.pick(['absent', 'absent', 'without_root', 'with_root']),
    pemLineEnds: random.pick(['crlf', 'lf']),
    bundleOrder: random.pick(['leaf_first', 'root_first', 'shuffled']),
    otherDownloads: random.pick([0, 0, 0, 1, 2]),
    rejectedListed: random.chance(0.5),
    canceledListed: random.pick(['absent', 'rejected', 'canceled']),
    canceledRequest: random.pick(['rejected', 'canceled', 'unchanged']),
    secondReissue: random.pick(['accepted', 'refused']),
    skipApprovalHonoured: random.chance(0.8),
  }
}

/**
 * Draws what the account shows of a reissue until it is issued. In each draw something shows that one is pending, and
 * no certificate that is not issued has dates and is said to be: there, no client can know it.
 */
export function drawPendingSwitches(random: Random): Partial<Switches> {
  const drawn: Partial<Switches> = {
    statusWhileApproval: random.pick(['reissue_pending', 'issued', 'issued', 'reissue_requested']),
    statusWhilePending: random.pick([
      'reissue_pending',
      'processing',
      'needs_approval',
      'approved',
      'waiting_pickup',
    ]),
    pendingCertificate: random.pick(['hidden', 'id', 'without_dates', 'whole']),
    pendingCertificateStatus: random.pick(['issued', 'pending', 'absent']),
    freeNames: random.pick(['none', 'when_issued', 'at_once']),
    requestsListed: random.chance(0.8),
    csrListed: random.chance(0.8),
    reissuesListed: random.pick(['once', 'twice', 'twice_once_stale']),
    reissuesPerPage: random.pick([Infinity, Infinity, 1, 2]),
    issuedListedAs: random.pick(['issued', 'approved']),
    pendingListedAs: random.pick(['pending', 'needs_csr', 'reissue_requested']),
  }
  const says = drawn.statusWhileApproval === 'reissue_pending' || drawn.requestsListed
  if (!says) {
    return { ...drawn, pendingReissueListed: true, pendingCertificateStatus: 'pending' }
  }
  const isSaidIssued =
    drawn.pendingCertificate === 'whole' && drawn.pendingCertificateStatus === 'issued'
  return isSaidIssued ? { ...drawn, pendingCertificateStatus: 'absent' } : drawn
}

/** How far each place lags behind what happened. */
export type Lag = Pick<Switches, 'orderLagMs' | 'orderLagReads' | 'listLagMs' | 'listLagReads'>

/** Every place shows what is. */
export const NO_LAG: Lag = { orderLagMs: 0, orderLagReads: 0, listLagMs: 0, listLagReads: 0 }

/** Draws a lag for each place, shorter than the search for a lost answer. */
export function drawLag(random: Random): Lag {
  return {
    orderLagMs: random.pick([0, 0, 1000, 3000]),
    orderLagReads: random.pick([0, 0, 0, 2]),
    listLagMs: random.pick([0, 0, 1000, 3000]),
    listLagReads: random.pick([0, 0, 0, 2]),
  }
}
