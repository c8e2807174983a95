import { ONCE } from '../certcentral/patience.ts'
import type { OrderPicture } from '../order/picture.ts'
import { decide } from '../plan/decide.ts'
import type { Decision } from '../plan/decision.ts'
import { needsList } from '../plan/listed.ts'
import type { RunContext } from './context.ts'

/**
 * Reads the order, and its list of reissues where the decision needs it, and decides. Each request is sent once: whoever
 * repeats this reads and decides anew. `earlier` are the pictures on which this run sent the reissue before.
 * @throws CertCentralError when one of the two cannot be read
 */
export async function readAndDecide(
  { inputs, run, certcentral }: RunContext,
  earlier: readonly OrderPicture[],
): Promise<Decision> {
  const { order, serverTime } = await certcentral.order(inputs.orderId, ONCE)
  const reading = { order, list: undefined, at: serverTime ?? Date.now() }
  const decision = decide({ reading, inputs, run, earlier })
  if (!needsList(decision, run, earlier.length > 0)) {
    return decision
  }
  const list = await certcentral.reissues(inputs.orderId, ONCE)
  return decide({ reading: { ...reading, list }, inputs, run, earlier })
}
