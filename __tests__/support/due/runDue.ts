import type { Sandbox } from '../../../sandbox/sandbox.ts'
import { runAction, type StepOptions, type StepResult } from '../../../tools/runAction.ts'

/** An order as the outputs list it. */
export interface Entry {
  readonly order_id: string
  readonly common_name: string
  readonly dns_names: readonly string[]
  readonly valid_till: string
  readonly days_remaining: number
  readonly status: string
  readonly product: string
  readonly slug?: string
}

/** A blocker as the output lists it. */
export interface ListedBlocker {
  readonly order_id: string
  readonly common_name: string
  readonly blocker: string
  readonly since?: string
  readonly until?: string
  readonly detail: string
}

/** What the step left behind, its lists parsed; empty where an output was not set. */
export interface DueResult extends StepResult {
  readonly orders: readonly Entry[]
  readonly include: readonly Entry[]
  readonly blockers: readonly ListedBlocker[]
  readonly ids: readonly number[]
}

/** Runs the committed bundle of `due` against a sandbox; the window is 30 days unless the inputs say otherwise. */
export async function runDue(
  sandbox: Pick<Sandbox, 'apiKey' | 'url'>,
  inputs: Readonly<Record<string, string>> = {},
  options: StepOptions = {},
): Promise<DueResult> {
  const result = await runAction(
    { api_key: sandbox.apiKey, api_url: sandbox.url, renew_before: '30', ...inputs },
    { ...options, main: 'dist/due/index.js' },
  )
  const { orders = '[]', matrix = '{"include":[]}', blockers = '[]' } = result.outputs
  const entries = JSON.parse(orders) as Entry[]
  return {
    ...result,
    orders: entries,
    include: (JSON.parse(matrix) as { include: Entry[] }).include,
    blockers: JSON.parse(blockers) as ListedBlocker[],
    ids: entries.map((entry) => Number(entry.order_id)),
  }
}

/** Where the pages of the order list began, in the order of the requests. */
export function offsetsOf({ requests }: Pick<Sandbox, 'requests'>): number[] {
  return requests.map(({ query }) => Number(query['offset']))
}
