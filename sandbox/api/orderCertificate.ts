import type { Account } from '../account/account.ts'
import { longestValidity } from '../account/lifecycle.ts'
import { isTls, type Certificate, type Order } from '../account/records.ts'
import { csrFields, dayField, dnsNamesField, endFields, hashField, type Json } from './answers.ts'

const PLATFORMS: Record<number, string> = { [-1]: 'OTHER', 2: 'Apache', 45: 'nginx' }

/** `certificate` of order info: the live one, or what the account shows of a pending one. */
export async function orderCertificate(account: Account, order: Order): Promise<Json> {
  const { pendingCertificate, pendingCertificateStatus } = account.switches
  const pending = order.certificates.findLast((certificate) => certificate.status === 'pending')
  const isShown = pending !== undefined && pendingCertificate !== 'hidden'
  const shown = isShown && pendingCertificate !== 'id' ? pending : order.current
  const dated = withDates(account, order, shown)
  const { serialNumber, validFrom } = dated
  const status = { issued: order.certificateStatus, pending: 'pending', absent: undefined }
  return {
    id: isShown ? pending.id : shown.id,
    serial_number: validFrom === undefined ? undefined : serialNumber,
    thumbprint: shown.validFrom === undefined ? undefined : await account.thumbprintOf(shown),
    ...(isTls(order.product) && {
      common_name: shown.commonName,
      dns_names: dnsNamesField(account, shown),
    }),
    valid_from: validFrom && dayField(account, validFrom),
    ...endFields(account, dated),
    status: isShown ? status[pendingCertificateStatus] : order.certificateStatus,
    ...(await csrFields(account, shown)),
    server_platform: { id: shown.serverPlatform, name: PLATFORMS[shown.serverPlatform] ?? 'OTHER' },
    organization: order.organization,
    signature_hash: hashField(account, shown),
    ca_cert: { id: 'SANDBOX0TLS0ECC', name: 'Sandbox TLS ECC CA' },
  }
}

/** The certificate, with the dates that it would have where a pending one shows them. */
function withDates(account: Account, order: Order, certificate: Certificate): Certificate {
  const isPending = certificate.status === 'pending' && order.certificates[0] !== certificate
  if (!isPending || account.switches.pendingCertificate !== 'whole') {
    return certificate
  }
  return { ...certificate, ...longestValidity(account, order, account.now()) }
}
