import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChildProcess } from 'node:child_process'
import { DAY_MS } from '../../../sandbox/account/days.ts'
import type { NewOrder } from '../../../sandbox/account/newOrder.ts'
import type { Order } from '../../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts'
import type { SandboxOptions } from '../../../sandbox/options.ts'
import type { StepResult } from '../../../tools/runAction.ts'
import { step } from '../stage.ts'

/** Day 0, and the hour at which the schedule starts the job. */
export const START = Date.parse('2026-11-02T02:13:00Z')
const SHIFT = new URL('shiftDate.ts', import.meta.url).href

/** When the runner dies: as it receives the answer to a request of its run (0: as it starts), or some time later. */
export interface Death {
  readonly request: number
  /** Milliseconds. */
  readonly afterMs: number
}

/** An account with one order, a clock that jumps from day to day, and a runner that may die. */
export class World {
  readonly sandbox: Sandbox
  readonly order: Order
  /** What a job keeps from day to day lies here. */
  readonly folder: string
  readonly #clock: { offsetMs: number }
  readonly #hooks: { onRequest: () => void }
  day = 0
  #attempt = 1

  private constructor(
    parts: Pick<World, 'sandbox' | 'order' | 'folder'>,
    clock: { offsetMs: number },
    hooks: { onRequest: () => void },
  ) {
    this.sandbox = parts.sandbox
    this.order = parts.order
    this.folder = parts.folder
    this.#clock = clock
    this.#hooks = hooks
  }

  /** An account on day 0. */
  static async start(options: SandboxOptions, wish: NewOrder): Promise<World> {
    const clock = { offsetMs: START - Date.now() }
    const hooks = { onRequest: (): void => undefined }
    const sandbox = await startSandbox({
      ...options,
      now: () => Date.now() + clock.offsetMs,
      onRequest: () => {
        hooks.onRequest()
      },
    })
    const order = await sandbox.addOrder(wish)
    const folder = await mkdtemp(join(tmpdir(), 'simulation-'))
    return new World({ sandbox, order, folder }, clock, hooks)
  }

  /** Simulated milliseconds since 1970. */
  get now(): number {
    return Date.now() + this.#clock.offsetMs
  }

  /** Goes on to a day, counted from 0. A schedule is never punctual: each day's job starts a minute later. */
  goToDay(day: number): void {
    this.day = day
    this.#attempt = 1
    this.#clock.offsetMs = START + day * (DAY_MS + 60_000) - Date.now()
  }

  /** "Re-run jobs": the same run again, a minute later. */
  goToNextAttempt(): void {
    this.#attempt += 1
    this.#clock.offsetMs += 60_000
  }

  /** Runs the action on the simulated day; `code` is null when the runner died. */
  run(inputs: Readonly<Record<string, string>>, death?: Death): Promise<StepResult> {
    return step(this.sandbox, this.order, inputs, {
      workspace: this.folder,
      nodeOptions: ['--import', SHIFT],
      env: {
        CLOCK_OFFSET_MS: String(this.#clock.offsetMs),
        GITHUB_EVENT_NAME: 'schedule',
        GITHUB_RUN_ID: String(9_000_000 + this.day),
        GITHUB_RUN_ATTEMPT: String(this.#attempt),
      },
      onStart: (child) => {
        this.#expect(death, child)
      },
    })
  }

  /** Ends the account and removes what the jobs kept. */
  async end(): Promise<void> {
    await this.sandbox.close()
    await rm(this.folder, { recursive: true })
  }

  #expect(death: Death | undefined, child: ChildProcess): void {
    let requests = 0
    const kill = (): void => {
      if (death !== undefined) {
        setTimeout(() => child.kill('SIGKILL'), death.afterMs)
      }
    }
    if (death?.request === 0) {
      kill()
    }
    this.#hooks.onRequest = () => {
      requests += 1
      if (requests === death?.request) {
        kill()
      }
    }
  }
}
