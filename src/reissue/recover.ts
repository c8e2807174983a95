import { findMarkedRequest, reissued, type Reissued } from '../plan/reissued.ts'
import { CertCentralError, ResponseError } from '../certcentral/errors.ts'
import { CancelledError, pause } from '../certcentral/pause.ts'
import type { CertCentralReader, OrderLookup } from '../certcentral/reader.ts'
import { ONCE } from '../certcentral/retry.ts'
import type { Order, Reissue } from '../certcentral/schema.ts'
import {
  findReissue,
  hasNames,
  isProvenSince,
  matches,
  mayBeMadeSince,
  newest,
  stateOf,
  type Identity,
} from '../plan/identity.ts'
import { keyIdOfCsr } from '../x509/csr.ts'

/** What a lost answer's reissue is recognised by, and how long it is looked for. */
export interface Search {
  readonly identity: Identity
  readonly marker: string
  /** The order as it was before the reissue was sent. */
  readonly before: OrderLookup
  /** The list of reissues as it was then, as far as it was read. */
  readonly reissuesBefore: readonly Reissue[]
  /** Milliseconds; at least 30 seconds are taken. */
  readonly timeoutMs: number
  readonly log: (line: string) => void
  readonly cancelled: AbortSignal
}

/** The answer to the reissue was lost, and the reissue was not found. */
export class LostAnswerError extends CertCentralError {
  override readonly name = 'LostAnswerError'
}

/** What a look at the order showed: the reissue, or nothing, or something that proves neither. */
export type Evidence =
  | { readonly found: Reissued }
  | 'absent'
  | { readonly unclear: string; readonly retryAfterMs?: number | undefined }

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
): Promise<Reissued> {
  try {
    return await searchFor(certcentral, orderId, lost, search)
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error
    throw notFound(orderId, lost, { unclear: 'the job was cancelled before it was found' })
  }
}

async function searchFor(
  certcentral: CertCentralReader,
  orderId: string,
  lost: Error,
  search: Search,
): Promise<Reissued> {
  const until = performance.now() + Math.max(LEAST_MS, search.timeoutMs)
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const evidence = await look(certcentral, orderId, search)
    if (evidence !== 'absent' && 'found' in evidence) {
      search.log(
        `Found on the order: ${describe(evidence.found)}. Going on as if it had been answered.`,
      )
      return evidence.found
    }
    const left = until - performance.now()
    if (left <= 0) throw notFound(orderId, lost, evidence)
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
    if (!(error instanceof CertCentralError)) throw error
    return {
      unclear: error.message,
      retryAfterMs: error instanceof ResponseError ? error.retryAfterMs : undefined,
    }
  }
}

/** What the order and its reissues prove about the reissue that was sent. Pure. */
export function judge(order: Order, reissues: readonly Reissue[], search: Search): Evidence {
  const { before, identity } = search
  const shownRequests = new Set(before.order.requests.map(({ id }) => id))
  const newRequests = order.requests.filter(({ id }) => !shownRequests.has(id))
  const request = findMarkedRequest(newRequests, search.marker)
  const shown = new Set([before.order.certificate.id, ...search.reissuesBefore.map(({ id }) => id)])
  const fresh = reissues.filter(({ id }) => !shown.has(id))
  if (request !== undefined) {
    const sought = { certificateId: undefined, identity, since: request.date, before: undefined }
    return { found: reissued(findReissue(fresh, sought), request) }
  }
  const since =
    before.serverTime === undefined ? undefined : { at: before.serverTime, hasTime: true }
  const alive = fresh.filter(
    (reissue) => stateOf(reissue) !== 'dead' && mayBeMadeSince(reissue, since),
  )
  const ours = alive.filter((reissue) => matches(reissue, identity))
  const proven = newest(ours.filter((reissue) => isProvenSince(reissue, since)))
  if (proven !== undefined) return { found: reissued(proven, undefined) }
  const isVague = (reissue: Reissue): boolean =>
    hasNames(reissue, identity) && keyIdOfCsr(reissue.csr) === undefined
  if (ours.length > 0 || alive.some(isVague))
    return {
      unclear: 'a reissue with these names is there, but not enough to tell that it is this one',
    }
  const isShownAsCurrent = !shown.has(order.certificate.id) && matches(order.certificate, identity)
  const isExplained =
    newRequests.some(({ comments }) => comments !== undefined && comments !== '') ||
    alive.some((reissue) => stateOf(reissue) === 'waiting')
  if (isShownAsCurrent || (order.status === 'reissue_pending' && !isExplained))
    return { unclear: 'the order changed, but CertCentral does not show whose reissue that is' }
  return 'absent'
}

function notFound(
  orderId: string,
  lost: Error,
  evidence: Exclude<Evidence, { found: Reissued }>,
): LostAnswerError {
  const message =
    evidence === 'absent'
      ? `The answer to the reissue was lost, and no reissue appeared on order ${orderId}: it was most likely not accepted. ` +
        'It was not sent again; run the job again, which looks at the order before it sends.'
      : `The answer to the reissue was lost, and whether it was accepted cannot be told: ${evidence.unclear.replace(/\.$/, '')}. ` +
        `Look at order ${orderId} in CertCentral before you run again.`
  return new LostAnswerError(`${message} What happened: ${lost.message}`, { cause: lost })
}

function describe({ requestIds, certificateId }: Reissued): string {
  const parts = [
    ...requestIds.map((id) => `request ${id}`),
    ...(certificateId === undefined ? [] : [`certificate ${certificateId}`]),
  ]
  return parts.join(', ')
}
