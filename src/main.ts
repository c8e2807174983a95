import { CertCentral } from './certcentral/writer.ts'
import { asksForReissue, parseInputs } from './inputs/inputs.ts'
import { applyAutoReissue } from './reissue/autoReissue.ts'
import type { RunContext } from './reissue/context.ts'
import { deliver } from './reissue/deliver.ts'
import { foreseeValidation } from './reissue/foresee.ts'
import { reportUnwaited } from './reissue/holdUp.ts'
import { reportDryRun, reportEnd, reportStart } from './reissue/reporting.ts'
import { submitOnce } from './reissue/submit.ts'
import { Report } from './report/report.ts'
import { readRun } from './report/run.ts'
import { readInput, requireNode, runStep } from './report/step.ts'

/**
 * A run, from the inputs to the summary. It never rejects: a failure is an error annotation and a failed step.
 */
export async function run(): Promise<void> {
  const report = new Report()
  await runStep(report, async (cancelled) => {
    report.update({ reissued: false })
    requireNode()
    const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd()
    const inputs = parseInputs(readInput, workspace, process.env)
    reportStart(report, inputs)
    const certcentral = new CertCentral(
      { ...inputs, cancelled, onExchange: report.exchange },
      (event) => {
        report.log(event)
      },
    )
    try {
      await carryOut({ inputs, run: await readRun(), report, certcentral, cancelled })
    } finally {
      reportEnd(report, inputs.skipApproval)
      certcentral.close()
    }
  })
}

/** The story of a run: read, decide, send once, set auto-reissue, wait, verify, write. */
async function carryOut(context: RunContext): Promise<void> {
  const { inputs, report } = context
  const submission = asksForReissue(inputs) ? await submitOnce(context) : undefined
  if (inputs.dryRun) {
    if (submission?.decision.kind === 'plan') {
      await foreseeValidation(context, submission.decision)
    }
    reportDryRun(report, inputs.autoReissue, submission?.decision.picture)
    return
  }
  try {
    await applyAutoReissue(context, submission)
  } catch (error) {
    await reportUnwaited(context, submission)
    throw error
  }
  if (submission !== undefined) {
    await deliver(context, submission)
  }
}
