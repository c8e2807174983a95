import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAction, type StepResult } from '../runAction.ts'
import { createCsr } from '../../sandbox/api/keys.ts'
import type { Order } from '../../sandbox/account/records.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { drawScenario, NAMES, type Scenario } from './scenario.ts'
import { NO_LAG } from './switches.ts'

/** What a run came to, and what the server knows. */
export interface Outcome {
  readonly scenario: Scenario
  readonly sandbox: Sandbox
  readonly order: Order
  /** The key that the steps were given. */
  readonly apiKey: string
  /** The CSR of the run, PEM, given or not, and its private key. */
  readonly csr: string
  readonly privateKey: string
  /** The attempts of the job, one or two, in their order. */
  readonly attempts: readonly Attempt[]
}

/** One attempt of the job: its step, the requests that came of it, and what was written. */
export interface Attempt extends StepResult {
  /** The sandbox's log from here… */
  readonly from: number
  /** …to here belongs to the attempt. */
  readonly to: number
  /** The file at `certificate_path`; undefined where there is none. */
  readonly chain: string | undefined
  /** The order's auto-reissue when the process had ended. */
  readonly autoReissue: boolean
  /** True where the process had to be killed: it went on beyond every deadline. */
  readonly hung: boolean
}

/** Plays a scenario; `elsewhere` is where redirects lead. The caller closes the sandbox. */
export async function play(seed: number, run: number, elsewhere: string): Promise<Outcome> {
  const scenario = drawScenario(seed, run)
  const { settings, switches, lag, order: wish, sameCsr, earlier, key } = scenario
  const { csr, privateKey } = await createCsr({ commonName: NAMES[0] ?? '', names: NAMES })
  const sandbox = await startSandbox({ ...settings, switches })
  const { id } = await sandbox.addOrder({ ...wish, ...(sameCsr && { csr }) })
  if (earlier !== undefined) {
    const { sameCsr: isOurs, ...reissue } = earlier
    // Days ago: one of the last 24 hours a second attempt may take for that of the first.
    await sandbox.addReissue(id, {
      ...reissue,
      date: Date.now() - 3 * 86_400_000,
      ...(isOurs && { csr }),
    })
  }
  // What lies days back is shown everywhere.
  Object.assign(sandbox.switches, lag)
  for (const fault of scenario.faults) {
    sandbox.addFault({ ...fault, location: elsewhere })
  }
  const rights = { viewOnly: key === 'view only', maySkipApproval: key !== 'cannot skip approval' }
  const apiKey = sandbox.addKey(rights)
  const order = sandbox.order(id)
  const stage = { scenario, sandbox, order, apiKey, csr, privateKey }
  const attempts = [await attempt(stage, 1)]
  if (scenario.again) {
    // A job is run again by a person, after the places have caught up.
    Object.assign(sandbox.switches, NO_LAG)
    sandbox.clearFaults()
    await sandbox.accept()
    attempts.push(await attempt(stage, 2))
  }
  return { ...stage, attempts }
}

async function attempt(stage: Omit<Outcome, 'attempts'>, number: number): Promise<Attempt> {
  const { scenario, sandbox, order, apiKey, csr } = stage
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  const from = sandbox.requests.length
  let hung = false
  let killer: NodeJS.Timeout | undefined
  const step = await runAction(
    {
      api_key: apiKey,
      api_url: sandbox.url,
      order_id: String(order.id),
      ...(scenario.givesCsr && { csr }),
      ...scenario.inputs,
    },
    {
      workspace,
      env: {
        GITHUB_EVENT_NAME: scenario.eventName,
        GITHUB_RUN_ATTEMPT: String(number),
        // The debug log names codes, which the invariants go by.
        RUNNER_DEBUG: '1',
      },
      onStart: (child) => {
        killer = setTimeout(() => {
          hung = true
          child.kill('SIGKILL')
        }, longestMs(scenario))
      },
    },
  )
  clearTimeout(killer)
  const chain = await readFile(join(workspace, 'chain.pem'), 'utf8').catch(() => undefined)
  await rm(workspace, { recursive: true })
  const { autoReissue } = sandbox.order(order.id)
  return { ...step, from, to: sandbox.requests.length, chain, autoReissue, hung }
}

/**
 * Milliseconds that the deadlines of the design allow in all. Each request is made at most four times within a minute,
 * beside a rate limit that the scenario ends; the margin is for a busy machine.
 */
function longestMs({ timeoutSeconds, waitSeconds }: Scenario): number {
  const perCall = 14 + 4 * timeoutSeconds
  const calls = ['order', 'list', 'auto-reissue', 'download'].length
  const search = 30 + 2 * timeoutSeconds
  const readBack = 10 + perCall
  const looksAgain = 14
  const margin = 60
  const wait = waitSeconds + 2 * timeoutSeconds
  return (calls * perCall + search + readBack + looksAgain + wait + margin) * 1000
}
