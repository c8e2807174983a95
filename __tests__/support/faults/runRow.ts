import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCsr } from '../../../sandbox/api/keys.ts'
import type { RequestEntry } from '../../../sandbox/api/requestLog.ts'
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts'
import type { StepResult } from '../../../tools/runAction.ts'
import { step } from '../stage.ts'
import type { Row } from './expectations.ts'
import { sceneOf } from './scenes.ts'

/** What a row came to: the step, and what the server knows. */
export interface Outcome extends StepResult {
  readonly apiKey: string
  /** Reissues that the server accepted, and every request that it received. */
  readonly reissues: number
  readonly requests: readonly RequestEntry[]
  /** The order's auto-reissue in the end, and the last certificate and request that it got. */
  readonly autoReissue: boolean
  readonly certificateId: string
  readonly requestId: string
  /** Files that the run left in its workspace. */
  readonly files: readonly string[]
}

/** What the rows of a matrix have in common. */
export interface Surroundings {
  /** Deadline of requests that stall. */
  readonly stallSeconds: number
  /** Where redirects lead. */
  readonly elsewhere: string
  /** Aborted when the runs are no longer waited for: what still goes on is killed. */
  readonly over: AbortSignal
}

/** Runs a row in a sandbox of its own. */
export async function runRow(row: Row, surroundings: Surroundings): Promise<Outcome> {
  const { stallSeconds, elsewhere, over } = surroundings
  over.throwIfAborted()
  const scene = sceneOf(row.scene)
  const names = ['example.com', 'www.example.com']
  const { csr } = await createCsr({ commonName: 'example.com', names })
  await using sandbox = await startSandbox({ onRequest: (entry) => door.onRequest(entry) })
  const door = new Door(row, sandbox)
  const order = await sandbox.addOrder({
    ...{ names, daysLeft: 90, ...scene.order },
    ...(scene.sameCsr === true && { csr }),
  })
  if (scene.history !== undefined) {
    await sandbox.addHistory(order.id, scene.history)
  }
  const workspace = await mkdtemp(join(tmpdir(), 'row-'))
  try {
    script(row, sandbox, elsewhere)
    const timeout_seconds = String(row.kind.stalls === true ? stallSeconds : 30)
    const inputs = { csr, skip_approval: 'true', timeout_seconds, ...scene.inputs }
    const onStart = (child: ChildProcess): void => {
      door.watch(child)
      over.addEventListener('abort', () => child.kill('SIGKILL'))
    }
    const result = await step(sandbox, order, inputs, {
      workspace,
      env: { ...scene.env },
      onStart,
    })
    const { apiKey, requests } = sandbox
    return {
      ...{ ...result, apiKey, requests },
      reissues: sandbox.accepted.reissues(order.id),
      autoReissue: order.autoReissue,
      certificateId: String(order.certificates.at(-1)?.id),
      requestId: String(order.requests.at(-1)?.id),
      files: await readdir(workspace),
    }
  } finally {
    await rm(workspace, { recursive: true })
  }
}

/** Scripts the faults of the row; refused connections are the door's. */
function script({ kind, scene: name, times }: Row, sandbox: Sandbox, elsewhere: string): void {
  const scene = sceneOf(name)
  const hits = times === 'once' ? 1 : Infinity
  if (scene.first !== undefined) {
    sandbox.addFault(scene.first)
  }
  if (kind.script === undefined) {
    return
  }
  // A download has no order's ID in it; its like is another certificate of the order.
  if (kind.script.fault === 'other_order' && scene.endpoint === 'download') {
    sandbox.switches.otherDownloads = hits
    return
  }
  const { endpoint, when, skip = 0 } = scene
  sandbox.addFault({ ...kind.script, location: elsewhere, endpoint, when, skip, times: hits })
}

/** Refuses connections from the scene's moment on; `once` is until the log shows that the client met it. */
class Door {
  readonly #sandbox: Sandbox
  readonly #row: Row
  #shut = false

  constructor(row: Row, sandbox: Sandbox) {
    this.#row = row
    this.#sandbox = sandbox
    const { shutBy } = sceneOf(row.scene)
    if (row.kind.nature !== 'refused') {
      return
    }
    if (shutBy === undefined) {
      sandbox.refuse()
    } else if (shutBy.is === 'answered') {
      sandbox.addFault({ endpoint: shutBy.endpoint, fault: 'refuse_next' })
    }
  }

  onRequest({ endpoint }: RequestEntry): void {
    const { shutBy } = sceneOf(this.#row.scene)
    if (this.#row.kind.nature !== 'refused' || this.#shut) {
      return
    }
    if (shutBy?.is !== 'arrived' || shutBy.endpoint !== endpoint) {
      return
    }
    this.#shut = true
    this.#sandbox.refuse()
  }

  watch(child: ChildProcess): void {
    if (this.#row.kind.nature !== 'refused' || this.#row.times === 'always') {
      return
    }
    let log = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      if (log.includes(': no response,')) {
        void this.#sandbox.accept()
      }
    })
  }
}
