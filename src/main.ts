import { CertCentral } from './certcentral/writer.ts'
import { asksForReissue, parseInputs } from './inputs.ts'
import { bringAutoReissue, bringReissue, decideOnOrder, type Stage } from './reissue.ts'
import { bringCertificate } from './reissue/certificate.ts'
import { Report } from './report.ts'
import { tellDryRun, tellEnd, tellStart } from './report/narrate.ts'
import { readInput, runStep } from './report/step.ts'

/**
 * A run, from the inputs to the summary. It never rejects: a failure is an error annotation and a failed step.
 */
export async function run(): Promise<void> {
  const report = new Report()
  await runStep(report, async (cancelled) => {
    report.output('reissued', 'false')
    const inputs = parseInputs(readInput, process.env['GITHUB_WORKSPACE'] ?? process.cwd())
    tellStart(report, inputs)
    const certcentral = new CertCentral({ ...inputs, cancelled }, report.info)
    try {
      await reissue({ inputs, report, certcentral, cancelled })
    } finally {
      tellEnd(report, inputs.skipApproval)
      certcentral.close()
    }
  })
}

/** The story of a run: look, decide, ask once, set, wait, prove. */
async function reissue(stage: Stage): Promise<void> {
  const { inputs } = stage
  const decided = asksForReissue(inputs) ? await decideOnOrder(stage) : undefined
  if (inputs.dryRun) {
    tellDryRun(stage.report, inputs.autoReissue, decided?.lookup.order.autoReissue)
    return
  }
  const reissued = decided && (await bringReissue(stage, decided))
  if (inputs.autoReissue !== undefined)
    await bringAutoReissue(stage, inputs.autoReissue, decided, reissued)
  if (decided !== undefined) await bringCertificate(stage, decided, reissued)
}
