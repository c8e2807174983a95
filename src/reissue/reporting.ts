import type { Order } from '../certcentral/schema.ts'
import { orderUrl } from '../inputs/connection.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { OrderPicture } from '../order/picture.ts'
import type { ShownCertificate } from '../order/shown.ts'
import type { Decision } from '../plan/decision.ts'
import type { CertificateFacts, Reporter } from '../report/state.ts'
import { without } from '../util/names.ts'
import type { Chain } from '../x509/chain.ts'
import { keyId } from '../x509/keys.ts'
import type { PlacedReissue } from './context.ts'
import { dcvInResponse, statusOf } from './status.ts'

// What the stages of a run tell: each function takes one event into the report. The sentences are in `report/`.

/** The inputs are valid. */
export function reportStart(report: Reporter, inputs: Inputs): void {
  const { orderId, apiUrl, isRehearsal, dryRun, csr } = inputs
  report.update({
    orderId,
    isRehearsal,
    isDryRun: dryRun,
    hasCsr: csr !== undefined,
    ...(isRehearsal ? {} : { orderUrl: orderUrl(apiUrl, orderId) }),
  })
  if (isRehearsal) {
    report.log({ code: 'rehearsal', apiUrl })
  }
  if (csr !== undefined) {
    report.log({ code: 'csr', keyName: csr.keyName, keyId: csr.keyId })
  }
}

/** The order was read, and what to do was decided. */
export function reportDecision(
  { report }: { readonly report: Reporter },
  decision: Decision,
): void {
  const { picture, wanted, warnings } = decision
  reportOrder(report, picture.order, picture.live)
  if (wanted?.isTls === true) {
    const { all, added, removed } = wanted
    const kept = without(all, added)
    report.update({ names: { kept, added, removed }, commonName: wanted.commonName })
    report.log({ code: 'names', wanted: all, added, removed })
  }
  warnings.forEach((warning) => {
    report.warn(warning)
  })
  if (decision.kind === 'refuse') {
    report.update({ status: 'refused', reason: decision.reason })
  }
  if (decision.kind === 'skip') {
    report.update({ status: 'skipped', reason: decision.reason, nextReissue: decision.reason.from })
    report.log({ code: 'decided' })
  }
  if (decision.kind === 'plan') {
    report.update({ status: 'planned', reason: { code: 'planned', due: decision.reason } })
    report.log({ code: 'decided' })
  }
}

/** The order, and its live certificate. */
export function reportOrder(
  report: Reporter,
  { status, orderValidTill, autoReissue, certificate }: Order,
  live: ShownCertificate | undefined,
): void {
  report.log({ code: 'order_read', status, validTill: live?.validTill?.at })
  report.update({
    orderEnds: orderValidTill?.at,
    autoReissue,
    commonName: live?.commonName ?? certificate.commonName,
    live: live && factsOf(live),
  })
}

/** A certificate as outputs and summary show it. */
export function factsOf(certificate: ShownCertificate): CertificateFacts {
  const { id, serialNumber, validFrom, validTill } = certificate
  return {
    id,
    serialNumber,
    validFrom: validFrom?.at,
    validTill: validTill?.at,
    keyId: certificate.keyId(),
  }
}

/** A certificate by its own words, which tell more than CertCentral's list. */
export function factsOfLeaf(
  id: string | undefined,
  { leaf }: Pick<Chain, 'leaf'>,
): CertificateFacts {
  return {
    id,
    serialNumber: leaf.serialNumber,
    validFrom: leaf.validFromDate.getTime(),
    validTill: leaf.validToDate.getTime(),
    keyId: keyId(leaf.publicKey),
  }
}

/** The reissue is on the order: sent, recovered or adopted. The IDs first of all. */
export function reportPlaced(
  report: Reporter,
  placed: PlacedReissue,
  decision: Extract<Decision, { kind: 'reissue' | 'adopt' }>,
): void {
  const { requestIds, certificateId, issued } = placed
  report.update({
    requestIds,
    certificateId,
    reissued: decision.kind === 'adopt' ? decision.isOfThisRun : true,
    status: statusOf(placed),
    dcv: dcvInResponse(placed),
    reason:
      decision.kind === 'adopt'
        ? { code: 'adopted', why: decision.reason }
        : { code: 'reissued', due: decision.reason },
    ...(issued === undefined ? {} : { issued: factsOf(issued) }),
  })
  report.log({ code: 'decided' })
}

/** The new certificate is issued. */
export function reportIssued(report: Reporter, issued: CertificateFacts): void {
  report.update({ status: 'issued', certificateId: issued.id, issued })
  report.log({ code: 'issued', certificateId: issued.id ?? '' })
}

/** The chain is written. */
export function reportChain(report: Reporter, path: string, chain: Chain): void {
  report.update({ certificatePath: path })
  const { leaf, certificates } = chain
  report.log({
    code: 'chain_written',
    path,
    certificates: certificates.length,
    subject: leaf.subject.replaceAll('\n', ', '),
    validTill: leaf.validToDate.getTime(),
  })
}

/** A dry run ends: what would be set. */
export function reportDryRun(
  report: Reporter,
  on: boolean | undefined,
  picture: OrderPicture | undefined,
): void {
  if (on !== undefined && on !== picture?.order.autoReissue) {
    report.log({ code: 'would_set_auto_reissue', on })
  }
}

/** The run ends, however it went: a pending reissue needs its key, and an approval may not have been skipped. */
export function reportEnd(report: Reporter, skipApproval: boolean): void {
  const { status } = report.state
  if (skipApproval && status === 'needs_approval') {
    report.warn({ code: 'approval_not_skipped' })
  }
  if (status === 'pending' || status === 'needs_approval' || status === 'needs_validation') {
    report.warn({ code: 'keep_key' })
  }
}
