import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { Readable } from 'node:stream'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requireFreshBundles } from './sources.ts'

/** What a step left behind, as the runner sees it. */
export interface StepResult {
  /** Exit code; null when a signal ended the process. */
  readonly code: number | null
  /** Standard output: the log, with its workflow commands. */
  readonly log: string
  readonly stderr: string
  /** As the runner reads them: the last value of each name. */
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly workspace: string
  /** Milliseconds from start to end of the process. */
  readonly ms: number
}

/** How to run the step. */
export interface StepOptions {
  /** More of the runner's variables, or others than the defaults; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The step's folder; a new one where not given. */
  readonly workspace?: string
  /** The bundle to run, below the repository's root. */
  readonly main?: string
  /** Options of Node, such as `--import` of a preload. */
  readonly nodeOptions?: readonly string[]
  /** Called with the running process, to send it a signal, say. */
  readonly onStart?: (child: ChildProcess) => void
}

/** Once for each process, for a bundle's sources take a moment to read. */
let areBundlesFresh = false

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs the committed bundle as the runner does: a process of its own, inputs as INPUT_ variables (and nothing else of
 * this process's environment), command files for outputs and summary.
 */
export async function runAction(
  inputs: Readonly<Record<string, string>>,
  options: StepOptions = {},
): Promise<StepResult> {
  if (!areBundlesFresh) {
    requireFreshBundles()
    areBundlesFresh = true
  }
  const workspace = options.workspace ?? (await mkdtemp(join(tmpdir(), 'step-')))
  const folder = await mkdtemp(join(tmpdir(), 'runner-'))
  const files = createCommandFiles(folder)
  const env = { ...stepVariables(inputs, workspace, files), ...options.env }
  const started = performance.now()
  const ended = await execute(join(ROOT, options.main ?? 'dist/index.js'), workspace, env, options)
  const ms = performance.now() - started
  const [outputs, summary] = await Promise.all([
    readFile(files.output, 'utf8'),
    readFile(files.summary, 'utf8'),
  ])
  await rm(folder, { recursive: true })
  return { ...ended, outputs: parseOutputs(outputs), summary, workspace, ms }
}

/** The files by which a step and the runner talk, each by its path. */
export interface CommandFiles {
  readonly output: string
  readonly summary: string
  readonly event: string
}

/** Makes a step's command files in a folder. */
export function createCommandFiles(folder: string): CommandFiles {
  const files = {
    output: join(folder, 'output'),
    summary: join(folder, 'summary'),
    event: join(folder, 'event.json'),
  }
  writeFileSync(files.output, '')
  writeFileSync(files.summary, '')
  writeFileSync(files.event, '{}')
  return files
}

/** What a step finds in its environment: the runner's variables, and the inputs as the runner hands them on. */
export function stepVariables(
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  files: CommandFiles,
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    // Without it no program of Windows can open a connection.
    ...(process.env['SYSTEMROOT'] !== undefined && { SYSTEMROOT: process.env['SYSTEMROOT'] }),
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_REPOSITORY: 'octo-org/site',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '4242',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKFLOW: 'certificates',
    GITHUB_WORKSPACE: workspace,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  }
}

async function execute(
  main: string,
  cwd: string,
  env: Record<string, string | undefined>,
  { nodeOptions = [], onStart }: StepOptions,
): Promise<Pick<StepResult, 'code' | 'log' | 'stderr'>> {
  const child = spawnNode([...nodeOptions, main], cwd, env)
  onStart?.(child)
  const [log, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) =>
      child.once('close', resolve).once('error', reject),
    ),
  ])
  return { code, log, stderr }
}

type PipedChild = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable }

/** Windows can send no signal to a process but the one that kills it: there the others come as messages. */
const HAS_SIGNALS = process.platform !== 'win32'

/** Code of the child that takes a message for the signal that it names. */
const SIGNALS_BY_MESSAGE =
  'process.on("message", (signal) => process.emit(signal, signal)); process.channel.unref()'

function spawnNode(
  args: readonly string[],
  cwd: string,
  env: Record<string, string | undefined>,
): PipedChild {
  if (HAS_SIGNALS) {
    return spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  }
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(SIGNALS_BY_MESSAGE)}`]
  const child = spawn(process.execPath, [...preload, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  }) as PipedChild
  const kill = child.kill.bind(child)
  child.kill = (signal = 'SIGTERM') =>
    signal === 'SIGKILL' || !child.connected ? kill(signal) : child.send(signal)
  return child
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The outputs in a file of the runner's own format: `name<<delimiter`, lines, `delimiter`; a later value replaces an earlier one. */
export function parseOutputs(file: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name = '', , value = ''] of file.matchAll(
    /^(\w+)<<(ghadelimiter_\S+)\n([\s\S]*?)\n?\2$/gm,
  )) {
    outputs[name] = value
  }
  return outputs
}
