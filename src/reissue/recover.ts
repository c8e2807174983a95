import { CertCentralError } from '../certcentral/errors.ts'
import { PATIENT } from '../certcentral/patience.ts'
import { pictureOf } from '../order/picture.ts'
import type { ReissueDecision } from '../plan/decision.ts'
import { CancelledError, pause } from '../util/pause.ts'
import type { PlacedReissue, RunContext } from './context.ts'
import { LostResponseError, type LostDoubt } from './errors.ts'
import { findSent, type Evidence } from './evidence.ts'

const LEAST_MS = 30_000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 10_000

/**
 * Looks for the reissue whose response was lost, for `timeout_seconds` and at least 30 seconds. It is never sent again.
 * A job that is being canceled has no time to look.
 * @throws {@link LostResponseError} when it is not there, or when that cannot be told
 */
export async function recover(
  context: RunContext,
  decision: ReissueDecision,
  lost: unknown,
): Promise<PlacedReissue> {
  const { inputs, cancelled } = context
  const until = performance.now() + Math.max(LEAST_MS, inputs.timeoutMs)
  try {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
      cancelled.throwIfAborted()
      const evidence = await look(context, decision, until)
      if ('found' in evidence) {
        return evidence.found
      }
      const left = until - performance.now()
      if (left <= 0) {
        throw lostResponse(inputs.orderId, evidence.doubt, lost)
      }
      await pause(Math.min(pauseMs, left), cancelled)
    }
  } catch (error) {
    if (error instanceof CancelledError || cancelled.aborted) {
      throw lostResponse(inputs.orderId, { code: 'canceled' }, lost)
    }
    throw error
  }
}

function lostResponse(
  orderId: string,
  doubt: LostDoubt | undefined,
  cause: unknown,
): LostResponseError {
  return new LostResponseError(
    doubt === undefined
      ? { code: 'lost_absent', orderId }
      : { code: 'lost_unknown', orderId, doubt },
    { cause },
  )
}

async function look(
  { inputs: { orderId }, run, certcentral }: RunContext,
  decision: ReissueDecision,
  until: number,
): Promise<Evidence> {
  const leftMs = Math.max(0, until - performance.now())
  const patience = { ...PATIENT, retryForMs: leftMs, queueForMs: leftMs }
  try {
    const { order, serverTime } = await certcentral.order(orderId, patience)
    const list = await certcentral.reissues(orderId, patience)
    const reading = { order, list, at: serverTime ?? Date.now() }
    return findSent(pictureOf(reading, decision.fingerprint), decision, run)
  } catch (error) {
    if (error instanceof CertCentralError) {
      return { doubt: { code: 'unreadable', error } }
    }
    throw error
  }
}
