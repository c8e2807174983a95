import * as core from '@actions/core'
import type { StepReport } from './stepReport.ts'

/**
 * Runs a step: the key is masked before anything else, whatever goes wrong ends as one error annotation and a failed
 * step, and the summary is written in every case. `story` is handed a signal that the job's cancellation aborts.
 */
export async function runStep(
  report: Pick<StepReport<never>, 'hide' | 'fail' | 'writeSummary'>,
  story: (cancelled: AbortSignal) => Promise<void>,
): Promise<void> {
  const job = new AbortController()
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      job.abort()
    })
  }
  try {
    report.hide(core.getInput('api_key'))
    await Promise.race([story(job.signal), unforeseenEnd(job.signal)])
  } catch (error) {
    report.fail(error)
    // A story that still goes on must send nothing more.
    job.abort()
  }
  await report.writeSummary()
}

/** The text of an input, as the workflow gave it; empty where it did not. */
export function readInput(name: string): string {
  return core.getInput(name)
}

/** What `using: node24` in action.yml asks for. */
const OLDEST_NODE = 24

/**
 * Lets no older Node.js go on. act takes the first one on the path, and a runner on 32-bit ARM falls back to 20 without
 * a word; there the run would fail after the reissue was sent.
 * @throws Error when an older one runs the step
 */
export function requireNode(): void {
  const { node } = process.versions
  if (Number.parseInt(node) < OLDEST_NODE) {
    throw new Error(
      `The action needs Node.js ${String(OLDEST_NODE)}, and runs under ${node}. Nothing was sent. Use a runner that has node24; with act, put Node.js 24 first on the PATH.`,
    )
  }
}

/**
 * What the runner cancels a job with: one signal after another, each of them twice in some images, so that none may end
 * the process. On Windows the second is SIGBREAK; SIGHUP comes when the runner's own session ends.
 */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

/** The runner kills the process ten seconds after the first signal. */
const LAST_MOMENT_MS = 7500

/** Rejects when the story cannot go on: nothing is left to wait for, an error was thrown beside it, time is over. */
function unforeseenEnd(cancelled: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    process.on('uncaughtException', reject)
    process.once('beforeExit', () => {
      reject(new Error('The action ended without a result, which is a bug. Run the job again.'))
    })
    cancelled.addEventListener('abort', () => {
      setTimeout(() => {
        reject(new Error('The job was canceled, and the action could not end in time.'))
      }, LAST_MOMENT_MS).unref()
    })
  })
}
