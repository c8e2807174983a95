import type { SignatureHash } from '../certcentral/schema.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Reissue } from '../order/picture.ts'
import { isKnown } from '../order/statuses.ts'
import { DAY_MS } from '../util/moment.ts'
import { unique, without } from '../util/names.ts'
import type { PlanWarning } from './reasons.ts'
import type { Case } from './decision.ts'
import { AUTO_REISSUE_DAYS, orderEndsFirst } from './due.ts'
import type { Wanted } from './wanted.ts'

/** DigiCert revokes every older certificate this long after a reissue that removes a name. */
const REVOKED_AFTER_MS = 3 * DAY_MS

/** The warnings of a run that skips: what will matter before the next reissue. */
export function warningsOfSkip({ picture, inputs, due }: Case): PlanWarning[] {
  const { order, live, at } = picture
  const warnings: PlanWarning[] = []
  if (!isKnown(order.status)) {
    warnings.push({ code: 'unknown_status', status: order.status })
  }
  if (order.isRenewed) {
    warnings.push({ code: 'order_renewed', nextOrderId: order.renewedBy })
  }
  const on = live && orderEndsFirst(order, live, at)
  if (on !== undefined) {
    warnings.push({ code: 'order_ends_first', on })
  }
  const { windowDays } = due
  const isFirst = windowDays !== undefined && windowDays <= AUTO_REISSUE_DAYS
  if (order.autoReissue === true && inputs.autoReissue === undefined && isFirst) {
    warnings.push({ code: 'auto_reissue_first' })
  }
  if (due.warning !== undefined) {
    warnings.push(due.warning)
  }
  return warnings
}

/** The warnings of a run that reissues, adopts, or would. */
export function warningsFor(context: Case): PlanWarning[] {
  const { picture, inputs, run, wanted } = context
  const { csr } = inputs
  const warnings = warningsOfSkip(context)
  if (csr !== undefined && picture.live?.keyId() === csr.keyId) {
    warnings.push({ code: 'same_key' })
  }
  const notSent = csr === undefined || !wanted.isTls ? [] : unique(without(csr.names, wanted.all))
  if (notSent.length > 0) {
    warnings.push({ code: 'csr_names_not_sent', names: notSent })
  }
  if (run.eventName === 'schedule' && inputs.renewBefore === undefined) {
    warnings.push({ code: 'schedule_without_window' })
  }
  const removed = without(wanted.removed, wanted.dropped)
  if (removed.length > 0) {
    warnings.push({ code: 'names_removed', names: removed, before: picture.at + REVOKED_AFTER_MS })
  }
  return warnings
}

/** The warnings of a run that adopts: those of one that reissues, and where the reissue is not all that was asked for. */
export function warningsOfAdoption(context: Case, { certificate }: Reissue): PlanWarning[] {
  const { inputs, wanted } = context
  const warnings = [
    ...warningsFor(context),
    ...addedByServer(inputs, wanted, certificate?.names ?? []),
  ]
  const compare = (
    input: 'signature_hash' | 'server_platform',
    asked: SignatureHash | number | undefined,
    shown: string | number | undefined,
  ): void => {
    if (asked !== undefined && shown !== undefined && shown !== '' && shown !== asked) {
      warnings.push({ code: 'adopted_differs', input, asked, shown })
    }
  }
  compare('signature_hash', inputs.signatureHash, certificate?.signatureHash)
  compare('server_platform', inputs.serverPlatform, certificate?.serverPlatformId)
  return warnings
}

/** Names that CertCentral added to typed ones: the next reissue would drop them, and be refused. */
export function addedByServer(
  { dnsNames, removeNames }: Pick<Inputs, 'dnsNames' | 'removeNames'>,
  wanted: Pick<Wanted, 'all'>,
  names: readonly string[],
): PlanWarning[] {
  const added = dnsNames === undefined ? [] : without(without(names, wanted.all), removeNames)
  return added.length === 0 ? [] : [{ code: 'names_added_by_server', names: added }]
}
