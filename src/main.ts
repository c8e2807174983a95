import { CertCentral } from './certcentral/writer.ts'
import { asksForReissue, parseInputs } from './inputs/inputs.ts'
import {
  applyAutoReissue,
  decideOnOrder,
  placeReissue,
  type RunContext,
} from './reissue/reissue.ts'
import { deliverCertificate } from './reissue/certificate.ts'
import { Report } from './report/report.ts'
import { tellDryRun, tellEnd, tellStart } from './report/narrate.ts'
import { readInput, runStep } from './report/step.ts'

/**
 * A run, from the inputs to the summary. It never rejects: a failure is an error annotation and a failed step.
 */
export async function run(): Promise<void> {
  const report = new Report()
  await runStep(report, async (cancelled) => {
    report.output('reissued', 'false')
    const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd()
    const inputs = parseInputs(readInput, workspace, process.env)
    tellStart(report, inputs)
    const certcentral = new CertCentral(
      { ...inputs, cancelled, onExchange: report.exchange },
      report.info,
    )
    try {
      await carryOut({ inputs, report, certcentral, cancelled })
    } finally {
      tellEnd(report, inputs.skipApproval)
      certcentral.close()
    }
  })
}

/** The story of a run: look, decide, ask once, set, wait, prove. */
async function carryOut(context: RunContext): Promise<void> {
  const { inputs, report } = context
  const decided = asksForReissue(inputs) ? await decideOnOrder(context) : undefined
  if (inputs.dryRun) {
    tellDryRun(report, inputs.autoReissue, decided?.lookup.order.autoReissue)
    return
  }
  const placed = decided && (await placeReissue(context, decided))
  if (inputs.autoReissue !== undefined) {
    await applyAutoReissue(context, inputs.autoReissue, decided, placed)
  }
  if (decided !== undefined) {
    await deliverCertificate(context, decided, placed)
  }
}
