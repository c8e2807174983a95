import { ResponseError } from '../certcentral/errors.ts'
import type { OrderLookup } from '../certcentral/reader.ts'
import type { ListedReissue } from '../certcentral/schema.ts'
import type { CertCentral } from '../certcentral/writer.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { decide, needsReissues, type Decision } from '../plan/decide.ts'
import { withoutNames } from '../plan/issuance.ts'
import { idsOf, type Standing } from '../plan/standing.ts'
import { setAutoReissue, SettingError } from './autoReissue.ts'
import { claimOf } from './claim.ts'
import { tryToProve } from './deliver.ts'
import { LostAnswerError } from './recover.ts'
import { submit, type Submitted } from './submit.ts'
import { RejectedError } from './wait.ts'
import type { Report } from '../report/report.ts'
import {
  tellDecision,
  tellOrder,
  tellReissued,
  tellSetting,
  tellUnreadSetting,
} from '../report/narrate.ts'
import { readRun } from '../report/run.ts'
import { leafIn, missingNames, type Chain, type Expectation } from '../x509/chain.ts'
import { VerificationError } from '../x509/verification.ts'

/** What every stage of a run works with. */
export interface RunContext {
  readonly inputs: Inputs
  readonly report: Report
  readonly certcentral: CertCentral
  readonly cancelled: AbortSignal
}

/** The order as it was read, and what follows from it. */
export interface Decided {
  readonly lookup: OrderLookup
  readonly reissues: readonly ListedReissue[]
  readonly decision: Decision
}

/** A reissue on the order, with the chain where the answer brought it, proven. */
export interface Placed extends Standing {
  readonly chain: Chain | undefined
}

/** The order must not be reissued as asked; the message says why, and what to do. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}

/**
 * Reads the order, and its reissues where they matter, and decides.
 * @throws {@link RefusedError} when the order must not be reissued
 */
export async function decideOnOrder({ inputs, report, certcentral }: RunContext): Promise<Decided> {
  const lookup = await certcentral.order(inputs.orderId)
  const run = await readRun()
  const { order } = lookup
  const reissues = needsReissues({ order, inputs, run })
    ? await certcentral.reissues(inputs.orderId)
    : []
  const decision = decide({ order, reissues, inputs, run, now: Date.now() })
  tellDecision(report, order, decision)
  if (decision.kind === 'refuse') {
    throw new RefusedError(decision.reason)
  }
  if (decision.kind === 'adopt') {
    tellReissued(report, decision.adopted, decision.reason, decision.adopted.isOfThisRun)
  }
  return { lookup, reissues, decision }
}

/**
 * The reissue that the decision is for: the adopted one, or a new one; undefined for a skip.
 * @throws {@link LostAnswerError} and CertCentralError as `submit` does, {@link RejectedError} for an answer that says so
 */
export async function placeReissue(
  context: RunContext,
  { lookup, reissues, decision }: Decided,
): Promise<Placed | undefined> {
  const { inputs, report, certcentral, cancelled } = context
  if (decision.kind === 'adopt') {
    return { ...decision.adopted, chain: undefined }
  }
  if (decision.kind !== 'reissue') {
    return undefined
  }
  const { identity, marker, body } = decision
  const search = {
    identity,
    marker,
    before: { ...lookup, reissues },
    timeoutMs: inputs.timeoutMs,
    log: report.info,
    cancelled,
  }
  // From here until the answer comes nobody knows; a run that ends in between must not say "false".
  report.output('reissued', '')
  try {
    const submitted = await submit(certcentral, inputs.orderId, body, search)
    const { fault, ...placed } = withChain(submitted, claimOf(inputs, decision))
    const reason = tellReissued(report, placed, decision.reason, true)
    if (placed.status === 'rejected') {
      throw new RejectedError(fault ?? reason)
    }
    return placed
  } catch (error) {
    const isSent = error instanceof LostAnswerError || error instanceof RejectedError
    if (!isSent) {
      report.output('reissued', 'false')
    }
    throw error
  }
}

/**
 * A chain that came with the answer shows that the certificate is issued, once its leaf is the one asked for; `fault`
 * where that leaf lacks a name.
 */
function withChain(
  submitted: Submitted,
  claim: Expectation,
): Placed & Submitted & { readonly fault?: string } {
  const { chainPem, certificateId: id } = submitted
  const leaf = chainPem === '' ? undefined : leafIn(chainPem, claim, Date.now())
  if (leaf === undefined || id === undefined) {
    return { ...submitted, chain: undefined }
  }
  const missing = missingNames(leaf, claim)
  if (missing.length > 0) {
    return {
      ...submitted,
      status: 'rejected',
      chain: undefined,
      fault: withoutNames(id, missing),
    }
  }
  const { serialNumber, validToDate } = leaf
  const issued = { id, serialNumber, validTill: { at: validToDate.getTime(), hasTime: true } }
  const proven = tryToProve(chainPem, claim)
  const chain = proven instanceof VerificationError ? undefined : proven
  return { ...submitted, status: 'issued', issued, chain }
}

/**
 * Sets auto-reissue, unless the order read just before already shows the setting.
 * @throws CertCentralError or SettingError, with what has been done so far in the message
 */
export async function applyAutoReissue(
  context: RunContext,
  on: boolean,
  decided?: Decided,
  placed?: Standing,
): Promise<void> {
  const { inputs, report, certcentral, cancelled } = context
  const before = decided?.lookup.order.autoReissue
  if (before === on) {
    tellSetting(report, on)
    return
  }
  report.output('auto_reissue', '')
  try {
    const order = await setAutoReissue(certcentral, inputs.orderId, on, cancelled)
    if (typeof order === 'string') {
      tellUnreadSetting(report, on, order)
    } else {
      if (decided === undefined) {
        tellOrder(report, order, order.certificate)
      }
      tellSetting(report, on)
    }
  } catch (error) {
    const stays = error instanceof SettingError ? !on : isRefused(error) ? before : undefined
    if (stays !== undefined) {
      report.output('auto_reissue', String(stays))
    }
    if (placed === undefined || !(error instanceof Error)) {
      throw error
    }
    throw new Error(
      `The reissue is on the order (${idsOf(placed)}), but auto-reissue is not set: ${error.message}`,
      { cause: error },
    )
  }
}

/** What was refused at the first try had no effect. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof ResponseError) || error.isRepeated) {
    return false
  }
  return error.status >= 400 && error.status < 500
}
