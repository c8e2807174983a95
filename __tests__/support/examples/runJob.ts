import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAction, type StepResult } from '../../../tools/runAction.ts'
import { filled, holds, type Context } from './expression.ts'
import type { Job, Step } from './workflow.ts'

/** What a job runs with. */
export interface JobOptions {
  /** The values of `vars.X`, `secrets.X`, `inputs.X`, `env.X` and `matrix.X`. */
  readonly context: Context
  readonly eventName: string
  /** What `actions/checkout` brings. */
  readonly repository: string
  readonly runId?: number
}

/** How a job ended. */
export interface JobEnd {
  readonly isGreen: boolean
  /** What each step that ran came to, by its ID or else its name. */
  readonly steps: Readonly<Record<string, StepResult | undefined>>
}

/** Runs the steps of a job one after the other, as the runner does: `run:` in bash, the action from `dist/`. */
export async function runJob(job: Job, options: JobOptions): Promise<JobEnd> {
  const workspace = await mkdtemp(join(tmpdir(), 'job-'))
  const context: Record<string, string | undefined> = { ...options.context }
  const ran: Record<string, StepResult | undefined> = {}
  for (const step of job.steps) {
    if (step.if !== undefined && !holds(step.if, context)) {
      continue
    }
    const result = await runStep(step, job, { ...options, context }, workspace)
    if (result === undefined) {
      continue
    }
    ran[step.id ?? step.name ?? ''] = result
    for (const [name, value] of Object.entries(result.outputs)) {
      context[`steps.${step.id ?? ''}.outputs.${name}`] = value
    }
    if (result.code !== 0) {
      return { isGreen: false, steps: ran }
    }
  }
  return { isGreen: true, steps: ran }
}

async function runStep(
  step: Step,
  job: Job,
  { context, eventName, repository, runId = 1 }: JobOptions,
  workspace: string,
): Promise<StepResult | undefined> {
  if (step.uses?.startsWith('actions/checkout@') === true) {
    return cp(repository, workspace, { recursive: true }).then(() => undefined)
  }
  if (step.uses?.startsWith('OWNER/digicert-reissue@') === true) {
    const inputs = Object.entries(step.with ?? {}).map(([name, value]) => [
      name,
      filled(String(value), context),
    ])
    const env = { GITHUB_EVENT_NAME: eventName, GITHUB_RUN_ID: String(runId) }
    return runAction(Object.fromEntries(inputs) as Record<string, string>, { workspace, env })
  }
  if (step.run === undefined) {
    throw new Error(`the test does not know ${step.uses ?? 'the step'}`)
  }
  const env = Object.entries({ ...job.env, ...step.env })
  return runBash(
    step.run,
    workspace,
    env.map(([name, text]) => [name, filled(text, context)]),
  )
}

/** `shell: bash` as the runner has it. */
async function runBash(
  script: string,
  workspace: string,
  env: readonly (readonly [string, string])[],
): Promise<StepResult> {
  const files = await mkdtemp(join(tmpdir(), 'bash-'))
  const output = join(files, 'output')
  await Promise.all([writeFile(output, ''), writeFile(join(files, 'script.sh'), script)])
  const child = spawn(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', join(files, 'script.sh')],
    {
      cwd: workspace,
      env: { PATH: process.env['PATH'], GITHUB_OUTPUT: output, ...Object.fromEntries(env) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (log += chunk.toString()))
  }
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('close', resolve).once('error', reject),
  )
  const lines = (await readFile(output, 'utf8')).matchAll(/^(\w+)=(.*)$/gm)
  const outputs = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
  return { code, log, stderr: '', outputs, summary: '', workspace, ms: 0 }
}
