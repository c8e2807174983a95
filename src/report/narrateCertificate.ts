import { dayOf, daysBetween } from '../util/moment.ts'
import type { Issued } from '../plan/standing.ts'
import type { Report } from './report.ts'
import type { Chain } from '../x509/chain.ts'

/** The new certificate is issued. */
export function tellIssued(report: Report, issued: Issued): void {
  const { id, serialNumber, validTill } = issued
  report.output('status', 'issued')
  report.output('certificate_id', id)
  tellCertificate(report, issued)
  report.story.after = { serialNumber, validFrom: undefined, validTill: validTill?.at }
}

/** The chain is written. Where it is the new certificate's, its leaf tells more than CertCentral's list did. */
export function tellChain(report: Report, path: string, { leaf, certificates }: Chain): void {
  const { serialNumber, validFromDate, validToDate, subject } = leaf
  const validTill = validToDate.getTime()
  if (report.story.after !== undefined) {
    tellCertificate(report, { serialNumber, validTill: { at: validTill, hasTime: true } })
    report.story.after = { serialNumber, validFrom: validFromDate.getTime(), validTill }
  }
  report.output('certificate_path', path)
  report.info(
    `Chain of ${String(certificates.length)} written to ${path}: ${subject.replaceAll('\n', ', ')}, until ${dayOf(validTill)}`,
  )
}

/** After a skip, the current certificate is of no use with the CSR's key. */
export function tellOtherKey(report: Report, reason: string): void {
  const text = 'the current certificate holds another key than the CSR, so its chain is not written'
  report.output('reason', `${reason}; ${text}`)
  report.info(`No file: ${text}`)
}

/** Outputs of the newest issued certificate that the run saw. */
export function tellCertificate(
  report: Report,
  { serialNumber, validTill }: Pick<Issued, 'serialNumber' | 'validTill'>,
): void {
  report.output('serial_number', serialNumber ?? '')
  report.output('valid_till', validTill === undefined ? '' : dayOf(validTill.at))
  report.output(
    'days_remaining',
    validTill === undefined ? '' : String(daysBetween(Date.now(), validTill.at)),
  )
}
