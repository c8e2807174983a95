import type { AdoptReason, DueReason, RefuseReason } from '../../plan/reasons.ts'
import { dayOf } from '../../util/moment.ts'
import { listed } from '../../util/text.ts'
import type { Reason, RunState } from '../state.ts'
import { errorParts } from './errors.ts'
import { only, textOf, type MessageParts } from './parts.ts'
import { days, idsOf, onOff, STATUS_PHRASES, timeLeft } from './phrases.ts'
import { isRefusal, refusalParts } from './refusals.ts'

/** Why the run stands where it does, with the reissue's IDs where there is one; empty where nothing is to say yet. */
export function reasonText(state: RunState): string {
  return textOf(reasonParts(state))
}

/** The same in its parts. */
export function reasonParts(state: RunState): MessageParts {
  const { reason } = state
  if (reason === undefined) {
    return only('')
  }
  if (isRefusal(reason)) {
    return refusalParts(reason)
  }
  if (reason.code === 'failed') {
    return errorParts(reason.error)
  }
  const words = state.isOtherKey === true ? OTHER_KEY : ''
  return { ...outcomeParts(reason, state), words }
}

const OTHER_KEY =
  'The live certificate holds another key than the CSR, so its chain was not written'

type Outcome = Exclude<Reason, RefuseReason | { readonly code: 'failed' }>

function outcomeParts(reason: Outcome, state: RunState): MessageParts {
  switch (reason.code) {
    case 'not_due':
      return only(
        `Not due: the live certificate has ${days(reason.daysLeft)} left, and a reissue is due from ${dayOf(reason.from)} on`,
      )
    case 'planned':
      return only(`A run ${withoutDryRun(state)} would reissue, because ${dueText(reason.due)}`)
    case 'reissued':
      return only(`Submitted a reissue, because ${dueText(reason.due)}${progress(state)}`)
    case 'adopted':
      return only(`${ADOPTED[reason.why.code]}${progress(state)}`)
    case 'auto_reissue_set':
      return only(`Auto-reissue is ${onOff(reason.on)}, as requested`)
    case 'auto_reissue_unread':
      return only(
        `Auto-reissue was switched ${onOff(reason.on)}, but the order does not show the setting`,
      )
    case 'canceled_while_sending':
      return {
        ...only('The job was canceled while the reissue was under way'),
        advice: `Look at order ${state.orderId ?? ''} in CertCentral, or run again with the same CSR: the run adopts the reissue if it is there`,
      }
  }
}

/** What a run that reissues has and the dry run had not, as it follows "run". */
export function withoutDryRun({ hasCsr }: RunState): string {
  return hasCsr === false ? 'with a CSR and without dry_run' : 'without dry_run'
}

/** Why a reissue is due, as it follows "because". */
export function dueText(due: DueReason): string {
  switch (due.code) {
    case 'always_due':
      return 'renew_before is not set'
    case 'due':
      return leftText(due.daysLeft)
    case 'live_revoked':
      return 'the live certificate is revoked'
    case 'name_missing':
      return `the live certificate lacks ${listed(due.names)}`
    case 'forced':
      return 'force is true'
  }
}

function leftText(daysLeft: number): string {
  const text = timeLeft(daysLeft)
  return `the live certificate ${daysLeft > 0 ? `has ${text}` : text}`
}

const ADOPTED: Readonly<Record<AdoptReason['code'], string>> = {
  sent_by_this_run: 'Adopted the reissue that this run submitted',
  sent_by_earlier_attempt: 'Adopted the reissue that an earlier attempt of this run submitted',
  already_pending: 'Adopted a pending reissue with the same key and names',
  just_issued: 'Adopted a reissue with the same key and names that was issued within the last day',
}

/** The reissue's IDs and how far it has come, as they end a sentence. */
function progress(state: RunState): string {
  const ids = idsOf(state)
  const status = state.status === undefined ? '' : STATUS_PHRASES[state.status]
  const parts = [ids, status === '' || ids === '' ? status : `(${status})`]
  const text = parts.filter((part) => part !== '').join(' ')
  return text === '' ? '' : `: ${text}`
}
