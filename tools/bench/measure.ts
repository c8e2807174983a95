import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** What one run of a command cost, all its processes together. */
export interface Cost {
  /** Milliseconds from start to end. */
  readonly wallMs: number
  /** Milliseconds of processor time, user and system. */
  readonly cpuMs: number
  /** The largest resident set of any one of its processes, in MB (2^20 bytes). */
  readonly peakMb: number
}

// Node shows no child's wait4(2). Bash's own `time` tells milliseconds of all processes below it, GNU time the peak.
// A small shell in between also keeps this process's memory out of the child's peak, where Linux would count it.
const SCRIPT =
  'TIMEFORMAT="%3R %3U %3S"; { time /usr/bin/time -q -f %M -o "$0/peak" -- "$@" 2>&3; } 3>&2 2>"$0/time"'

/**
 * Runs a command and measures it.
 * @throws when it fails, with what it said, unless it may
 */
export async function measure(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  mayFail = false,
): Promise<Cost> {
  if (!existsSync('/usr/bin/time')) {
    throw new Error('GNU time is needed: apt-get install time')
  }
  const folder = await mkdtemp(join(tmpdir(), 'cost-'))
  try {
    const child = spawn('bash', ['-c', SCRIPT, folder, ...command], { cwd, env })
    const [code, log, errors] = await Promise.all([
      new Promise((resolve, reject) => child.once('close', resolve).once('error', reject)),
      text(child.stdout),
      text(child.stderr),
    ])
    if (code !== 0 && !mayFail) {
      throw new Error(`${command.join(' ')} ended with ${String(code)}:\n${log}${errors}`)
    }
    return costOf(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function costOf(folder: string): Cost {
  const [wall = NaN, user = NaN, system = NaN] = readFileSync(join(folder, 'time'), 'utf8')
    .trim()
    .split(' ')
    .map((seconds) => Number(seconds) * 1000)
  const peakKb = Number(readFileSync(join(folder, 'peak'), 'utf8'))
  return { wallMs: wall, cpuMs: user + system, peakMb: peakKb / 1024 }
}

/** The middle value; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? NaN
}

/** The medians of each part of the costs. */
export function medianCost(costs: readonly Cost[]): Cost {
  return {
    wallMs: median(costs.map(({ wallMs }) => wallMs)),
    cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
    peakMb: median(costs.map(({ peakMb }) => peakMb)),
  }
}
