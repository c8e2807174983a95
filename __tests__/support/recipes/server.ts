import { spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { jest, test } from '@jest/globals'

/** Where this machine has a program; empty where it has none. */
export function pathOf(name: string): string {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
}

/** `test` where this machine has the programs; elsewhere a test that is skipped, and says so. */
export function testWith(...tools: readonly string[]): typeof test | typeof test.skip {
  // Programs that start slowly, such as Java's, on a machine that is busy with other tests.
  jest.setTimeout(120_000)
  const missing = tools.filter((tool) => pathOf(tool) === '')
  if (missing.length === 0) {
    return test
  }
  console.warn(`!!! NOT RUN, because this machine lacks ${missing.join(', ')}: see npm run recipes`)
  return test.skip
}

/** A folder for `PATH` with programs that stand in for others, each a shell script. */
export async function standIns(
  folder: string,
  scripts: Readonly<Record<string, string>>,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`)
    await chmod(join(folder, name), 0o755)
  }
  return [folder, process.env['PATH']].join(delimiter)
}

/** A server that runs in the foreground as a process of its own. */
export interface Daemon {
  readonly pid: number
  stop(): Promise<void>
}

/** Whether something listens at an address. */
export function isAnswering(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(':')
  const socket = connect(Number(port), host)
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).finally(() => socket.destroy()) as Promise<boolean>
}

/** Starts a server, and comes back when it is ready. */
export async function startDaemon(
  command: string,
  args: readonly string[],
  isReady: () => Promise<boolean>,
): Promise<Daemon> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  while (!(await isReady())) {
    if (child.exitCode !== null) {
      throw new Error(`${command} ended: ${log}`)
    }
    await setTimeout(50)
  }
  return {
    pid: child.pid ?? 0,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** The serial number of the certificate that is served at an address, as `openssl s_client` sees it; empty if none. */
export async function serialServed(address: string): Promise<string> {
  const { log } = await run('sh', [
    '-c',
    'openssl s_client -connect "$0" -servername www.example.com </dev/null 2>/dev/null | openssl x509 -noout -serial 2>/dev/null',
    address,
  ])
  return log.trim().replace('serial=', '')
}

/** Comes back once the certificate is served: after a reload a server's old worker may answer for a moment. */
export async function untilServed(address: string, serial: string): Promise<void> {
  while ((await serialServed(address)) !== serial) {
    await setTimeout(100)
  }
}

/** How a program ended. */
export interface Ended {
  readonly code: number | null
  /** What it printed, standard error too. */
  readonly log: string
}

/** Runs a program to its end; with `env`, that is its whole environment. */
export async function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Ended> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (log += chunk.toString()))
  }
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('close', resolve).once('error', reject),
  )
  return { code, log }
}
