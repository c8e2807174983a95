import { ONCE } from '../certcentral/patience.ts'
import { decide } from '../plan/decide.ts'
import type { Decision } from '../plan/decision.ts'
import { needsList } from '../plan/listed.ts'
import type { ShownCertificate } from '../order/shown.ts'
import type { RunContext } from './context.ts'

/** What earlier attempts of this process left: the certificates they saw, and whether one sent the reissue. */
export interface Earlier {
  readonly seen: readonly ShownCertificate[] | undefined
  readonly hasSent: boolean
}

/**
 * Reads the order, and its list of reissues where the decision needs it, and decides. Each request is sent once: whoever
 * repeats this reads and decides anew.
 * @throws CertCentralError when one of the two cannot be read
 */
export async function readAndDecide(
  { inputs, run, certcentral }: RunContext,
  { seen, hasSent }: Earlier,
): Promise<Decision> {
  const { order, serverTime } = await certcentral.order(inputs.orderId, ONCE)
  const reading = { order, list: undefined, at: serverTime ?? Date.now() }
  const decision = decide({ reading, inputs, run, seen })
  if (!needsList(decision, run, hasSent)) {
    return decision
  }
  const list = await certcentral.reissues(inputs.orderId, ONCE)
  return decide({ reading: { ...reading, list }, inputs, run, seen })
}
