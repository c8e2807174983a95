import { PATIENT } from '../certcentral/patience.ts'
import { repeated } from '../certcentral/retry.ts'
import type { ReissueAnswer } from '../certcentral/schema.ts'
import { hadNoEffect } from '../certcentral/writer.ts'
import type { OrderPicture } from '../order/picture.ts'
import { isEnded, isOpen } from '../order/statuses.ts'
import type { Decision, ReissueDecision } from '../plan/decision.ts'
import { CancelledError } from '../util/pause.ts'
import type { PlacedReissue, RunContext } from './context.ts'
import { EndedError, RefusedError } from './errors.ts'
import { reportDecision, reportPlaced } from './reporting.ts'
import { placedFrom } from './placed.ts'
import { readAndDecide } from './read.ts'
import { recover } from './recover.ts'

/** What a run decided, and the reissue that it goes on with; undefined for a skip and a plan. */
export interface Submission {
  readonly decision: Decision
  readonly placed: PlacedReissue | undefined
  /** When the order was read, in milliseconds of `performance.now()`. */
  readonly readAt: number
}

/**
 * Reads, decides and sends the reissue once. Between the read on which it is decided and the POST lies no wait: after
 * any (429 to one of the requests, a refused connection) all of it starts over, because what was right before the wait
 * may drop a name after it. A response that is lost is looked for on the order; the POST is never sent again after it.
 * A reissue that is on the order already is adopted: rule 2 of {@link readAndDecide}'s decision.
 * @throws RefusedError, EndedError, LostResponseError, CertCentralError and CancelledError
 */
export async function submitOnce(context: RunContext): Promise<Submission> {
  const earlier: OrderPicture[] = []
  const attempt = async (): Promise<Submission> => {
    const readAt = performance.now()
    const decision = await readAndDecide(context, earlier)
    reportDecision(context, decision)
    if (decision.kind === 'refuse') {
      throw new RefusedError(decision.reason)
    }
    if (decision.kind === 'adopt') {
      const placed = placedFrom(decision.adopted, decision)
      reportPlaced(context.report, placed, decision)
      return { decision, placed, readAt }
    }
    if (decision.kind !== 'reissue') {
      return { decision, placed: undefined, readAt }
    }
    earlier.push(decision.picture)
    return { decision, placed: await send(context, decision), readAt }
  }
  return repeated(attempt, PATIENT, context.certcentral.retries)
}

async function send(context: RunContext, decision: ReissueDecision): Promise<PlacedReissue> {
  const { inputs, report, certcentral } = context
  // From here until the response comes the outcome is unknown; a run that is killed in between must not say "false".
  report.update({ reissued: 'unknown', reason: { code: 'canceled_while_sending' } })
  let answer: ReissueAnswer
  try {
    answer = await certcentral.reissue(inputs.orderId, decision.body)
  } catch (error) {
    if (hadNoEffect(error) || (error instanceof CancelledError && !error.wasSent)) {
      report.update({ reissued: false })
      throw error
    }
    report.log({ code: 'response_lost', error })
    const found = await recover(context, decision, error)
    report.log({ code: 'reissue_found' })
    reportPlaced(report, found, decision)
    return found
  }
  // The IDs first: whatever happens to the rest of the response must not lose them.
  const placed = accepted(answer, decision)
  reportPlaced(report, placed, decision)
  refuseEnded(answer)
  return placed
}

function accepted(
  { requests, certificateId, chainPem, dcvRandomValue }: ReissueAnswer,
  { fingerprint, picture }: ReissueDecision,
): PlacedReissue {
  // Where the response tells no status, a request without a certificate is one that awaits approval.
  const isAwaitingApproval = requests.some((request) =>
    request.status === '' ? certificateId === undefined && chainPem === '' : isOpen(request),
  )
  const requestIds = requests.map(({ id }) => id)
  return {
    requestIds,
    certificateId,
    fingerprint: { ...fingerprint, requestIds },
    since: { at: picture.at, hasTime: true },
    before: picture,
    issued: undefined,
    isAwaitingApproval,
    chainPem,
    dcvRandomValue,
  }
}

function refuseEnded({ requests, certificateId, chainPem }: ReissueAnswer): void {
  const [first] = requests
  const isOver = first !== undefined && requests.every(({ status }) => isEnded(status))
  if (isOver && certificateId === undefined && chainPem === '') {
    const { id: requestId, status } = first
    throw new EndedError({ code: 'rejected', reissue: { state: 'ended', requestId }, status })
  }
}
