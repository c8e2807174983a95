import { expect } from '@jest/globals'
import type { RequestEntry } from '../../../sandbox/api/requestLog.ts'
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts'
import { inPool } from '../../../tools/inPool.ts'
import { FAULT_KINDS, type FaultKind } from '../faults/catalogue.ts'
import { codesOf } from '../stage.ts'
import { runDue, type DueResult } from './runDue.ts'

/** A fault on a page of the order list, met once or by every request from there on. */
export interface Row {
  readonly kind: FaultKind
  readonly page: 1 | 3
  readonly times: 'once' | 'always'
}

/** The result of a row: the step, the requests that the server received, and the key. */
interface Outcome {
  readonly step: DueResult
  readonly requests: readonly RequestEntry[]
  readonly apiKey: string
}

/** No server listens there, and no request may be sent there. */
const ELSEWHERE = 'http://localhost:9/'
/** Four pages of orders, each with some that are due. */
const ORDERS = 2800
const DUE = ORDERS / 80
/** The debug log names the error's code. */
const DEBUG = { env: { RUNNER_DEBUG: '1' } }
/** Longer than the first wait before a request is repeated, shorter than the three waits there are. */
const REFUSED_MS = 2500

/** Every fault on page 1 and on page 3, once and always. */
export function allRows(): Row[] {
  // A list about other orders cannot be told from one about these.
  return FAULT_KINDS.filter(({ script }) => script?.fault !== 'other_order').flatMap((kind) =>
    ([1, 3] as const).flatMap((page) =>
      (['once', 'always'] as const).map((times) => ({ kind, page, times })),
    ),
  )
}

/** The rows with their titles; they run `width` at a time. */
export function outcomesOf(
  rows: readonly Row[],
  width: number,
): (readonly [string, Row, Promise<Outcome>])[] {
  const tasks = rows.map((row) => () => runRow(row))
  const outcomes = inPool(tasks, width)
  // A row's own test reports its failure, however long before that it failed.
  for (const outcome of outcomes) {
    outcome.catch(() => undefined)
  }
  return rows.map((row, index) => [titleOf(row), row, outcomes[index] ?? runRow(row)])
}

function titleOf({ kind, page, times }: Row): string {
  return `${kind.title} on page ${String(page)}, ${times}`
}

/** Whether a request that met the fault is sent again. */
function isRepeated({ kind }: Row): boolean {
  return ['refused', 'lost', 'queue'].includes(kind.nature)
}

/** Runs a row in a sandbox of its own. */
async function runRow(row: Row): Promise<Outcome> {
  await using sandbox = await startSandbox()
  sandbox.fill({ orders: ORDERS, others: 0, daysLeft: (index) => index % 80 })
  script(row, sandbox)
  const timeout = row.kind.stalls === true ? { timeout_seconds: '2' } : {}
  const step = await runDue(sandbox, { renew_before: '0.00001', ...timeout }, DEBUG)
  return { step, requests: sandbox.requests, apiKey: sandbox.apiKey }
}

/** The fault is survived or named; a list that is not whole is never put out. */
export function expectVerdict(row: Row, { step, requests, apiKey }: Outcome): void {
  const { kind, times, page } = row
  expect(new Set(requests.map(({ method }) => method)).size).toBeLessThanOrEqual(1)
  expect(step.log.replace(`::add-mask::${apiKey}`, '') + step.summary).not.toContain(apiKey)
  if (isRepeated(row) && times === 'once') {
    expect(step.code).toBe(0)
    expect(step.outputs).toMatchObject({ count: String(DUE), total: String(ORDERS) })
    return
  }
  expect(step.code).toBe(1)
  expect(Object.keys(step.outputs)).toEqual(['reason'])
  expect(codesOf(step).errors).toEqual([kind.code])
  expect(step.log.match(/^::error::/gm)).toHaveLength(1)
  expect(step.summary).toContain('❌')
  // Two pages before the third; four tries of a request that is repeated, one of any other.
  if (kind.nature !== 'refused') {
    expect(requests.length).toBe(page - 1 + (isRepeated(row) ? 4 : 1))
  }
}

function script({ kind, page, times }: Row, sandbox: Sandbox): void {
  const skip = page - 1
  if (kind.script !== undefined) {
    sandbox.addFault({
      ...kind.script,
      location: ELSEWHERE,
      endpoint: 'orders',
      skip,
      times: times === 'once' ? 1 : Infinity,
    })
  } else if (page === 1) {
    sandbox.refuse(times === 'once' ? REFUSED_MS : undefined)
  } else {
    sandbox.addFault({
      endpoint: 'orders',
      fault: 'refuse_next',
      skip: skip - 1,
      ...(times === 'once' && { forMs: REFUSED_MS }),
    })
  }
}
