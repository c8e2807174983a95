import { CertCentralError, ResponseError } from '../certcentral/errors.ts'
import { pausesBetweenLooks } from '../certcentral/patience.ts'
import type { ShownCertificate } from '../order/shown.ts'
import type { WaitingFor } from '../report/state.ts'
import { pause } from '../util/pause.ts'
import type { PlacedReissue, RunContext } from './context.ts'
import { WaitOverError } from './errors.ts'
import { Looks } from './looks.ts'
import type { Progress } from './progress.ts'
import { holdUpOfApproved, statusOfApproved } from './status.ts'
import type { DomainValidation } from './validation.ts'
import { CancelWatch } from './cancelWatch.ts'

/** The log is silent for at most so long, so that a run does not seem to hang. */
const SILENCE_MS = 60_000

/**
 * Looks at the order until the reissue is issued.
 * @throws EndedError when it will not be; {@link WaitOverError} when the time is over; {@link CertCentralError} for a
 * response that waiting does not change, such as 403
 */
export async function waitForIssuance(
  context: RunContext,
  placed: PlacedReissue,
  validation: DomainValidation | undefined,
): Promise<ShownCertificate> {
  const { inputs, cancelled } = context
  const until = performance.now() + inputs.waitMinutes * 60_000
  const wait = new Wait(context, placed, validation)
  for (const pauseMs of pausesBetweenLooks()) {
    const left = until - performance.now()
    if (left <= 0) {
      break
    }
    const nextMs = Math.min(Math.max(pauseMs, wait.askedMs), left)
    wait.reportProgress(nextMs)
    await pause(nextMs, cancelled)
    const issued = await wait.look(until)
    if (issued !== undefined) {
      return issued
    }
  }
  throw new WaitOverError({
    code: 'wait_over',
    waitMinutes: inputs.waitMinutes,
    waitingFor: wait.waitingFor,
  })
}

/** One wait: what it is for, and what was told of it. */
class Wait {
  waitingFor: WaitingFor
  /** Milliseconds that the server asked to stay away. */
  askedMs = 0
  readonly #context: RunContext
  readonly #looks: Looks
  readonly #validation: DomainValidation | undefined
  readonly #watch: CancelWatch
  readonly #started = performance.now()
  #told = { key: '', at: 0 }

  constructor(
    context: RunContext,
    placed: PlacedReissue,
    validation: DomainValidation | undefined,
  ) {
    this.#context = context
    this.#validation = validation
    this.#looks = new Looks(context, placed)
    this.#watch = new CancelWatch(placed.isAwaitingApproval)
    this.waitingFor = placed.isAwaitingApproval
      ? { code: 'approval', requestIds: placed.requestIds }
      : holdUpOfApproved(placed.certificateId, undefined)
  }

  /** One line of the log where what is waited for has changed, and at least once a minute. */
  reportProgress(nextMs: number): void {
    const { inputs, report } = this.#context
    const now = performance.now()
    const key = JSON.stringify(this.waitingFor)
    if (key !== this.#told.key || now + nextMs - this.#told.at >= SILENCE_MS) {
      this.#told = { key, at: now }
      const times = { waitedMs: now - this.#started, ofMs: inputs.waitMinutes * 60_000, nextMs }
      report.log({ code: 'waiting', for: this.waitingFor, ...times })
    }
  }

  /**
   * The certificate once it is issued; undefined while it is not, or while that cannot be seen. `until` is when the
   * wait ends, in milliseconds of `performance.now()`.
   */
  async look(until: number): Promise<ShownCertificate | undefined> {
    this.askedMs = 0
    try {
      const progress = await this.#looks.again()
      if (progress.code === 'issued') {
        return progress.certificate
      }
      if (progress.code === 'ended') {
        throw progress.error
      }
      this.#watch.see(progress, performance.now())
      await this.#seeWhatFor(progress, until - performance.now())
    } catch (error) {
      if (!(error instanceof CertCentralError && error.isPassing)) {
        throw error
      }
      this.askedMs = error instanceof ResponseError ? (error.retryAfterMs ?? 0) : 0
      this.#context.report.log({ code: 'look_failed', error })
    }
    return undefined
  }

  /** What the reissue waits for; where it may be the validation of its domains, that is looked at. */
  async #seeWhatFor(progress: Progress, leftMs: number): Promise<void> {
    if (progress.code !== 'pending') {
      this.waitingFor = { code: 'sight' }
      return
    }
    const { for: whatFor, certificateId } = progress
    const isApproved = whatFor.code === 'issuance'
    if (isApproved) {
      // Half of what is left, so that there is time for another look at the order; after the last look there is no hurry.
      await this.#validation?.look('waiting', leftMs > 0 ? leftMs / 2 : Infinity)
    }
    const dcv = this.#validation?.state
    this.waitingFor = isApproved ? holdUpOfApproved(certificateId, dcv) : whatFor
    this.#context.report.update({
      waitingFor: this.waitingFor,
      dcv,
      status: isApproved ? statusOfApproved(dcv) : 'needs_approval',
      ...(certificateId !== undefined && { certificateId }),
    })
  }
}
