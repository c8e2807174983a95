import { join } from 'node:path'
import { createCsr } from '../../sandbox/api/keys.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { measure, median, medianCost, type Cost } from './measure.ts'
import { stepEnvironment } from './step.ts'
import { circumstances, table } from './table.ts'

/** An order of some size, and what the action is asked to do with it. */
interface Scene {
  readonly name: string
  readonly sandbox?: SandboxOptions
  readonly names?: number
  /** Reissues that the order had before, of the same names. */
  readonly history?: number
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** Options of Node. */
  readonly options?: readonly string[]
  readonly rounds?: number
  /** The action fails when the time to wait is over. */
  readonly mayFail?: boolean
}

const ACTION = join(import.meta.dirname, '../../dist/index.js')
/** A later attempt of a run always reads the list of reissues, and looks for its own among them. */
const LATER = { GITHUB_RUN_ATTEMPT: '2' }
const WAIT: Partial<Scene> = {
  sandbox: { autoApproveAfter: 1000 },
  inputs: { wait_minutes: '5', certificate_path: 'chain.pem' },
}
const FAST = ['--import', join(import.meta.dirname, 'fast-clock.js')]
const LONG_WAIT: Partial<Scene> = {
  inputs: { wait_minutes: '15' },
  options: FAST,
  rounds: 1,
  mayFail: true,
}

const SCENES: readonly Scene[] = [
  ...[1, 25, 250].map((names) => ({ name: `${String(names)} names`, names })),
  ...[1, 100, 5000].map((history) => ({
    name: `${String(history)} reissues in the list, a later attempt`,
    history,
    env: LATER,
  })),
  ...[1, 100, 5000].map((history) => ({
    name: `${String(history)} reissues in the list, wait and download`,
    history,
    ...WAIT,
  })),
  { name: '15 minutes of waiting, 30 times faster', ...LONG_WAIT },
  {
    name: '15 minutes, and the list hides what is pending',
    ...LONG_WAIT,
    sandbox: { switches: { pendingReissueListed: false } },
  },
]

/** Prints how time, memory and requests of a run grow with the order, and with the wait. */
export async function growth(realWait: boolean): Promise<void> {
  console.log(`${circumstances()}\n`)
  const rows: string[][] = []
  const scenes: readonly Scene[] = realWait
    ? [{ name: '15 minutes of waiting', inputs: { wait_minutes: '15' }, rounds: 1, mayFail: true }]
    : SCENES
  for (const scene of scenes) {
    const { cost, requests } = await play(scene)
    const { wallMs, cpuMs, peakMb } = cost
    rows.push([scene.name, ...[wallMs, cpuMs, peakMb, requests].map((part) => part.toFixed(0))])
  }
  console.log(table(['one run', 'wall ms', 'CPU ms', 'peak MB', 'requests'], rows))
}

async function play(scene: Scene): Promise<{ cost: Cost; requests: number }> {
  const costs: Cost[] = []
  const requests: number[] = []
  for (let round = 0; round < (scene.rounds ?? 5); round += 1) {
    const played = await playOnce(scene)
    costs.push(played.cost)
    requests.push(played.requests)
  }
  return { cost: medianCost(costs), requests: median(requests) }
}

async function playOnce(scene: Scene): Promise<{ cost: Cost; requests: number }> {
  const sandbox = await startSandbox(scene.sandbox ?? {})
  try {
    const names = Array.from({ length: scene.names ?? 2 }, (_, at) => `n${String(at)}.example.com`)
    const { csr } = await createCsr({ commonName: names[0] ?? '', names, kind: 'rsa-2048' })
    const old = await createCsr({ commonName: names[0] ?? '' })
    const order = await sandbox.addOrder({ names, daysLeft: 40, csr: old.csr })
    await sandbox.addHistory(order.id, scene.history ?? 0)
    await sandbox.chainOf(order.current.id)
    const env = stepEnvironment(
      {
        ...{ api_key: sandbox.apiKey, api_url: sandbox.url, order_id: String(order.id), csr },
        // Many reissues of one order end on the same day, and another one is refused without it.
        ...((scene.history ?? 0) > 1 ? { force: 'true' } : {}),
        ...scene.inputs,
      },
      scene.env,
    )
    const command = [process.execPath, ...(scene.options ?? []), ACTION]
    const cost = await measure(command, env['GITHUB_WORKSPACE'] ?? '.', env, scene.mayFail)
    if (sandbox.accepted.reissues(order.id) !== 1) {
      throw new Error(`${scene.name}: not reissued once`)
    }
    return { cost, requests: sandbox.requests.length }
  } finally {
    await sandbox.close()
  }
}
