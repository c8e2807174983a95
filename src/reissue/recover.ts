import { CertCentralError, ResponseError } from '../certcentral/errors.ts'
import { ONCE } from '../certcentral/patience.ts'
import { CancelledError, pause } from '../util/pause.ts'
import type { CertCentralReader } from '../certcentral/reader.ts'
import { idsOf, type Standing } from '../plan/standing.ts'
import { judge, type Evidence, type Sent } from '../plan/trace.ts'

/** What is looked for after a lost answer, and how long. */
export interface Search extends Sent {
  /** Milliseconds; at least 30 seconds are taken. */
  readonly timeoutMs: number
  readonly log: (line: string) => void
  readonly cancelled: AbortSignal
}

/** The answer to the reissue was lost, and the reissue was not found. */
export class LostAnswerError extends CertCentralError {
  override readonly name = 'LostAnswerError'
}

const LEAST_MS = 30_000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 10_000

/**
 * Looks for the reissue whose answer was lost, until it is found or the time is over.
 * @throws {@link LostAnswerError} when it is not there, or when that cannot be told
 */
export async function recover(
  certcentral: CertCentralReader,
  orderId: string,
  lost: Error,
  search: Search,
): Promise<Standing> {
  try {
    return await searchFor(certcentral, orderId, lost, search)
  } catch (error) {
    if (!(error instanceof CancelledError)) {
      throw error
    }
    throw notFound(orderId, lost, { unclear: 'the job was cancelled before it was found' })
  }
}

async function searchFor(
  certcentral: CertCentralReader,
  orderId: string,
  lost: Error,
  search: Search,
): Promise<Standing> {
  const until = performance.now() + Math.max(LEAST_MS, search.timeoutMs)
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const evidence = await look(certcentral, orderId, search)
    if (evidence !== 'absent' && 'found' in evidence) {
      search.log(
        `Found on the order: ${idsOf(evidence.found)}. Going on as if it had been answered.`,
      )
      return evidence.found
    }
    const left = until - performance.now()
    if (left <= 0) {
      throw notFound(orderId, lost, evidence)
    }
    const asked = evidence === 'absent' ? 0 : (evidence.retryAfterMs ?? 0)
    await pause(Math.min(Math.max(pauseMs, asked), left), search.cancelled)
  }
}

async function look(
  certcentral: CertCentralReader,
  orderId: string,
  search: Search,
): Promise<Evidence> {
  try {
    const { order } = await certcentral.order(orderId, ONCE)
    return judge(order, await certcentral.reissues(orderId, ONCE), search)
  } catch (error) {
    if (!(error instanceof CertCentralError)) {
      throw error
    }
    return {
      unclear: error.message,
      retryAfterMs: error instanceof ResponseError ? error.retryAfterMs : undefined,
    }
  }
}

function notFound(
  orderId: string,
  lost: Error,
  evidence: Exclude<Evidence, { found: Standing }>,
): LostAnswerError {
  const message =
    evidence === 'absent'
      ? `The answer to the reissue was lost, and no reissue appeared on order ${orderId}: it was most likely not accepted. ` +
        'It was not sent again; run the job again, which looks at the order before it sends.'
      : `The answer to the reissue was lost, and whether it was accepted cannot be told: ${evidence.unclear.replace(/\.$/, '')}. ` +
        `Look at order ${orderId} in CertCentral before you run again.`
  return new LostAnswerError(`${message} What happened: ${lost.message}`, { cause: lost })
}
