import { orderUrl } from '../inputs/connection.ts'
import { days } from '../plan/due.ts'
import { escaped, link, list, row, table } from '../report/html.ts'
import type { DueOrder, Week } from './select.ts'

/** What the summary tells, as far as the run came. */
export interface Story {
  apiUrl?: string
  isRehearsal?: boolean
  /** The orders that are put out. */
  due?: readonly DueOrder[]
  weeks?: readonly Week[]
}

/** What the report holds besides. */
export interface Shown {
  readonly shown: (name: 'reason') => string
  readonly warnings: readonly string[]
  readonly failure: string | undefined
}

/** Characters of the longest bar. */
const WIDEST = 40

/** The job summary: one block of HTML without blank lines, in which every text is escaped. */
export function summaryOf(story: Story, { shown, warnings, failure }: Shown): string {
  const parts = [
    '<h2>Orders that are due</h2>',
    story.isRehearsal === true ? '<p><strong>Rehearsal: this is not DigiCert.</strong></p>' : '',
    `<p>${failure === undefined ? '' : '<strong>❌ Failed</strong><br>'}${escaped(shown('reason'))}</p>`,
    orders(story),
    picture(story.weeks ?? []),
    list('Warnings', warnings.map(escaped)),
  ]
  return `${parts.filter((part) => part !== '').join('\n')}\n`
}

function orders({ apiUrl, due = [] }: Story): string {
  if (apiUrl === undefined || due.length === 0) {
    return ''
  }
  const rows = due.map((order) =>
    row('td', left(order), [
      order.lastDay,
      namesOf(order),
      link(orderUrl(apiUrl, order.id), order.id),
      `${escaped(order.product)}${order.status === 'reissue_pending' ? ' (a reissue waits)' : ''}`,
    ]),
  )
  return table([row('th', 'Left', ['Ends', 'Common name', 'Order', 'Product']), ...rows])
}

function left({ daysLeft }: DueOrder): string {
  return daysLeft < 0 ? `ended ${days(-daysLeft)} ago` : days(daysLeft)
}

function namesOf({ commonName, dnsNames }: DueOrder): string {
  const others = dnsNames.filter((name) => name.toLowerCase() !== commonName.toLowerCase()).length
  return `${escaped(commonName)}${others === 0 ? '' : ` and ${String(others)} more`}`
}

/** How many certificates end in each week, as bars of text. */
function picture(weeks: readonly Week[]): string {
  if (weeks.length === 0) {
    return ''
  }
  const most = Math.max(...weeks.map(({ count }) => count))
  const scale = most > WIDEST ? WIDEST / most : 1
  const digits = String(most).length
  const lines = weeks.map(({ from, count }) =>
    `${from}  ${String(count).padStart(digits)}  ${'█'.repeat(Math.ceil(count * scale))}`.trimEnd(),
  )
  return `<p><strong>Certificates that end in each of the next ${String(weeks.length)} weeks</strong></p>\n<pre>${lines.join('\n')}</pre>`
}
