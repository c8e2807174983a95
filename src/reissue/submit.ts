import type { Reissued } from '../plan/adopt.ts'
import {
  AnswerError,
  CertCentralError,
  ConnectionError,
  ResponseError,
  TooLargeError,
} from '../certcentral/errors.ts'
import type { Moment } from '../certcentral/moment.ts'
import type { OrderLookup } from '../certcentral/reader.ts'
import type { Order, ReissueAnswer, ReissueBody } from '../certcentral/schema.ts'
import type { CertCentral } from '../certcentral/writer.ts'
import { isOpen } from '../plan/identity.ts'
import { recover, type Search } from './recover.ts'

/** A reissue that CertCentral took, with what its answer told beyond the IDs. */
export interface Submitted extends Reissued {
  /** The chain, PEM, where it came with the answer; else empty. */
  readonly chainPem: string
  /** What DigiCert looks for where a domain must be validated. */
  readonly dcvRandomValue: string | undefined
}

/**
 * Sends the reissue, once. When the answer is lost, the reissue is looked for instead of being sent again.
 * @throws {@link CertCentralError} when CertCentral refused, or the request never arrived; LostAnswerError when the
 * answer was lost and the reissue is not there, or that cannot be told
 */
export async function submit(
  certcentral: CertCentral,
  orderId: string,
  body: ReissueBody,
  search: Search,
): Promise<Submitted> {
  const lookAgain = async (limited: Error): Promise<void> => {
    const { order } = await certcentral.order(orderId)
    if (hasChanged(search.before.order, order)) throw new OrderChangedError(limited)
  }
  try {
    return accepted(await certcentral.reissue(orderId, body, lookAgain), search)
  } catch (error) {
    if (!mayHaveArrived(error)) throw error
    search.log(`${error.message} It is not sent again: looking for it on the order.`)
    return {
      ...(await recover(certcentral, orderId, error, search)),
      chainPem: '',
      dcvRandomValue: undefined,
    }
  }
}

/** The rate limit answered, and the order is not as it was: something took effect, perhaps this very reissue. */
class OrderChangedError extends CertCentralError {
  override readonly name = 'OrderChangedError'

  constructor(limited: Error) {
    super(`${limited.message}. The order changed meanwhile.`, { cause: limited })
  }
}

function hasChanged(before: Order, now: Order): boolean {
  const shown = new Set(before.requests.map(({ id }) => id))
  return (
    now.status !== before.status ||
    now.certificate.id !== before.certificate.id ||
    now.requests.some(({ id }) => !shown.has(id))
  )
}

function mayHaveArrived(error: unknown): error is Error {
  if (error instanceof ConnectionError) return !error.neverArrived
  if (error instanceof ResponseError) return error.status >= 500
  return (
    error instanceof AnswerError ||
    error instanceof TooLargeError ||
    error instanceof OrderChangedError
  )
}

function accepted(
  { requests, certificateId, chainPem, dcvRandomValue }: ReissueAnswer,
  { before }: Search,
): Submitted {
  const waits =
    requests.some(isOpen) ||
    (certificateId === undefined && !requests.some(({ status }) => status === 'approved'))
  return {
    requestIds: requests.map(({ id }) => id),
    certificateId,
    status: chainPem !== '' ? 'issued' : waits ? 'needs_approval' : 'pending',
    issued: undefined,
    since: sentAfter(before),
    chainPem,
    dcvRandomValue,
  }
}

/** By the server's clock; without it, only what is not older than the certificate that is current can be the new one. */
function sentAfter({ serverTime, order }: OrderLookup): Moment | undefined {
  return serverTime === undefined ? order.certificate.validFrom : { at: serverTime, hasTime: true }
}
