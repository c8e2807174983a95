import { dayOf, daysBetween } from '../util/moment.ts'
import { bytesOf, firstThatFit } from './bounds.ts'
import { code, escaped, folded, list, row, table, titledTable } from './html.ts'
import { days, expiry } from './messages/phrases.ts'
import { isOver, isPlaced } from './outcome.ts'
import type { DcvRecord } from '../order/validation.ts'
import type { CertificateFacts, RunState } from './state.ts'

/** The certificate that was live before the run beside the new one, or whichever is known; empty without either. */
export function certificateTable({ live, issued }: RunState, now: number): string {
  const isSame = live !== undefined && issued?.serialNumber === live.serialNumber
  const columns = [isSame ? undefined : live, issued].filter((one) => one !== undefined)
  if (columns.length === 0) {
    return ''
  }
  const line = (title: string, cell: (facts: CertificateFacts) => string): string[] => {
    const cells = columns.map(cell)
    return cells.every((text) => text === '') ? [] : [row('td', title, cells)]
  }
  const one = issued === undefined || isSame ? 'Live certificate' : 'New certificate'
  return table([
    row('th', '', columns.length === 2 ? ['Before', 'After'] : [one]),
    ...line('Serial number', ({ serialNumber }) => code(serialNumber)),
    ...line('Public key (SHA-256)', (one) => keyCell(one, live, issued)),
    ...line('Valid from', ({ validFrom }) => (validFrom === undefined ? '' : dayOf(validFrom))),
    ...line('Valid until', ({ validTill }) =>
      validTill === undefined ? '' : expiry(validTill, now),
    ),
    ...(columns.length === 2 ? daysGained(live, issued) : []),
  ])
}

/** The beginning of the key's fingerprint; beside another certificate, whether the new one's is new. */
function keyCell(
  one: CertificateFacts,
  live: CertificateFacts | undefined,
  issued: CertificateFacts | undefined,
): string {
  if (one.keyId === undefined) {
    return ''
  }
  const shown = code(`${one.keyId.slice(0, 16)}…`)
  if (one === live || live?.keyId === undefined || issued?.serialNumber === live.serialNumber) {
    return shown
  }
  return `${shown} (${one.keyId === live.keyId ? 'the same key' : 'new key'})`
}

function daysGained(before?: CertificateFacts, after?: CertificateFacts): string[] {
  return before?.validTill === undefined || after?.validTill === undefined
    ? []
    : [row('td', 'Days gained', ['', gained(daysBetween(before.validTill, after.validTill))])]
}

function gained(number: number): string {
  return number < 0 ? `none (it ends ${days(-number)} earlier)` : String(number)
}

/** So many names are shown at once. */
const SHOWN_NAMES = 20
/** Bytes of the longest list of names, and of all records. */
const NAMES_BYTES = 50_000
const RECORDS_BYTES = 150_000

/** The names of the reissue against those of the live certificate; what did not happen is told with "would". */
export function namesTable(state: RunState): string {
  const { names, status } = state
  if (names === undefined) {
    return ''
  }
  const rows = [
    [isPlaced(state) || status === 'skipped' ? 'Kept' : 'Would be kept', names.kept],
    [isPlaced(state) ? 'Added' : 'Would be added', names.added],
    [isPlaced(state) ? 'Removed' : 'Would be removed', names.removed],
  ] as const
  return titledTable(
    'Names',
    rows.flatMap(([title, some]) => (some.length === 0 ? [] : [namesRow(title, some)])),
  )
}

function namesRow(title: string, names: readonly string[]): string {
  const { shown, more } = namesHtml(names)
  return row('td', `${title} (${names.length})`, [`${shown.join(', ')}${more.join('')}`])
}

/** Names as code: the first ones, and the others folded away, of which very many are only counted. */
function namesHtml(names: readonly string[]): {
  readonly shown: readonly string[]
  readonly more: readonly string[]
} {
  const codes = fitting(names.map(code), NAMES_BYTES)
  const shown = codes.slice(0, SHOWN_NAMES)
  const rest = names.length - shown.length
  const folds = [codes.slice(SHOWN_NAMES).join(', '), ...moreThan(codes.length, names.length)]
  return { shown, more: rest === 0 ? [] : [folded(`${rest} more`, folds.join(' '))] }
}

function fitting(texts: readonly string[], room: number): readonly string[] {
  return firstThatFit(texts, bytesOf, room)
}

function moreThan(told: number, all: number): string[] {
  return told === all ? [] : [`and ${all - told} more`]
}

/** What to publish so that the domains become validated, or which they are where there is nothing to publish. */
export function recordsTable(state: RunState): string {
  const { dcv, isDryRun } = state
  if (dcv === undefined || isOver(state)) {
    return ''
  }
  const { records, names, randomValue } = dcv
  if (records.length > 0) {
    // CertCentral tells when a value expires only where it was asked for.
    const expiries = records.some(({ expires }) => expires !== undefined) ? ['Expires'] : []
    const head = row('th', 'Type', ['Name', 'Value', 'Validates', ...expiries])
    const rows = fitting(
      records.map((record) => recordRow(record, expiries.length > 0)),
      RECORDS_BYTES,
    )
    const rest = moreThan(rows.length, records.length).join('')
    return `<p><strong>Records to publish</strong></p>${table([head, ...rows])}${rest}`
  }
  const title =
    isDryRun === true ? 'Domains that would have to be validated' : 'Domains to be validated'
  const value = randomValue === undefined ? [] : [`Validation value: ${code(randomValue)}`]
  const { shown, more } = namesHtml(names)
  return list(title, [...shown, ...more, ...value])
}

function recordRow(record: DcvRecord, withExpiry: boolean): string {
  const { type, name, value, names, domain, expires = '' } = record
  const { shown, more } = namesHtml(names.length === 0 ? [domain] : names)
  const expiry = withExpiry ? [escaped(expires)] : []
  return row('td', escaped(type), [
    code(name),
    code(value),
    [...shown, ...more].join(' '),
    ...expiry,
  ])
}
