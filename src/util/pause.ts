import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError } from './codedError.ts'

/** The runner cancels the job, which ends every pause and every read. */
export class CancelledError extends CodedError {
  override readonly name = 'CancelledError'
  override readonly code = 'canceled'

  /** True when a write was on its way, and its answer did not come. */
  readonly wasSent: boolean

  constructor(wasSent = false, options?: ErrorOptions) {
    super(wasSent ? 'canceled, and sent' : 'canceled', options)
    this.wasSent = wasSent
  }
}

/**
 * Resolves after `ms` milliseconds.
 * @throws {@link CancelledError} as soon as the signal says that the job is being cancelled
 */
export async function pause(ms: number, cancelled: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: cancelled })
  } catch (cause) {
    throw new CancelledError(false, { cause })
  }
}
