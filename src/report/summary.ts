import { dayOf, daysBetween } from '../util/moment.ts'
import { days } from '../plan/due.ts'
import type { Output } from './report.ts'
import { code, escaped, link, list, row, table, titledTable } from './html.ts'
import { nextSteps } from './nextSteps.ts'

/** A certificate as the summary shows it; dates are milliseconds since 1970. */
export interface CertificateFacts {
  readonly serialNumber: string | undefined
  readonly validFrom: number | undefined
  readonly validTill: number | undefined
}

/** What the summary tells, as far as the run came. */
export interface Story {
  orderId?: string
  orderUrl?: string
  isRehearsal?: boolean
  isDryRun?: boolean
  before?: CertificateFacts
  after?: CertificateFacts
  names?: {
    readonly kept: readonly string[]
    readonly added: readonly string[]
    readonly removed: readonly string[]
  }
}

/** What the report holds besides: the outputs, the warnings and the failure. */
export interface Shown {
  readonly shown: (name: Output) => string
  readonly warnings: readonly string[]
  readonly failure: string | undefined
}

/**
 * The job summary. It is one block of HTML without blank lines, in which Markdown is not read, and every text in it
 * is escaped: a server's words cannot give it structure.
 */
export function summaryOf(story: Story, report: Shown): string {
  const parts = [
    heading(story),
    story.isRehearsal === true ? REHEARSAL : '',
    outcome(story, report),
    // Who must act reads no further than this.
    nextSteps(report),
    certificates(story),
    names(story),
    facts(story, report),
    list('Warnings', report.warnings.map(escaped)),
  ]
  return `${parts.filter((part) => part !== '').join('\n')}\n`
}

const REHEARSAL = '<blockquote>🧪 <strong>Rehearsal: this is not DigiCert.</strong></blockquote>'

function heading({ orderId, orderUrl }: Story): string {
  const order = orderId === undefined ? '' : `: order ${link(orderUrl, orderId)}`
  return `<h2>DigiCert reissue${order}</h2>`
}

const LABELS = new Map([
  ['issued', '✅ Issued'],
  ['pending', '⏳ Accepted, not issued yet'],
  ['needs_approval', '✋ Waits for approval'],
  ['rejected', '❌ Rejected or cancelled'],
  ['skipped', '💤 Not due'],
  ['planned', '📝 Planned'],
  ['refused', '🛑 Refused'],
])

function outcome({ isDryRun }: Story, { shown, failure }: Shown): string {
  const ended = LABELS.get(shown('status')) ?? '✅ Done'
  const isTold = failure === undefined || ['refused', 'rejected'].includes(shown('status'))
  const label = isTold ? ended : '❌ Failed'
  const mode = isDryRun === true ? ' (dry run: nothing was written)' : ''
  return `<p><strong>${label}</strong>${mode}<br>${escaped(shown('reason'))}</p>`
}

function certificates({ before, after }: Story): string {
  const columns = [before, after].filter((column) => column !== undefined)
  if (columns.length === 0) {
    return ''
  }
  const title = before === undefined ? 'New certificate' : 'Current certificate'
  const line = (name: string, cell: (facts: CertificateFacts) => string): string =>
    row('td', name, columns.map(cell))
  const rows = [
    row('th', '', columns.length === 2 ? ['Before', 'After'] : [title]),
    line('Serial number', ({ serialNumber }) => code(serialNumber)),
    line('Valid from', ({ validFrom }) => (validFrom === undefined ? '' : dayOf(validFrom))),
    line('Valid until', ({ validTill }) => endOf(validTill)),
  ]
  if (before?.validTill !== undefined && after?.validTill !== undefined) {
    rows.push(
      row('td', 'Days gained', ['', String(daysBetween(before.validTill, after.validTill))]),
    )
  }
  return table(rows)
}

function names({ names: all }: Story): string {
  if (all === undefined) {
    return ''
  }
  const line = (kind: string, some: readonly string[]): string =>
    some.length === 0
      ? ''
      : row('td', `${kind} (${String(some.length)})`, [some.map(code).join(', ')])
  const rows = [line('Kept', all.kept), line('Added', all.added), line('Removed', all.removed)]
  return titledTable('Names', rows)
}

const FACTS: readonly (readonly [string, Output])[] = [
  ['Request', 'request_id'],
  ['Certificate', 'certificate_id'],
  ['Chain written to', 'certificate_path'],
  ['Domain validation value', 'dcv_random_value'],
  ['Auto-reissue', 'auto_reissue'],
  ['Order ends', 'order_valid_till'],
]

function facts({ orderUrl }: Story, { shown }: Shown): string {
  const known = FACTS.filter(([, output]) => shown(output) !== '')
  const rows = known.map(([title, output]) => row('td', title, [code(shown(output))]))
  const where =
    orderUrl === undefined
      ? []
      : [row('td', 'In CertCentral', [link(orderUrl, 'the order and its requests')])]
  return titledTable('Order and certificate', [...rows, ...where])
}

function endOf(at: number | undefined): string {
  return at === undefined ? '' : `${dayOf(at)} (${days(daysBetween(Date.now(), at))} left)`
}
