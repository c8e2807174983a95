import type { Reissued } from '../plan/reissued.ts'
import {
  AnswerError,
  CertCentralError,
  ConnectionError,
  ResponseError,
  TooLargeError,
} from '../certcentral/errors.ts'
import type { Moment } from '../certcentral/moment.ts'
import { CancelledError } from '../certcentral/pause.ts'
import type { OrderLookup } from '../certcentral/reader.ts'
import type { Order, ReissueAnswer, ReissueBody } from '../certcentral/schema.ts'
import type { CertCentral } from '../certcentral/writer.ts'
import { isDead, isOpen } from '../plan/identity.ts'
import { judge, LostAnswerError, recover, type Evidence, type Search } from './recover.ts'

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
  const beforeAgain = async (limited: Error): Promise<void> => {
    const evidence = await lookBeforeAgain(certcentral, orderId, search)
    if (evidence === 'absent') return
    if ('found' in evidence) throw new FoundError(evidence.found)
    throw new LostAnswerError(
      `${limited.message} Whether it took effect all the same cannot be told: ${evidence.unclear}. ` +
        `It was not sent again: look at order ${orderId} in CertCentral before you run again.`,
      { cause: limited },
    )
  }
  try {
    return accepted(await certcentral.reissue(orderId, body, beforeAgain), search)
  } catch (error) {
    const nothingMore = { chainPem: '', dcvRandomValue: undefined }
    if (error instanceof FoundError) return { ...error.found, ...nothingMore }
    if (!mayHaveArrived(error)) throw error
    search.log(`${error.message} It is not sent again: looking for it on the order.`)
    return { ...(await recover(certcentral, orderId, error, search)), ...nothingMore }
  }
}

/** The rate limit answered, and the reissue is on the order all the same. */
class FoundError extends Error {
  override readonly name = 'FoundError'
  readonly found: Reissued

  constructor(found: Reissued) {
    super('The reissue is on the order')
    this.found = found
  }
}

/** A request that met the rate limit is sent again only when the order shows that it took no effect. */
async function lookBeforeAgain(
  certcentral: CertCentral,
  orderId: string,
  search: Search,
): Promise<Evidence> {
  try {
    const { order } = await certcentral.order(orderId)
    if (!hasChanged(search.before.order, order)) return 'absent'
    return judge(order, await certcentral.reissues(orderId), search)
  } catch (error) {
    if (error instanceof CertCentralError) return { unclear: error.message.replace(/\.$/, '') }
    throw error
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
  if (error instanceof CancelledError) return error.wasSent
  if (error instanceof ResponseError) return error.status >= 500
  return error instanceof AnswerError || error instanceof TooLargeError
}

function accepted(answer: ReissueAnswer, { before }: Search): Submitted {
  const { requests, certificateId, chainPem, dcvRandomValue } = answer
  return {
    requestIds: requests.map(({ id }) => id),
    certificateId,
    status: statusOf(answer),
    issued: undefined,
    since: sentAfter(before),
    chainPem,
    dcvRandomValue,
  }
}

/** Whether the chain that may have come shows an issued certificate is for the proof to say. */
function statusOf({ requests, certificateId, chainPem }: ReissueAnswer): Submitted['status'] {
  if (requests.some(isOpen)) return 'needs_approval'
  if (certificateId !== undefined || chainPem !== '') return 'pending'
  if (requests.length > 0 && requests.every(({ status }) => isDead(status))) return 'rejected'
  return requests.some(({ status }) => status === 'approved') ? 'pending' : 'needs_approval'
}

/** By the server's clock; without it, only what is not older than the certificate that is current can be the new one. */
function sentAfter({ serverTime, order }: OrderLookup): Moment | undefined {
  return serverTime === undefined ? order.certificate.validFrom : { at: serverTime, hasTime: true }
}
