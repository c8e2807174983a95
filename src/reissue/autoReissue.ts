import { CertCentralError, ResponseError } from '../certcentral/errors.ts'
import { PATIENT } from '../certcentral/patience.ts'
import type { Order } from '../certcentral/schema.ts'
import { pictureOf } from '../order/picture.ts'
import type { NamedReissue } from '../plan/reasons.ts'
import { pause } from '../util/pause.ts'
import type { PlacedReissue, RunContext } from './context.ts'
import { AfterReissueError, SettingError } from './errors.ts'
import { reportOrder } from './reporting.ts'
import type { Submission } from './submit.ts'

const READ_BACK_MS = 10_000
const PAUSE_MS = 1000
/** An order that was read longer ago than this is not judged by. */
const FRESH_MS = 60_000

/**
 * Sets auto-reissue where `auto_reissue` is given, unless an order that was just read already shows the setting. The
 * response says nothing about the effect, so the order is read back.
 * @throws CertCentralError and SettingError; AfterReissueError around them where a reissue is on the order
 */
export async function applyAutoReissue(
  context: RunContext,
  submission: Submission | undefined,
): Promise<void> {
  const { inputs, report, certcentral } = context
  const { autoReissue: on, orderId } = inputs
  if (on === undefined) {
    return
  }
  const before = submission?.decision.picture.order.autoReissue
  const isFresh = submission !== undefined && performance.now() - submission.readAt < FRESH_MS
  if (before === on && isFresh) {
    report.log({ code: 'auto_reissue_is', on })
    return
  }
  report.update({ autoReissue: undefined })
  try {
    await certcentral.setAutoReissue(orderId, on)
    const order = await readBack(context, on)
    if (order !== undefined) {
      reportSet(context, order, submission)
    }
  } catch (error) {
    const known = error instanceof SettingError ? !on : isRefused(error) ? before : undefined
    report.update({ autoReissue: known })
    throw submission?.placed === undefined
      ? error
      : new AfterReissueError(
          { code: 'auto_reissue_not_set', reissue: namedPlaced(submission.placed) },
          { cause: error },
        )
  }
}

/** Unlike a refusal, a connection that was refused says nothing of the tries before it. */
function isRefused(error: unknown): boolean {
  return error instanceof ResponseError && error.isRefusal
}

function reportSet({ report }: RunContext, order: Order, submission: Submission | undefined): void {
  if (submission === undefined) {
    const picture = pictureOf({ order, list: undefined, at: Date.now() })
    reportOrder(report, order, picture.live)
  }
  const on = order.autoReissue
  if (on !== undefined) {
    report.update({ autoReissue: on })
    report.log({ code: 'auto_reissue_is', on })
    if (report.state.reason === undefined) {
      report.update({ reason: { code: 'auto_reissue_set', on } })
    }
  }
}

/** The order that shows the setting; undefined, after a warning, where none can be read that shows it either way. */
async function readBack(context: RunContext, on: boolean): Promise<Order | undefined> {
  const { inputs, report, certcentral, cancelled } = context
  const until = performance.now() + READ_BACK_MS
  for (let isShownOtherwise = false; ; isShownOtherwise = true) {
    // In whole seconds, because a message may name them.
    const leftMs = Math.max(1, Math.ceil((until - performance.now()) / 1000)) * 1000
    const patience = { ...PATIENT, retryForMs: leftMs, queueForMs: leftMs, requestMs: leftMs }
    let failure: { readonly error: CertCentralError | undefined } | undefined
    try {
      const { order } = await certcentral.order(inputs.orderId, patience)
      if (order.autoReissue === on) {
        return order
      }
      failure = order.autoReissue === undefined ? { error: undefined } : undefined
    } catch (error) {
      if (!(error instanceof CertCentralError)) {
        throw error
      }
      failure = { error }
    }
    // A look that succeeded before the last one failed still counts.
    if (failure !== undefined && !isShownOtherwise) {
      report.warn({ code: 'auto_reissue_unread', on, ...failure })
      if (report.state.reason === undefined) {
        report.update({ reason: { code: 'auto_reissue_unread', on } })
      }
      return undefined
    }
    if (failure !== undefined || performance.now() + PAUSE_MS > until) {
      throw new SettingError({ code: 'setting_without_effect', orderId: inputs.orderId, on })
    }
    await pause(PAUSE_MS, cancelled)
  }
}

function namedPlaced({ requestIds, certificateId, since }: PlacedReissue): NamedReissue {
  return {
    state: 'pending',
    requestId: requestIds.length === 0 ? undefined : requestIds.join(','),
    certificateId,
    at: since?.at,
  }
}
