import { boundedMessage, boundedSummary } from './bounds.ts'
import { code, escaped, link, list, message, row, titledTable } from './html.ts'
import { reasonParts } from './messages/reasons.ts'
import { sentences } from './messages/parts.ts'
import { onOff } from './messages/phrases.ts'
import { warningText } from './messages/warnings.ts'
import { nextSteps } from './nextSteps.ts'
import { isFailed, outcomeLabel } from './outcome.ts'
import type { RunState, Warning } from './state.ts'
import { certificateTable, namesTable, recordsTable } from './tables.ts'
import { dayOf } from '../util/moment.ts'

/** What the summary needs beside the state; `now` is milliseconds since 1970. */
export interface SummaryContext {
  readonly warnings: readonly Warning[]
  readonly now: number
}

/**
 * The job summary. It is one block of HTML without blank lines, in which Markdown is not read, and every text in it
 * is escaped: a server's words cannot give it structure.
 */
export function summaryOf(state: RunState, { warnings, now }: SummaryContext): string {
  return boundedSummary([
    heading(state),
    state.isRehearsal === true ? REHEARSAL : '',
    outcome(state),
    // The person who has to act need not read on after this.
    nextSteps(state),
    recordsTable(state),
    // Above the tables: one of them may be about a revocation.
    list(
      'Warnings',
      warnings.filter(isOwn).map((one) => escaped(warningText(one, state.isDryRun))),
    ),
    certificateTable(state, now),
    namesTable(state),
    facts(state),
  ])
}

const REHEARSAL = '<blockquote>🧪 <strong>Rehearsal: this is not DigiCert.</strong></blockquote>'

/** "What happens next" says it already. */
function isOwn({ code: warning }: Warning): boolean {
  return warning !== 'keep_key'
}

function heading({ commonName, orderId, orderUrl }: RunState): string {
  const titles = [
    ...(commonName === undefined ? [] : [code(commonName)]),
    ...(orderId === undefined ? [] : [`order ${link(orderUrl, orderId)}`]),
  ]
  return `<h2>DigiCert reissue${titles.length === 0 ? '' : `: ${titles.join(', ')}`}</h2>`
}

function outcome(state: RunState): string {
  const { what, words, advice } = reasonParts(state)
  // What a failure advises stands under "What happens next".
  const text = sentences([what, words, isFailed(state) ? '' : advice])
  const mode = state.isDryRun === true ? ' (dry run: nothing was written)' : ''
  return `<p><strong>${outcomeLabel(state)}</strong>${mode}<br>${message(boundedMessage(text))}</p>`
}

function facts(state: RunState): string {
  const { requestIds = [], certificateId, certificatePath, autoReissue, orderEnds } = state
  const { nextReissue, status } = state
  const rows: readonly (readonly [string, string | undefined])[] = [
    [requestIds.length > 1 ? 'Requests' : 'Request', code(requestIds.join(', '))],
    ['Certificate', code(certificateId)],
    ['Chain written to', code(certificatePath)],
    // A skip says it in its reason.
    [
      'Next reissue',
      nextReissue === undefined || status === 'skipped' ? '' : `from ${dayOf(nextReissue)} on`,
    ],
    ['Auto-reissue', autoReissue === undefined ? '' : onOff(autoReissue)],
    ['Order ends', orderEnds === undefined ? '' : dayOf(orderEnds)],
  ]
  return titledTable(
    'Order and certificate',
    rows.flatMap(([title, cell]) => (cell ? [row('td', title, [cell])] : [])),
  )
}
