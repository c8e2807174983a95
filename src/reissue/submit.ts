import {
  AnswerError,
  CertCentralError,
  ConnectionError,
  ResponseError,
  TooLargeError,
} from '../certcentral/errors.ts'
import { PATIENT, type Patience } from '../certcentral/patience.ts'
import { CancelledError } from '../util/pause.ts'
import type { ReissueAnswer, ReissueBody } from '../certcentral/schema.ts'
import type { CertCentral } from '../certcentral/writer.ts'
import { isDead, isOpen } from '../plan/identity.ts'
import type { Standing } from '../plan/standing.ts'
import { hasChanged, judge, sentAfter, type Evidence } from '../plan/trace.ts'
import { LostAnswerError, recover, type Search } from './recover.ts'

/** A reissue that CertCentral took, with what its answer told beyond the IDs. */
export interface Submitted extends Standing {
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
  const look = new LookBeforeAgain(certcentral, orderId, search)
  try {
    return accepted(await certcentral.reissue(orderId, body, look.isUntouched), search)
  } catch (error) {
    if (look.found !== undefined) {
      return { ...look.found, ...NOTHING_MORE }
    }
    if (look.unclear !== undefined) {
      throw notToldByLimit(orderId, error, look.unclear)
    }
    if (!mayHaveArrived(error)) {
      throw error
    }
    search.log(`${error.message} It is not sent again: looking for it on the order.`)
    return { ...(await recover(certcentral, orderId, error, search)), ...NOTHING_MORE }
  }
}

const NOTHING_MORE = { chainPem: '', dcvRandomValue: undefined }

/** A request that met the rate limit is sent again only when the order shows that it took no effect. */
class LookBeforeAgain {
  /** The reissue, when it is on the order all the same. */
  found: Standing | undefined
  /** Why that cannot be told. */
  unclear: string | undefined
  readonly #certcentral: CertCentral
  readonly #orderId: string
  readonly #search: Search

  constructor(certcentral: CertCentral, orderId: string, search: Search) {
    this.#certcentral = certcentral
    this.#orderId = orderId
    this.#search = search
  }

  readonly isUntouched = async (leftMs: number): Promise<boolean> => {
    const evidence = await this.#look({ ...PATIENT, queueForMs: leftMs })
    if (evidence === 'absent') {
      return true
    }
    if ('found' in evidence) {
      this.found = evidence.found
    } else {
      this.unclear = evidence.unclear
    }
    return false
  }

  async #look(patience: Patience): Promise<Evidence> {
    let isChanged = false
    try {
      const { order } = await this.#certcentral.order(this.#orderId, patience)
      isChanged = hasChanged(this.#search.before, order)
      if (!isChanged) {
        return 'absent'
      }
      return judge(order, await this.#certcentral.reissues(this.#orderId, patience), this.#search)
    } catch (error) {
      // The limit alone proves nothing: whoever refused the request did not take it either.
      if (!isChanged && error instanceof ResponseError && error.status === 429) {
        throw error
      }
      if (error instanceof CertCentralError) {
        return { unclear: error.message.replace(/\.$/, '') }
      }
      throw error
    }
  }
}

function notToldByLimit(orderId: string, limited: unknown, unclear: string): LostAnswerError {
  return new LostAnswerError(
    `Reissuing order ${orderId} met the rate limit, and whether it took effect all the same cannot be told: ${unclear}. ` +
      `It was not sent again: look at order ${orderId} in CertCentral before you run again.`,
    { cause: limited },
  )
}

function mayHaveArrived(error: unknown): error is Error {
  if (error instanceof ConnectionError) {
    return !error.neverArrived
  }
  if (error instanceof CancelledError) {
    return error.wasSent
  }
  if (error instanceof ResponseError) {
    return error.status >= 500
  }
  return error instanceof AnswerError || error instanceof TooLargeError
}

function accepted(answer: ReissueAnswer, { before }: Search): Submitted {
  const { requests, certificateId, chainPem, dcvRandomValue } = answer
  return {
    requestIds: requests.map(({ id }) => id),
    certificateId,
    status: statusOf(answer),
    issued: undefined,
    // Without the server's clock, only what is not older than the current certificate can be the new one.
    since: sentAfter(before) ?? before.order.certificate.validFrom,
    chainPem,
    dcvRandomValue,
  }
}

/** Whether the chain that may have come shows an issued certificate is for the proof to say. */
function statusOf({ requests, certificateId, chainPem }: ReissueAnswer): Submitted['status'] {
  if (requests.some(isOpen)) {
    return 'needs_approval'
  }
  if (certificateId !== undefined || chainPem !== '') {
    return 'pending'
  }
  if (requests.length > 0 && requests.every(({ status }) => isDead(status))) {
    return 'rejected'
  }
  return requests.some(({ status }) => status === 'approved') ? 'pending' : 'needs_approval'
}
