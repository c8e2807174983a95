import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { text } from 'node:stream/consumers'

/** What act is to run, and with what. */
export interface Job {
  readonly act: string
  /** The repository that the workflow is in. */
  readonly repository: string
  readonly workflow: string
  readonly event: string
  /** More of act's arguments. */
  readonly args: readonly string[]
  /** The repository that `OWNER/digicert-reissue@v1` is. */
  readonly action: string
  /** For what act keeps. */
  readonly cache: string
}

/** How a workflow ended. */
export interface Ran {
  readonly succeeded: boolean
  /** The steps that set outputs; a step of a matrix is there once for each of its jobs. */
  readonly steps: readonly StepOutputs[]
  readonly log: string
}

/** What a step put out. */
export interface StepOutputs {
  readonly job: string
  readonly step: string
  readonly outputs: Record<string, string>
}

/** A port on which nothing listens: whatever tries to reach the network fails. */
const NOWHERE = 'http://127.0.0.1:9'

/** Runs a workflow on this machine, without containers and without a network. */
export async function runWorkflow(job: Job): Promise<Ran> {
  mkdirSync(job.cache, { recursive: true })
  const child = spawn(job.act, argumentsFor(job), {
    cwd: job.repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      HOME: job.cache,
      XDG_CACHE_HOME: job.cache,
      // This Node first: it is the one that the action runs under.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      ...{ HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, NO_PROXY: '127.0.0.1,localhost' },
    },
  })
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.once('close', resolve).once('error', reject)
    }),
  ])
  const lines = stdout.split('\n').flatMap((line) => lineOf(line))
  const log = lines.map(({ job, msg = '' }) => `[${job ?? ''}] ${msg.trimEnd()}`)
  return { succeeded: code === 0, steps: stepsOf(lines), log: [...log, stderr].join('\n') }
}

function argumentsFor({ event, workflow, action, args }: Job): string[] {
  return [
    ...[event, '--workflows', workflow, '--json'],
    // No container: the machine that this runs on is the runner.
    ...['ubuntu-latest', 'self-hosted'].flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...['--local-repository', `OWNER/digicert-reissue@v1=${action}`, '--action-offline-mode'],
    ...args,
  ]
}

/** A line of act's log, as far as it is of use here. */
interface Line {
  readonly job?: string
  readonly msg?: string
  readonly command?: string
  readonly name?: string
  readonly arg?: string
  readonly stepID?: readonly string[]
  readonly matrix?: unknown
}

function lineOf(line: string): Line[] {
  return line.startsWith('{') ? [JSON.parse(line) as Line] : []
}

function stepsOf(lines: readonly Line[]): StepOutputs[] {
  const steps = new Map<string, StepOutputs>()
  for (const { job = '', command, name = '', arg = '', stepID = [], matrix } of lines) {
    if (command !== 'set-output') {
      continue
    }
    const key = JSON.stringify([job, stepID, matrix])
    const step = steps.get(key) ?? { job, step: stepID.join('/'), outputs: {} }
    step.outputs[name] = arg
    steps.set(key, step)
  }
  return [...steps.values()]
}
