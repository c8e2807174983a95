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
  try {
    report.hide(core.getInput('api_key'))
    await story(cancellation())
  } catch (error) {
    report.fail(error)
  }
  await report.writeSummary()
}

/** The text of an input, as the workflow gave it; empty where it did not. */
export function readInput(name: string): string {
  return core.getInput(name)
}

/** The runner cancels a job with SIGINT, and after some seconds with SIGTERM. */
function cancellation(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort()
    })
  }
  return controller.signal
}
