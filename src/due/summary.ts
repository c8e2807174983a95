import { saysPending } from '../order/statuses.ts'
import { orderUrl } from '../inputs/connection.ts'
import { boundedSummary } from '../report/bounds.ts'
import { days, timeLeft } from '../report/messages/phrases.ts'
import { escaped, link, list, row, table } from '../report/html.ts'
import { plain } from '../util/text.ts'
import type { BlockedOrder } from './blocker.ts'
import { slugOf } from './matrix.ts'
import type { EndingOrder } from './select.ts'
import type { Week } from './weeks.ts'
import { actorOf, detailOf, titleOf, whenOf } from './wording.ts'

/** What the summary tells, as far as the run came. */
export interface Story {
  apiUrl?: string
  isRehearsal?: boolean
  /** The orders that are put out because they are due. */
  due?: readonly EndingOrder[]
  /** Those that are put out because their certificates began within so many days. */
  justIssued?: readonly EndingOrder[]
  issuedWithin?: number | undefined
  /** What will stop reissues; undefined where the run does not look ahead. */
  blocked?: readonly BlockedOrder[] | undefined
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
/** Rows of the table of blockers. */
const MOST_ROWS = 50
/** Characters of a name that no name should have. */
const LONGEST_NAME = 260

/** The job summary: one block of HTML without blank lines, in which every text is escaped. */
export function summaryOf(story: Story, { shown, warnings, failure }: Shown): string {
  return boundedSummary([
    '<h2>Orders that are due</h2>',
    story.isRehearsal === true ? '<p><strong>Rehearsal: this is not DigiCert.</strong></p>' : '',
    `<p>${failure === undefined ? '' : '<strong>❌ Failed</strong><br>'}${escaped(shown('reason'))}</p>`,
    due(story),
    justIssued(story),
    blockers(story),
    picture(story.weeks ?? []),
    list('Warnings', warnings.map(escaped)),
  ])
}

function due(story: Story): string {
  return orders(story, story.due ?? [])
}

function justIssued(story: Story): string {
  const { justIssued: some = [], issuedWithin = 0 } = story
  return some.length === 0
    ? ''
    : `<h3>Not due, with a certificate that began within ${days(issuedWithin)}</h3>\n${orders(story, some)}`
}

function orders(story: Story, some: readonly EndingOrder[]): string {
  if (some.length === 0) {
    return ''
  }
  const rows = some.map((order) =>
    row('td', left(order), [
      order.lastDay,
      namesOf(order),
      orderLink(story, order.id),
      slugOf(order),
      `${escaped(plain(order.product, LONGEST_NAME))}${saysPending(order.status) ? ' (a reissue is pending)' : ''}`,
    ]),
  )
  return table([
    row('th', 'Certificate', ['Ends', 'Common name', 'Order', 'Slug', 'Product']),
    ...rows,
  ])
}

function blockers(story: Story): string {
  const { blocked } = story
  if (blocked === undefined) {
    return ''
  }
  if (blocked.length === 0) {
    return '<p>No blocker was found.</p>'
  }
  const rows = blocked
    .slice(0, MOST_ROWS)
    .map((it) =>
      row('td', orderLink(story, it.order.id), [
        escaped(plain(it.order.commonName, LONGEST_NAME)),
        `<strong>${titleOf(it.blocker)}</strong><br>${escaped(detailOf(it.blocker))}`,
        whenOf(it),
        actorOf(it.blocker),
      ]),
    )
  const rest = blocked.length - MOST_ROWS
  const title = row('th', 'Order', ['Common name', 'Blocker', 'From', 'Who can act'])
  return [
    '<h3>Blockers of the next reissues</h3>',
    table([title, ...rows]),
    ...(rest > 0 ? [`<p>And ${String(rest)} more.</p>`] : []),
  ].join('\n')
}

function orderLink({ apiUrl, isRehearsal }: Story, id: string): string {
  return link(apiUrl === undefined || isRehearsal === true ? undefined : orderUrl(apiUrl, id), id)
}

function left({ daysLeft }: EndingOrder): string {
  return timeLeft(daysLeft)
}

function namesOf({ commonName, dnsNames }: EndingOrder): string {
  const others = dnsNames.filter((name) => name.toLowerCase() !== commonName.toLowerCase()).length
  return `${escaped(plain(commonName, LONGEST_NAME))}${others === 0 ? '' : ` and ${String(others)} more`}`
}

/** How many certificates end in each week, as bars of text, with a mark where blockers fall into it. */
function picture(weeks: readonly Week[]): string {
  if (weeks.length === 0) {
    return ''
  }
  const most = Math.max(...weeks.map(({ count }) => count))
  const scale = most > WIDEST ? WIDEST / most : 1
  const digits = String(most).length
  const lines = weeks.map(({ from, count, blockers: blocking }) => {
    const bar = '█'.repeat(Math.ceil(count * scale))
    const mark = blocking === 0 ? '' : ` ⚠ ${String(blocking)}`
    return `${from}  ${String(count).padStart(digits)}  ${bar}${mark}`.trimEnd()
  })
  return `<p><strong>Certificates that end in each of the next ${String(weeks.length)} weeks${weeks.some((week) => week.blockers > 0) ? ', and ⚠ where there are blockers' : ''}</strong></p>\n<pre>${lines.join('\n')}</pre>`
}
