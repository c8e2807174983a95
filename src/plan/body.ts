import { SIGNATURE_HASHES, type ReissueBody } from '../certcentral/schema.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Run } from '../order/fingerprint.ts'
import type { OrderPicture } from '../order/picture.ts'
import type { Wanted } from './wanted.ts'

/** The exact body to send: what is not given stays as the order has it. The comments begin with the run's marker. */
export function bodyOf(
  { order: { certificate } }: OrderPicture,
  inputs: Inputs,
  run: Run,
  { csr, wanted, marker }: { csr: string; wanted: Wanted; marker: string },
): ReissueBody {
  const { serverPlatformId, signatureHash } = certificate
  return {
    certificate: {
      ...(wanted.commonName === undefined ? {} : { common_name: wanted.commonName }),
      ...(wanted.dnsNames === undefined ? {} : { dns_names: wanted.dnsNames }),
      csr,
      server_platform: { id: inputs.serverPlatform ?? serverPlatformId ?? -1 },
      signature_hash:
        inputs.signatureHash ?? SIGNATURE_HASHES.find((hash) => hash === signatureHash) ?? 'sha256',
    },
    ...(inputs.dcvMethod === undefined ? {} : { dcv_method: inputs.dcvMethod }),
    comments: `${marker} ${inputs.comments ?? run.line}`,
    skip_approval: inputs.skipApproval,
  }
}
