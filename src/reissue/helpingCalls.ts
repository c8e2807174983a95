import { CertCentralError } from '../certcentral/errors.ts'
import type { Reporter } from '../report/state.ts'

/** Calls that only help: one that fails is a line of the log, once for each kind of call, and fails nothing else. */
export class HelpingCalls {
  readonly #report: Reporter
  readonly #told = new Set<string>()

  constructor(report: Reporter) {
    this.#report = report
  }

  /**
   * What the call came to; undefined where it failed.
   * @throws CancelledError when the job is canceled
   */
  async try<T>(
    call: () => Promise<T>,
    onFailure?: (error: CertCentralError) => void,
  ): Promise<T | undefined> {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof CertCentralError)) {
        throw error
      }
      onFailure?.(error)
      const { purpose } = error.request
      if (!this.#told.has(purpose.action)) {
        this.#told.add(purpose.action)
        this.#report.log({ code: 'dcv_call_failed', purpose, error })
      }
      return undefined
    }
  }
}
