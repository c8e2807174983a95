import { appendFileSync } from 'node:fs'
import { startSandbox } from '../sandbox.ts'
import type { Rehearsal } from './rehearsal.ts'

/** What the server tells the step that started it, once it listens. */
export interface Greeting {
  readonly url: string
  readonly apiKey: string
  readonly orderIds: readonly string[]
}

/** What the server is started with. */
export interface ServerOptions {
  readonly rehearsal: Rehearsal
  /** File to which each request is added as a line. */
  readonly log: string
}

/** Longer than any job on GitHub's own runners; on others nothing should be left behind for good either. */
const LONGEST_MS = 6 * 60 * 60 * 1000

/**
 * The server's process: it listens, greets the step that started it, and stays until it is told to go. It ends with a
 * step that does not say to keep it: one that failed, or was canceled before it could save its state.
 */
export async function serve(text: string): Promise<void> {
  let isKept = false
  process.once('message', () => {
    isKept = true
  })
  process.once('disconnect', () => {
    if (!isKept) {
      process.exit(1)
    }
  })
  try {
    const { rehearsal, log } = JSON.parse(text) as ServerOptions
    const sandbox = await startSandbox({
      ...rehearsal.account,
      ...(rehearsal.approveAfterMs !== undefined && { autoApproveAfter: rehearsal.approveAfterMs }),
      onRequest: ({ method, path, time }) => {
        appendFileSync(log, `${new Date(time).toISOString()} ${method} ${JSON.stringify(path)}\n`)
      },
    })
    const orderIds: string[] = []
    for (const order of rehearsal.orders) {
      orderIds.push(String((await sandbox.addOrder(order)).id))
    }
    const close = (): void => void sandbox.close()
    process.once('SIGINT', close).once('SIGTERM', close)
    setTimeout(close, LONGEST_MS).unref()
    greet({ url: sandbox.url, apiKey: sandbox.apiKey, orderIds })
  } catch (error) {
    greet({ error: String(error) })
    process.exitCode = 1
  }
}

function greet(greeting: Greeting | { readonly error: string }): void {
  process.send?.(greeting)
}
