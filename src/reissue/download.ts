import { ResponseError } from '../certcentral/errors.ts'
import { pause } from '../util/pause.ts'
import { verifyChain, type Chain, type Expectation } from '../x509/chain.ts'
import { VerificationError } from '../x509/verification.ts'
import type { RunContext } from './context.ts'

/** CertCentral may show a certificate before it can be downloaded, or return another one: the pauses before it is tried again. */
const PAUSES_MS = [2000, 4000, 8000]

/** Statuses of a download that is not there yet. */
const MISSING = new Set([400, 404, 409])

/**
 * Downloads the chain of a certificate and verifies it.
 * @throws {@link VerificationError} when what comes is wrong even after some more tries; CertCentralError when nothing
 * comes
 */
export async function download(
  context: RunContext,
  certificateId: string,
  expected: Expectation,
): Promise<Chain> {
  for (const waitMs of PAUSES_MS) {
    try {
      return await downloadOnce(context, certificateId, expected)
    } catch (error) {
      if (!mayChange(error)) {
        throw error
      }
      context.report.log({ code: 'download_again', error, waitMs })
    }
    await pause(waitMs, context.cancelled)
  }
  return downloadOnce(context, certificateId, expected)
}

/**
 * One download. The root is asked for too where a leaf's issuer did not come, because that may be the root, or where
 * the only issuer that came has expired, because it may be a root signed across.
 */
export async function downloadOnce(
  { certcentral }: RunContext,
  certificateId: string,
  expected: Expectation,
): Promise<Chain> {
  const bundle = await certcentral.chain(certificateId)
  try {
    return verifyChain(bundle, expected, Date.now())
  } catch (error) {
    if (error instanceof VerificationError && NEED_ROOT.has(error.code)) {
      return verifyChain(await certcentral.chain(certificateId, true), expected, Date.now())
    }
    throw error
  }
}

const NEED_ROOT: ReadonlySet<string> = new Set(['no_issuer', 'chain_expired'])

function mayChange(error: unknown): boolean {
  return (
    error instanceof VerificationError ||
    (error instanceof ResponseError && MISSING.has(error.status))
  )
}
