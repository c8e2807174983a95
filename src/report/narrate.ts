import { idsOf, type Standing } from '../plan/standing.ts'
import { dayOf, daysBetween } from '../util/moment.ts'
import type { Order, OrderCertificate } from '../certcentral/schema.ts'
import { listed } from '../util/text.ts'
import { days } from '../plan/due.ts'
import { namesOf } from '../plan/identity.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { orderUrl } from '../inputs/connection.ts'
import { without } from '../util/names.ts'
import type { Decision } from '../plan/decide.ts'
import type { Report } from './report.ts'
import { tellCertificate } from './narrateCertificate.ts'

// What a run says as it goes: each function tells one event to the log, the outputs and the summary.

/** The inputs are valid. */
export function tellStart(
  report: Report,
  { orderId, apiUrl, isRehearsal, dryRun, csr }: Inputs,
): void {
  report.output('order_id', orderId)
  Object.assign(report.story, {
    orderId,
    orderUrl: orderUrl(apiUrl, orderId),
    isRehearsal,
    isDryRun: dryRun,
  })
  if (isRehearsal) {
    report.info(`Rehearsal: this is not DigiCert, but ${apiUrl}`)
  }
  if (csr !== undefined) {
    report.info(`CSR: ${csr.keyName} key, SHA-256 ${csr.keyId.slice(0, 16)}…`)
  }
}

/** The order was read, and what to do was decided. */
export function tellDecision(report: Report, order: Order, decision: Decision): void {
  const { current, wanted, kind } = decision
  tellOrder(report, order, current)
  const has = namesOf(current)
  if (wanted?.isTls === true) {
    const { all, added, removed } = wanted
    report.story.names = { kept: without(has, removed), added, removed }
    const changes = [
      ['adding', added],
      ['removing', removed],
    ] as const
    const text = changes
      .filter(([, names]) => names.length > 0)
      .map(([verb, names]) => `${verb} ${listed(names)}`)
    report.info(`Names (${String(all.length)}): ${[listed(all), ...text].join('; ')}`)
  }
  decision.warnings.forEach((warning) => {
    report.warn(warning)
  })
  // The other two go on, and are told with the reissue's IDs.
  if (kind === 'reissue' || kind === 'adopt') {
    return
  }
  report.output('reason', decision.reason)
  report.output('status', OUTCOMES[kind])
  // A refusal is told once, as the error that it ends in.
  if (kind !== 'refuse') {
    report.info(decision.reason)
  }
}

const OUTCOMES = { skip: 'skipped', plan: 'planned', refuse: 'refused' }

/** The order, and the certificate that is current. */
export function tellOrder(
  report: Report,
  { id, status, orderValidTill, autoReissue }: Order,
  current: OrderCertificate,
): void {
  const ends =
    current.validTill === undefined
      ? ''
      : `, its certificate ends on ${dayOf(current.validTill.at)} (${days(daysBetween(Date.now(), current.validTill.at))} left)`
  report.info(`Order ${id} is ${status === '' ? 'without a status' : status}${ends}`)
  if (orderValidTill !== undefined) {
    report.output('order_valid_till', dayOf(orderValidTill.at))
  }
  if (autoReissue !== undefined) {
    report.output('auto_reissue', String(autoReissue))
  }
  if (current.validTill === undefined) {
    return
  }
  tellCertificate(report, current)
  const { serialNumber, validFrom, validTill } = current
  report.story.before = { serialNumber, validFrom: validFrom?.at, validTill: validTill.at }
}

/** The reissue is on the order; `isOfThisRun` when an attempt of this run submitted it. Comes back with the reason. */
export function tellReissued(
  report: Report,
  reissued: Standing & { readonly dcvRandomValue?: string | undefined },
  why: string,
  isOfThisRun: boolean,
): string {
  const { requestIds, certificateId, status, dcvRandomValue } = reissued
  const reason = `${why}: ${idsOf(reissued)}, ${STATES[status]}`
  report.info(reason)
  report.output('reissued', String(isOfThisRun))
  report.output('request_id', requestIds.join(','))
  report.output('certificate_id', certificateId ?? '')
  report.output('status', status)
  report.output('dcv_random_value', dcvRandomValue ?? '')
  report.output('reason', reason)
  return reason
}

const STATES = {
  issued: 'issued',
  pending: 'accepted, not issued yet',
  needs_approval: 'waiting for approval',
  rejected: 'rejected',
}

/** A dry run ends: it writes nothing, and says what a run would set. */
export function tellDryRun(
  report: Report,
  on: boolean | undefined,
  isOn: boolean | undefined,
): void {
  if (on !== undefined && on !== isOn) {
    report.info(`Auto-reissue would be switched ${on ? 'on' : 'off'} without dry_run`)
  }
}

/** The order shows the auto-reissue setting that was asked for. */
export function tellSetting(report: Report, on: boolean): void {
  report.output('auto_reissue', String(on))
  report.info(`Auto-reissue is ${on ? 'on' : 'off'}`)
  if (report.shown('reason') === '') {
    report.output('reason', `Auto-reissue is ${on ? 'on' : 'off'}, as asked`)
  }
}

/** CertCentral took the setting, and nothing shows whether it took effect. */
export function tellUnreadSetting(report: Report, on: boolean, why: string): void {
  const text = `Auto-reissue was set to ${String(on)}, but cannot be read back`
  report.warn(`${text}: ${why}`)
  if (report.shown('reason') === '') {
    report.output('reason', text)
  }
}

/** The run ends, however it went: what still waits needs its key, and somebody may have to act. */
export function tellEnd(report: Report, skipApproval: boolean): void {
  const status = report.shown('status')
  if (status !== 'pending' && status !== 'needs_approval') {
    return
  }
  if (skipApproval && status === 'needs_approval') {
    report.warn(
      'Approval was to be skipped, and the request waits for it all the same: the API key needs an administrator or manager, and the product OV or EV TLS.',
    )
  }
  report.warn(
    'The certificate is not issued yet; a run with the same CSR goes on from here. Keep the private key of this CSR: no other fits the certificate.',
  )
}
