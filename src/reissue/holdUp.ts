import type { PlacedReissue, RunContext } from './context.ts'
import { holdUpOfApproved, statusOfApproved } from './status.ts'
import type { Submission } from './submit.ts'
import { DomainValidation } from './validation.ts'

/**
 * Reports what an approved reissue is held up by, for a run that does not wait for it.
 * @throws CancelledError when the job is canceled, and nothing else that CertCentral does
 */
export async function reportHoldUp(
  { report }: RunContext,
  placed: PlacedReissue,
  validation: DomainValidation | undefined,
): Promise<void> {
  if (placed.isAwaitingApproval) {
    return
  }
  await validation?.look('final')
  const dcv = validation?.state
  const waitingFor = holdUpOfApproved(placed.certificateId, dcv)
  report.update({ dcv, status: statusOfApproved(dcv), waitingFor })
}

/**
 * Reports the same where the run fails before it waits, because the records are to be published in that case too.
 * @throws CancelledError when the job is canceled, and nothing else that CertCentral does
 */
export async function reportUnwaited(
  context: RunContext,
  submission: Submission | undefined,
): Promise<void> {
  const { decision, placed } = submission ?? {}
  if (decision?.wanted?.isTls === true && placed?.issued === undefined && placed?.chainPem === '') {
    await reportHoldUp(context, placed, new DomainValidation(context, placed))
  }
}
