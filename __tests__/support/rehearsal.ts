import { afterAll } from '@jest/globals'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr, type CsrAndKey } from '../../sandbox/api/keys.ts'
import type { NewOrder } from '../../sandbox/account/newOrder.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import type { StepOptions, StepResult } from '../../tools/runAction.ts'
import { step } from './stage.ts'

const open: Sandbox[] = []

// Not after each test: those that mostly wait run at the same time.
afterAll(async () => {
  await Promise.all(open.map((sandbox) => sandbox.close()))
})

/** An order in a sandbox of its own, and a CSR for it. */
export class Rehearsal {
  readonly sandbox: Sandbox
  readonly order: Order
  /** A CSR with a new key, unless the order was made with it. */
  readonly pair: CsrAndKey
  readonly workspace: string

  constructor(sandbox: Sandbox, order: Order, pair: CsrAndKey, workspace: string) {
    this.sandbox = sandbox
    this.order = order
    this.pair = pair
    this.workspace = workspace
  }

  /** Runs the action on the order, with the CSR unless `csr` is given. */
  step(
    inputs: Readonly<Record<string, string>> = {},
    options: StepOptions = {},
  ): Promise<StepResult> {
    const { sandbox, order, pair, workspace } = this
    return step(sandbox, order, { csr: pair.csr, ...inputs }, { workspace, ...options })
  }

  /** The requests so far, by the sandbox's names for the endpoints. */
  get calls(): string[] {
    return this.sandbox.requests.map(({ endpoint }) => endpoint)
  }

  /** Has the next answers to "order info" changed by a function; comes back with one that ends it. */
  async showOrder(change: (order: ShownOrder) => void, times = Infinity): Promise<() => void> {
    const { sandbox, order } = this
    const url = `${sandbox.url}/order/certificate/${String(order.id)}`
    const answer = await fetch(url, { headers: { 'x-dc-devkey': sandbox.apiKey } })
    const shown = (await answer.json()) as ShownOrder
    change(shown)
    sandbox.requests.length = 0
    return sandbox.addFault({
      endpoint: 'order',
      fault: 'body',
      body: JSON.stringify(shown),
      times,
    })
  }
}

/** Order info, as far as tests change it. */
export interface ShownOrder extends Record<string, unknown> {
  certificate: Record<string, unknown>
}

/** What to rehearse with. */
export interface RehearsalOptions {
  readonly account?: SandboxOptions
  readonly order?: NewOrder
  /** Whether the order's certificate was made with the same CSR that the steps are given. */
  readonly isStatic?: boolean
}

/** Starts a rehearsal. */
export async function rehearse(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const { account, order, isStatic = false } = options
  const sandbox = await startSandbox(account)
  open.push(sandbox)
  const pair = await createCsr({ commonName: 'example.com' })
  const placed = await sandbox.addOrder({ ...(isStatic && { csr: pair.csr }), ...order })
  const workspace = await mkdtemp(join(tmpdir(), 'step-'))
  return new Rehearsal(sandbox, placed, pair, workspace)
}
