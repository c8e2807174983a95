import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'

/** What act is to run, and with what. */
export interface Job {
  readonly act: string
  /** The repository that the workflow is in. */
  readonly repository: string
  readonly workflow: string
  readonly event: string
  /** More of act's arguments. */
  readonly args?: readonly string[]
  /** The repository that `OWNER/digicert-reissue@v1` is. */
  readonly action: string
  /** For what act keeps. */
  readonly cache: string
}

/** How a workflow ended. */
export interface Ran {
  readonly succeeded: boolean
  /** By the step's ID, in the order of the steps' last words; a matrix has a step several times. */
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly log: string
}

/** A port on which nothing listens: whatever tries to reach the network fails. */
const NOWHERE = 'http://127.0.0.1:9'

/** Runs a workflow on this machine, without containers and without a network. */
export function runWorkflow({ act, repository, workflow, event, args = [], action, cache }: Job): Ran {
  mkdirSync(cache, { recursive: true })
  const { status, stdout, stderr } = spawnSync(
    act,
    [
      ...[event, '--workflows', workflow, '--json', '--platform', 'ubuntu-latest=-self-hosted'],
      ...['--local-repository', `OWNER/digicert-reissue@v1=${action}`, '--action-offline-mode'],
      ...args,
    ],
    {
      cwd: repository,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        HOME: cache,
        XDG_CACHE_HOME: cache,
        // This Node first: it is the one that the action runs under.
        PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
        ...{ HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, NO_PROXY: '127.0.0.1,localhost' },
      },
    },
  )
  const lines = stdout.split('\n').flatMap((line) => lineOf(line))
  return {
    succeeded: status === 0,
    outputs: outputsOf(lines),
    log: [...lines.map(({ job, msg }) => `[${job ?? ''}] ${msg?.trimEnd() ?? ''}`), stderr].join('\n'),
  }
}

/** A line of act's log, as far as it is of use here. */
interface Line {
  readonly job?: string
  readonly msg?: string
  readonly command?: string
  readonly name?: string
  readonly arg?: string
  readonly stepID?: readonly string[]
}

function lineOf(text: string): Line[] {
  return text.startsWith('{') ? [JSON.parse(text) as Line] : []
}

function outputsOf(lines: readonly Line[]): Map<string, Record<string, string>> {
  const steps = new Map<string, Record<string, string>>()
  for (const { command, name = '', arg = '', stepID = [] } of lines) {
    if (command !== 'set-output') continue
    const step = stepID.join('/')
    steps.set(step, { ...steps.get(step), [name]: arg })
  }
  return steps
}
