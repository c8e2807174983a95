import { CertCentralError, ResponseError, TooLargeError } from '../certcentral/errors.ts'
import { span } from '../util/moment.ts'
import { ONCE, pausesBetweenLooks } from '../certcentral/patience.ts'
import { pause } from '../util/pause.ts'
import type { CertCentralReader } from '../certcentral/reader.ts'
import { findReissue, type Sought } from '../plan/identity.ts'
import { progressOfEntry, progressOfOrder, type Progress } from '../plan/issuance.ts'
import type { Issued } from '../plan/standing.ts'

/** How long to wait, for what, and whom to tell. */
export interface WaitOptions {
  readonly orderId: string
  readonly sought: Sought
  /** The requests behind the reissue, as far as they are known. */
  readonly requestIds: readonly string[]
  /** Milliseconds. */
  readonly waitMs: number
  readonly log: (line: string) => void
  /** Called as soon as CertCentral shows the ID of the certificate. */
  readonly onCertificateId: (id: string) => void
  /** Called when the order shows that nobody has to approve the reissue any more. */
  readonly onApproved: () => void
  readonly cancelled: AbortSignal
}

/** The reissue was rejected or cancelled: no certificate comes of it. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError'
}

/** The time to wait is over, and the certificate is not issued yet. */
export class WaitOverError extends Error {
  override readonly name = 'WaitOverError'
}

/** Nobody should wonder for longer than this whether the run hangs. */
const SILENCE_MS = 60_000

/**
 * Looks at the order's reissues until the certificate is issued.
 * @throws {@link RejectedError} when it will not be; {@link WaitOverError} when the time is over;
 * {@link CertCentralError} for an answer that waiting does not change, such as 403
 */
export async function waitUntilIssued(
  certcentral: CertCentralReader,
  options: WaitOptions,
): Promise<Issued> {
  const started = performance.now()
  const look = new Looks(certcentral, options)
  const pauses = pausesBetweenLooks()
  let told = { text: '', at: started }
  for (;;) {
    const left = started + options.waitMs - performance.now()
    if (left <= 0) {
      throw timeOver(options, look.state)
    }
    const nextMs = Math.min(Math.max(pauses.next().value, look.askedMs), left)
    if (performance.now() + nextMs - told.at >= SILENCE_MS || look.state !== told.text) {
      told = { text: look.state, at: performance.now() }
      options.log(
        `${look.state}; ${span(told.at - started)} of ${span(options.waitMs)} waited, next look in ${span(nextMs)}`,
      )
    }
    await pause(nextMs, options.cancelled)
    const issued = await look.again()
    if (issued !== undefined) {
      return issued
    }
  }
}

/** Looks at the order again and again, and remembers what one look alone does not tell. */
class Looks {
  state = 'Waiting for the certificate'
  /** Milliseconds that the server asked to stay away. */
  askedMs = 0
  #withoutOurs = 0
  readonly #certcentral: CertCentralReader
  readonly #options: WaitOptions

  constructor(certcentral: CertCentralReader, options: WaitOptions) {
    this.#certcentral = certcentral
    this.#options = options
  }

  /** The certificate once it is issued; undefined while it is not, or while that cannot be seen. */
  async again(): Promise<Issued | undefined> {
    this.askedMs = 0
    try {
      const progress = await this.#look()
      if ('rejected' in progress) {
        throw new RejectedError(progress.rejected)
      }
      if ('issued' in progress) {
        return progress.issued
      }
      this.state = progress.waiting
    } catch (error) {
      if (!isPassing(error)) {
        throw error
      }
      if (error instanceof ResponseError) {
        this.askedMs = error.retryAfterMs ?? 0
      }
      this.state = `Waiting for the certificate, though the last look failed (${error.message})`
    }
    return undefined
  }

  async #look(): Promise<Progress> {
    const { orderId, sought, onCertificateId } = this.#options
    const entry = findReissue(await this.#certcentral.reissues(orderId, ONCE), sought)
    if (entry === undefined) {
      return this.#lookAtOrder()
    }
    this.#withoutOurs = 0
    onCertificateId(entry.id)
    return progressOfEntry(entry, sought.identity)
  }

  /** `issued` twice without our certificate is a cancelled reissue. */
  async #lookAtOrder(): Promise<Progress> {
    const { orderId, requestIds, sought, onApproved } = this.#options
    const { order } = await this.#certcentral.order(orderId, ONCE)
    const progress = progressOfOrder(order, requestIds, sought)
    if (!('waiting' in progress)) {
      return progress
    }
    const known = order.requests.filter(({ id }) => requestIds.includes(id))
    if (known.length > 0 && known.every(({ status }) => status === 'approved')) {
      onApproved()
    }
    this.#withoutOurs = order.status === 'issued' ? this.#withoutOurs + 1 : 0
    return this.#withoutOurs > 1 ? { rejected: CANCELLED } : progress
  }
}

const CANCELLED =
  'The order is back at issued without the new certificate: the reissue was cancelled'

/** Network errors, answers that are no answers, 429 and 5xx pass; any other status will be the same next time. */
function isPassing(error: unknown): error is Error {
  if (error instanceof ResponseError) {
    return error.status === 429 || error.status >= 500
  }
  return error instanceof CertCentralError && !(error instanceof TooLargeError)
}

function timeOver({ waitMs }: WaitOptions, state: string): WaitOverError {
  return new WaitOverError(
    `Not issued within ${span(waitMs)} (wait_minutes). ${state}. Nothing is lost: keep this CSR's private key, ` +
      'and run again with the same CSR, which goes on from here without asking for another reissue',
  )
}
