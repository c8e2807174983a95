import { SIGNATURE_HASHES, type Order, type ReissueBody } from '../certcentral/schema.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Run } from './identity.ts'
import type { Wanted } from './wanted.ts'

/** The exact body to send: what is not given stays as the order has it. The comments begin with the run's marker. */
export function bodyOf(
  { order, inputs, run }: { readonly order: Order; readonly inputs: Inputs; readonly run: Run },
  csr: string,
  { commonName, dnsNames }: Wanted,
  marker: string,
): ReissueBody {
  const { serverPlatformId, signatureHash } = order.certificate
  return {
    certificate: {
      ...(commonName === undefined ? {} : { common_name: commonName }),
      ...(dnsNames === undefined ? {} : { dns_names: dnsNames }),
      csr,
      server_platform: { id: inputs.serverPlatform ?? serverPlatformId ?? -1 },
      signature_hash:
        inputs.signatureHash ?? SIGNATURE_HASHES.find((hash) => hash === signatureHash) ?? 'sha256',
    },
    comments: `${marker} ${inputs.comments ?? run.line}`,
    skip_approval: inputs.skipApproval,
  }
}
