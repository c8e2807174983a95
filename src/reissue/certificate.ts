import type { Issued } from '../plan/standing.ts'
import type { Decision } from '../plan/decide.ts'
import type { Placed, Decided, RunContext } from './reissue.ts'
import { tellChain, tellIssued, tellOtherKey } from '../report/narrateCertificate.ts'
import type { Chain, Expectation } from '../x509/chain.ts'
import { checkTarget } from '../inputs/certificatePath.ts'
import { writeWhole } from '../util/files.ts'
import { keyIdOfCsr } from '../x509/csr.ts'
import { VerificationError } from '../x509/verification.ts'
import { claimOf } from './claim.ts'
import { fetchChain } from './deliver.ts'
import { RejectedError, waitUntilIssued } from './wait.ts'

/**
 * Waits for the certificate as long as is asked, and writes its chain, proven, where a path is given. After a skip
 * that is the chain of the current certificate, where it holds the CSR's key.
 * @throws RejectedError, WaitOverError, VerificationError and CertCentralError
 */
export async function deliverCertificate(
  context: RunContext,
  { decision }: Decided,
  placed: Placed | undefined,
): Promise<void> {
  if (placed === undefined) {
    return deliverCurrent(context, decision)
  }
  const { inputs, report } = context
  const issued = placed.issued ?? (await awaitIssuance(context, decision, placed))
  if (issued === undefined) {
    return
  }
  tellIssued(report, issued)
  if (inputs.certificatePath === undefined) {
    return
  }
  const chain =
    placed.chain ?? (await fetchChain(issued.id, claimOf(inputs, decision, issued), context))
  write(context, inputs.certificatePath, chain)
}

/** The certificate once it is issued; undefined when there is no time to wait for it. */
async function awaitIssuance(
  { inputs, report, certcentral, cancelled }: RunContext,
  { identity, current, reason }: Decision,
  { certificateId, requestIds, since }: Placed,
): Promise<Issued | undefined> {
  if (inputs.waitMinutes === 0 || identity === undefined) {
    return undefined
  }
  try {
    const issued = await waitUntilIssued(certcentral, {
      orderId: inputs.orderId,
      sought: { certificateId, identity, since, before: current },
      requestIds,
      waitMs: inputs.waitMinutes * 60_000,
      log: report.info,
      onCertificateId: (id) => {
        report.output('certificate_id', id)
      },
      onApproved: () => {
        report.output('status', 'pending')
      },
      cancelled,
    })
    report.output('reason', `${reason}: certificate ${issued.id} is issued`)
    return issued
  } catch (error) {
    if (error instanceof RejectedError) {
      report.output('status', 'rejected')
    }
    throw error
  }
}

/** After a skip: a deploy step can always run where the current certificate is for the CSR's key. */
async function deliverCurrent(context: RunContext, decision: Decision): Promise<void> {
  const { certificatePath } = context.inputs
  const { id, csr, serialNumber, validTill } = decision.current
  if (certificatePath === undefined) {
    return
  }
  if (id === undefined) {
    throw new Error('The order shows no certificate ID: nothing can be downloaded')
  }
  const claim = claimOf(context.inputs, decision, { id, serialNumber, validTill })
  const shownKey = keyIdOfCsr(csr)
  const isOther = shownKey !== undefined && shownKey !== claim.keyId
  const chain = isOther
    ? undefined
    : await fetchUnlessOther(context, id, claim, shownKey === undefined)
  if (chain !== undefined) {
    write(context, certificatePath, chain)
  } else {
    tellOtherKey(context.report, decision.reason)
  }
}

/** Where the order does not show the current certificate's key, only the download tells; undefined when it is another. */
async function fetchUnlessOther(
  context: RunContext,
  id: string,
  claim: Expectation,
  mayBeOther: boolean,
): Promise<Chain | undefined> {
  try {
    return await fetchChain(id, claim, context)
  } catch (error) {
    if (mayBeOther && error instanceof VerificationError && error.code === 'other_key') {
      return undefined
    }
    throw error
  }
}

function write({ report }: RunContext, path: string, chain: Chain): void {
  try {
    checkTarget(path)
    writeWhole(path, chain.pem)
  } catch (cause) {
    throw new Error(
      `The certificate ${chain.leaf.serialNumber} is issued, but its chain is not written: certificate_path ${cause instanceof Error ? cause.message : String(cause)}. A run with the same CSR resumes`,
      { cause },
    )
  }
  tellChain(report, path, chain)
}
