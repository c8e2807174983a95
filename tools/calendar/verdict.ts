import { DAY_MS, dayOf } from '../../src/util/moment.ts'
import type { Errand } from './people.ts'
import type { Outcome } from './simulate.ts'

/** Days before which everything that needs a person must have been announced. */
const ANNOUNCED_BEFORE = 14

/** What went wrong, one line each. */
export function faultsOf({ faults, errands }: Outcome): string[] {
  const late = errands.filter(
    ({ announced, neededBy }) =>
      announced === undefined || neededBy - announced < ANNOUNCED_BEFORE * DAY_MS,
  )
  return [...faults, ...late.map(lateLine)]
}

/** What people had to do each year, and how many reissues the workflow sent, as a table in Markdown. */
export function tableOf({ errands, reissues }: Outcome): string {
  const times = [...reissues, ...errands.map(({ at }) => at)]
  const years = [...new Set(times.map(yearOf))].sort()
  const count = (year: string, all: readonly number[]): string =>
    String(all.filter((at) => yearOf(at) === year).length)
  const done = (kind: Errand['kind'], isDv?: boolean): number[] =>
    errands
      .filter((it) => it.kind === kind && (isDv === undefined || isDv === (it.order === 'dv')))
      .map(({ at }) => at)
  const rows: (readonly [string, readonly number[]])[] = [
    ['Reissues by the workflow', reissues],
    ['Orders bought', done('purchase')],
    ['Domains validated, OV and EV', done('domain_validation', false)],
    ['Domains validated, DV', done('domain_validation', true)],
    ['Organizations validated', done('organization_validation')],
  ]
  return [
    `| | ${years.join(' | ')} |`,
    `| --- | ${years.map(() => '---:').join(' | ')} |`,
    ...rows.map(
      ([title, all]) => `| ${title} | ${years.map((year) => count(year, all)).join(' | ')} |`,
    ),
  ].join('\n')
}

function lateLine({ kind, order, neededBy, announced }: Errand): string {
  const on = announced === undefined ? 'never announced' : `announced on ${dayOf(announced)}`
  return `${kind} (${order}), needed by ${dayOf(neededBy)}: ${on}`
}

function yearOf(at: number): string {
  return dayOf(at).slice(0, 4)
}
