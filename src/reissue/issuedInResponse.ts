import { leafIn, missingNames, verifyChain, type Chain, type Expectation } from '../x509/chain.ts'
import { VerificationError } from '../x509/verification.ts'
import type { CertificateFacts } from '../report/state.ts'
import type { PlacedReissue } from './context.ts'
import { EndedError } from './errors.ts'
import { factsOfLeaf } from './reporting.ts'

/**
 * A chain in the response shows that the certificate is issued, once its leaf is the one that was asked for. Without an
 * intermediate, or with a damaged one, it is downloaded anyway.
 */
export function issuedInResponse(
  { chainPem, certificateId }: PlacedReissue,
  expected: Expectation,
): { facts: CertificateFacts; chain: Chain | undefined } | undefined {
  const now = Date.now()
  const leaf = chainPem === '' ? undefined : leafIn(chainPem, expected, now)
  if (leaf === undefined || certificateId === undefined) {
    return undefined
  }
  const names = missingNames(leaf, expected)
  if (names.length > 0) {
    throw new EndedError({
      code: 'names_not_issued',
      reissue: { state: 'issued', certificateId },
      names,
    })
  }
  return { facts: factsOfLeaf(certificateId, { leaf }), chain: verified(chainPem, expected, now) }
}

function verified(bundle: string, expected: Expectation, now: number): Chain | undefined {
  try {
    return verifyChain(bundle, expected, now)
  } catch (error) {
    if (error instanceof VerificationError) {
      return undefined
    }
    throw error
  }
}
