import type { Inputs } from '../../src/inputs/inputs.ts'

/** What a run takes for the inputs that are not given. */
export const NOT_GIVEN = {
  apiUrl: 'https://www.digicert.com/services/v2',
  isRehearsal: false,
  timeoutMs: 30_000,
  commonName: undefined,
  dnsNames: undefined,
  removeNames: [],
  signatureHash: undefined,
  serverPlatform: undefined,
  comments: undefined,
  skipApproval: false,
  dcvMethod: undefined,
  autoReissue: undefined,
  renewBefore: undefined,
  force: false,
  dryRun: false,
  waitMinutes: 0,
  certificatePath: undefined,
} satisfies Omit<Inputs, 'apiKey' | 'orderId' | 'csr'>
