import { pause } from '../util/pause.ts'
import type { CertCentralReader } from '../certcentral/reader.ts'
import { verifyChain, type Chain, type Expectation } from '../x509/chain.ts'
import { VerificationError } from '../x509/verification.ts'

/** What a download works with. */
export interface Download {
  readonly certcentral: CertCentralReader
  readonly report: { readonly info: (line: string) => void }
  readonly cancelled: AbortSignal
}

/** CertCentral is known to return another certificate of the same order: how long to wait before looking again, each time. */
const LOOK_AGAIN_MS = [2000, 4000, 8000]

/**
 * Downloads the chain of a certificate and proves it.
 * @throws {@link VerificationError} when what comes does not prove the claim even after some more looks;
 * CertCentralError when nothing comes
 */
export async function fetchChain(
  certificateId: string,
  claim: Expectation,
  { certcentral, report, cancelled }: Download,
): Promise<Chain> {
  for (const waitMs of LOOK_AGAIN_MS) {
    const proven = tryToProve(await certcentral.chain(certificateId), claim)
    if (!(proven instanceof VerificationError)) {
      return proven
    }
    report.info(
      `Download of certificate ${certificateId}: ${proven.message}; looking again in ${String(waitMs / 1000)} s`,
    )
    await pause(waitMs, cancelled)
  }
  return verifyChain(await certcentral.chain(certificateId), claim, Date.now())
}

/** The chain, or what it does not prove. */
export function tryToProve(bundle: string, claim: Expectation): Chain | VerificationError {
  try {
    return verifyChain(bundle, claim, Date.now())
  } catch (error) {
    if (error instanceof VerificationError) {
      return error
    }
    throw error
  }
}
