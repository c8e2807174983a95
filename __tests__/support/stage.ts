import type { ChildProcess } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY_MS, dayOf } from '../../sandbox/account/days.ts'
import { createCsr } from '../../sandbox/api/keys.ts'
import type { Order } from '../../sandbox/account/records.ts'
import type { RequestEntry } from '../../sandbox/api/requestLog.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { runAction, type StepOptions, type StepResult } from '../../tools/runAction.ts'

export const NAMES = ['example.com', 'www.example.com']

/** A new CSR for the names that orders of the sandbox have. */
export function newCsr() {
  return createCsr({ commonName: 'example.com', names: NAMES })
}

/** Runs a step against an order of the sandbox, with its key and address. */
export function step(
  sandbox: Sandbox,
  order: Pick<Order, 'id'>,
  inputs: Readonly<Record<string, string>>,
  options: StepOptions = {},
): Promise<StepResult> {
  const needed = {
    api_key: sandbox.apiKey,
    api_url: sandbox.url,
    order_id: String(order.id),
  }
  // The debug log names the code of each reason, event, warning and error: tests go by these, never by sentences.
  const env = { RUNNER_DEBUG: '1', ...options.env }
  return runAction({ ...needed, ...inputs }, { ...options, env })
}

/** The requests about an order, each as its method and what stands after the order's ID. */
export function sent(sandbox: Sandbox, order: Pick<Order, 'id'>): string[] {
  const start = `/order/certificate/${order.id}`
  return entries(sandbox, order).map(({ method, path }) => `${method} ${path.slice(start.length)}`)
}

/** The body of the only POST about an order. */
export function posted(sandbox: Sandbox, order: Pick<Order, 'id'>): unknown {
  const posts = entries(sandbox, order).filter(({ method }) => method === 'POST')
  if (posts.length !== 1) {
    throw new Error(`${posts.length} reissues were sent`)
  }
  return posts[0]?.body
}

/** The log's lines that are commands of one kind, `error` or `warning`, say. */
export function annotations({ log }: StepResult, kind: 'error' | 'warning'): string[] {
  const start = `::${kind}::`
  return log
    .split('\n')
    .filter((line) => line.startsWith(start))
    .map((line) => line.slice(start.length).replaceAll('%0A', '\n').replaceAll('%25', '%'))
}

/** The codes that a run's debug log names, in the order in which they came. */
export interface Codes {
  readonly reasons: readonly string[]
  readonly events: readonly string[]
  readonly warnings: readonly string[]
  readonly errors: readonly string[]
}

/** What a run said, by its codes. */
export function codesOf({ log }: Pick<StepResult, 'log'>): Codes {
  const after = (kind: string): string[] =>
    [...log.matchAll(new RegExp(`^::debug::${kind}: (\\w+)$`, 'gm'))].map(([, code = '']) => code)
  return {
    reasons: after('Reason'),
    events: after('Event'),
    warnings: after('Warning'),
    errors: after('Error'),
  }
}

/** The code of the reason that the run ended with. */
export function reasonOf(step: Pick<StepResult, 'log'>): string | undefined {
  return codesOf(step).reasons.at(-1)
}

/** Signals the process once its log shows the text. */
export function signalAt(
  text: RegExp,
  signal: NodeJS.Signals = 'SIGINT',
): (child: ChildProcess) => void {
  return (child) => {
    let log = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      const isNew = !text.test(log)
      log += chunk.toString()
      if (isNew && text.test(log)) {
        child.kill(signal)
      }
    })
  }
}

/** The path of a file with the CA of the sandbox, as NODE_EXTRA_CA_CERTS takes it. */
export async function caFile({ ca }: Sandbox): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'ca-')), 'ca.pem')
  await writeFile(path, ca)
  return path
}

/** The UTC day that comes `days` after today. */
export function dayFromToday(days: number): string {
  return dayOf(Date.now() + days * DAY_MS)
}

function entries(sandbox: Sandbox, order: Pick<Order, 'id'>): RequestEntry[] {
  const start = `/order/certificate/${order.id}`
  return sandbox.requests.filter(({ path }) => path === start || path.startsWith(`${start}/`))
}
