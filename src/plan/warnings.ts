import { listed, plain } from '../util/text.ts'
import type { Order, OrderCertificate } from '../certcentral/schema.ts'
import { keyIdOfCsr } from '../x509/csr.ts'
import { orderEndsFirst, type Due } from './due.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Run } from './identity.ts'
import { without } from '../util/names.ts'
import type { Wanted } from './wanted.ts'

/** What the warnings depend on; `now` is milliseconds since 1970. */
export interface WarningContext {
  readonly order: Order
  readonly current: OrderCertificate
  readonly inputs: Inputs
  readonly run: Run
  readonly wanted: Wanted
  readonly due: Due
  readonly now: number
}

const KNOWN_STATUSES = new Set([
  'pending',
  'processing',
  'needs_approval',
  'approved',
  'waiting_pickup',
  'issued',
  'reissue_pending',
  'rejected',
  'denied',
  'canceled',
  'cancelled',
  'revoked',
  'expired',
  'renewed',
])

/** DigiCert's auto-reissue asks this many days before the end. */
const AUTO_REISSUE_DAYS = 30

/** The warnings of a run that skips: what will matter before the next reissue. */
export function warningsOfSkip({ order, current, inputs, due, now }: WarningContext): string[] {
  return present([
    unknownStatus(order),
    orderEndsFirst(order, current, now),
    autoReissueFirst(order, inputs, due),
    due.warning,
  ])
}

/** The warnings of a run that reissues, adopts, or would. */
export function warningsFor(context: WarningContext): string[] {
  const { current, inputs, run, wanted } = context
  return [
    ...warningsOfSkip(context),
    ...present([sameKey(current, inputs), namesNotSent(inputs, wanted), everyNight(inputs, run)]),
  ]
}

function unknownStatus({ status }: Order): string | undefined {
  if (KNOWN_STATUSES.has(status)) {
    return undefined
  }
  return `The order's status is one that this action does not know (${status === '' ? 'none' : plain(status, 60)}); it goes on.`
}

function autoReissueFirst({ autoReissue }: Order, inputs: Inputs, due: Due): string | undefined {
  const { windowDays } = due
  if (autoReissue !== true || inputs.autoReissue !== undefined) {
    return undefined
  }
  if (windowDays === undefined || windowDays > AUTO_REISSUE_DAYS) {
    return undefined
  }
  return (
    'Auto-reissue is on: 30 days before the end DigiCert asks for a reissue by itself, with the old key, before renew_before is reached. ' +
    'Give auto_reissue: false, or a renew_before of more than 30 days.'
  )
}

function sameKey({ csr }: OrderCertificate, inputs: Inputs): string | undefined {
  if (inputs.csr === undefined || keyIdOfCsr(csr) !== inputs.csr.keyId) {
    return undefined
  }
  return "The CSR's key is the current certificate's: a new key for each certificate limits what a stolen one is worth."
}

function namesNotSent({ csr }: Inputs, wanted: Wanted): string | undefined {
  const missing = csr === undefined || !wanted.isTls ? [] : without(csr.names, wanted.all)
  if (missing.length === 0) {
    return undefined
  }
  return `The CSR asks for names that are not sent (${listed(missing)}): CertCentral takes names from the request, never from the CSR. Give them in dns_names.`
}

function everyNight(inputs: Inputs, run: Run): string | undefined {
  if (run.eventName !== 'schedule' || inputs.renewBefore !== undefined) {
    return undefined
  }
  return 'A scheduled run without renew_before reissues every time. Give renew_before, such as 33%.'
}

function present(warnings: readonly (string | undefined)[]): string[] {
  return warnings.filter((warning) => warning !== undefined)
}
