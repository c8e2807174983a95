import type { Issued } from '../plan/reissued.ts'
import { span } from '../certcentral/moment.ts'
import { CertCentralError, ResponseError, TooLargeError } from '../certcentral/errors.ts'
import { pause } from '../certcentral/pause.ts'
import type { CertCentralReader } from '../certcentral/reader.ts'
import { ONCE } from '../certcentral/retry.ts'
import type { Order, Reissue } from '../certcentral/schema.ts'
import { listed } from '../certcentral/text.ts'
import {
  findReissue,
  isDead,
  isEnded,
  isSame,
  matches,
  namesOf,
  stateOf,
  type Identity,
  type Sought,
} from '../plan/identity.ts'
import { without } from '../names.ts'
import { keyIdOfCsr } from '../x509/csr.ts'

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

const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 60_000
const GROWTH = 1.5
/** A share of each pause is left to chance, so that a fleet does not ask as one. */
const JITTER = 0.1
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
  let told = { text: '', at: started }
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS)) {
    const left = started + options.waitMs - performance.now()
    if (left <= 0) throw timeOver(options, look.state)
    const nextMs = Math.min(Math.max(pauseMs * (1 - Math.random() * JITTER), look.askedMs), left)
    if (performance.now() + nextMs - told.at >= SILENCE_MS || look.state !== told.text) {
      told = { text: look.state, at: performance.now() }
      options.log(
        `${look.state}; ${span(told.at - started)} of ${span(options.waitMs)} waited, next look in ${span(nextMs)}`,
      )
    }
    await pause(nextMs, options.cancelled)
    const issued = await look.again()
    if (issued !== undefined) return issued
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
      return await this.#look()
    } catch (error) {
      if (!isPassing(error)) throw error
      if (error instanceof ResponseError) this.askedMs = error.retryAfterMs ?? 0
      this.state = `Waiting for the certificate, though the last look failed (${error.message})`
      return undefined
    }
  }

  async #look(): Promise<Issued | undefined> {
    const { orderId, sought, onCertificateId } = this.#options
    const entry = findReissue(await this.#certcentral.reissues(orderId, ONCE), sought)
    if (entry === undefined) return this.#lookAtOrder()
    this.#withoutOurs = 0
    onCertificateId(entry.id)
    const state = stateOf(entry)
    if (state === 'dead')
      throw new RejectedError(`The reissue was ${entry.status} (certificate ${entry.id})`)
    if (state === 'issued') return checked(entry, sought.identity)
    this.state = `Certificate ${entry.id} is not issued yet (${entry.status === '' ? 'pending' : entry.status})`
    return undefined
  }

  /** The order's status alone never counts as issued; `issued` twice without our certificate is a cancelled reissue. */
  async #lookAtOrder(): Promise<Issued | undefined> {
    const { orderId, requestIds } = this.#options
    const { order } = await this.#certcentral.order(orderId, ONCE)
    const request = order.requests.find(
      ({ id, status }) => requestIds.includes(id) && isDead(status),
    )
    if (request !== undefined)
      throw new RejectedError(`Request ${request.id} was ${request.status}`)
    if (isEnded(order.status)) throw new RejectedError(`The order is ${order.status}`)
    const issued = this.#shownAsCurrent(order)
    if (issued !== undefined) return issued
    this.#withoutOurs = order.status === 'issued' ? this.#withoutOurs + 1 : 0
    if (this.#withoutOurs > 1)
      throw new RejectedError(
        'The order is back at issued without the new certificate: the reissue was cancelled',
      )
    this.state = `CertCentral shows no certificate for the reissue yet (the order is ${order.status})`
    return undefined
  }

  #shownAsCurrent({ status, certificate }: Order): Issued | undefined {
    const { sought } = this.#options
    const { id, serialNumber, validTill } = certificate
    if (status === 'reissue_pending' || id === undefined || validTill === undefined)
      return undefined
    const isOurs =
      sought.certificateId === undefined
        ? matches(certificate, sought.identity)
        : id === sought.certificateId
    return isOurs && !isSame({ id, serialNumber }, sought.before)
      ? { id, serialNumber, validTill }
      : undefined
  }
}

/** What CertCentral shows of an issued certificate must be what was asked for, as far as it is shown. */
function checked(entry: Reissue, { names, keyId, namesAreAll }: Identity): Reissue {
  const missing = namesAreAll && entry.dnsNames.length > 0 ? without(names, namesOf(entry)) : []
  if (missing.length > 0)
    throw new RejectedError(`Certificate ${entry.id} is issued, but without ${listed(missing)}`)
  if (![keyId, undefined].includes(keyIdOfCsr(entry.csr)))
    throw new RejectedError(`Certificate ${entry.id} is issued, but for another key than the CSR's`)
  return entry
}

/** Network errors, answers that are no answers, 429 and 5xx pass; any other status will be the same next time. */
function isPassing(error: unknown): error is Error {
  if (error instanceof ResponseError) return error.status === 429 || error.status >= 500
  return error instanceof CertCentralError && !(error instanceof TooLargeError)
}

function timeOver({ waitMs }: WaitOptions, state: string): WaitOverError {
  return new WaitOverError(
    `Not issued within ${span(waitMs)} (wait_minutes). ${state}. Nothing is lost: keep this CSR's private key, ` +
      'and run again with the same CSR, which goes on from here without asking for another reissue',
  )
}
