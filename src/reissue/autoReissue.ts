import { CertCentralError } from '../certcentral/errors.ts'
import { pause } from '../certcentral/pause.ts'
import { PATIENT } from '../certcentral/retry.ts'
import type { CertCentral } from '../certcentral/writer.ts'

/** The setting was accepted, and the order does not show it. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

const READ_BACK_MS = 10_000
const PAUSE_MS = 1000

/**
 * Sets auto-reissue and reads the order back, because the answer to the PUT says nothing about its effect.
 * @returns true when the order shows the setting; otherwise why that cannot be told
 * @throws {@link SettingError} when the setting did not take effect; CertCentralError when it was refused
 */
export async function setAutoReissue(
  certcentral: CertCentral,
  orderId: string,
  on: boolean,
  cancelled: AbortSignal,
): Promise<true | string> {
  await certcentral.setAutoReissue(orderId, on)
  const until = performance.now() + READ_BACK_MS
  for (;;) {
    const shown = await readBack(certcentral, orderId, until)
    if (shown === on) return true
    if (typeof shown === 'string') return shown
    if (performance.now() + PAUSE_MS > until) throw notTaken(orderId, on, shown)
    await pause(PAUSE_MS, cancelled)
  }
}

/** The setting that the order shows, or why it cannot be read. */
async function readBack(
  certcentral: CertCentral,
  orderId: string,
  until: number,
): Promise<boolean | string> {
  try {
    const patience = { ...PATIENT, retryForMs: Math.max(0, until - performance.now()) }
    const { order } = await certcentral.order(orderId, patience)
    return order.autoReissue ?? 'the order does not show the setting'
  } catch (error) {
    if (error instanceof CertCentralError) return error.message
    throw error
  }
}

function notTaken(orderId: string, on: boolean, shown: boolean): SettingError {
  return new SettingError(
    `Auto-reissue of order ${orderId} was to be ${String(on)}, CertCentral accepted that, and the order still shows ${String(shown)}: ` +
      'the order has no Multi-year Plan, or the account does not offer it. Remove auto_reissue from the workflow',
  )
}
