import { CertCentralError } from '../certcentral/errors.ts'
import { PATIENT } from '../certcentral/patience.ts'
import { pause } from '../util/pause.ts'
import type { Order } from '../certcentral/schema.ts'
import type { CertCentral } from '../certcentral/writer.ts'

/** The setting was accepted, and the order does not show it. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

const READ_BACK_MS = 10_000
const PAUSE_MS = 1000

/**
 * Sets auto-reissue and reads the order back, because the answer to the PUT says nothing about its effect.
 * @returns the order that shows the setting; otherwise why that cannot be told
 * @throws {@link SettingError} when the setting did not take effect; CertCentralError when it was refused
 */
export async function setAutoReissue(
  certcentral: CertCentral,
  orderId: string,
  on: boolean,
  cancelled: AbortSignal,
): Promise<Order | string> {
  await certcentral.setAutoReissue(orderId, on)
  const until = performance.now() + READ_BACK_MS
  for (let isShownOtherwise = false; ; isShownOtherwise = true) {
    const order = await readBack(certcentral, orderId, until)
    const isUnread = typeof order === 'string'
    // What was seen before the last look failed is what there is to go by.
    if (isUnread && isShownOtherwise) {
      throw notTaken(orderId, on)
    }
    if (isUnread || order.autoReissue === on) {
      return order
    }
    if (order.autoReissue === undefined) {
      return 'the order does not show the setting'
    }
    if (performance.now() + PAUSE_MS > until) {
      throw notTaken(orderId, on)
    }
    await pause(PAUSE_MS, cancelled)
  }
}

/** The order, or why it cannot be read. */
async function readBack(
  certcentral: CertCentral,
  orderId: string,
  until: number,
): Promise<Order | string> {
  // In whole seconds, because a message may name them.
  const leftMs = Math.max(1, Math.ceil((until - performance.now()) / 1000)) * 1000
  try {
    const patience = { ...PATIENT, retryForMs: leftMs, requestMs: leftMs }
    return (await certcentral.order(orderId, patience)).order
  } catch (error) {
    if (error instanceof CertCentralError) {
      return error.message
    }
    throw error
  }
}

function notTaken(orderId: string, on: boolean): SettingError {
  return new SettingError(
    `Auto-reissue of order ${orderId} was to be ${String(on)}, CertCentral accepted that, and the order still shows ${String(!on)}: ` +
      'the order has no Multi-year Plan, or the account does not offer it. Remove auto_reissue from the workflow',
  )
}
