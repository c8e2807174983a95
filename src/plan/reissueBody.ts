import { SIGNATURE_HASHES, type ReissueBody } from '../certcentral/schema.ts'
import { markerText, type Fingerprint } from '../order/fingerprint.ts'
import type { Case } from './decision.ts'

/** The exact body to send: inputs that are not given stay as the order has them. The comments begin with the run's marker. */
export function bodyOf(
  { picture, inputs, run, wanted }: Case,
  fingerprint: Fingerprint,
  csr: string,
): ReissueBody {
  const { serverPlatformId, signatureHash } = picture.order.certificate
  return {
    certificate: {
      ...(wanted.commonName !== undefined && { common_name: wanted.commonName }),
      ...(wanted.dnsNames !== undefined && { dns_names: wanted.dnsNames }),
      csr,
      server_platform: { id: inputs.serverPlatform ?? serverPlatformId ?? -1 },
      signature_hash:
        inputs.signatureHash ?? SIGNATURE_HASHES.find((hash) => hash === signatureHash) ?? 'sha256',
    },
    ...(inputs.dcvMethod !== undefined && { dcv_method: inputs.dcvMethod }),
    comments: `${markerText(run, fingerprint)} ${inputs.comments ?? run.line}`,
    skip_approval: inputs.skipApproval,
  }
}
