import type { Issued, Reissued } from '../plan/adopt.ts'
import { ProofError, type Chain, type Claim } from '../x509/chain.ts'
import { keyIdOfCsr } from '../x509/csr.ts'
import { fetchChain, tryToProve, writeWhole } from './deliver.ts'
import { tellEnd } from '../report/narrate.ts'
import { tellChain, tellIssued, tellLeaf, tellOtherKey } from '../report/narrateCertificate.ts'
import type { Decision } from '../plan.ts'
import type { Brought, Decided, Stage } from '../reissue.ts'
import { RejectedError, waitUntilIssued, WaitOverError } from './wait.ts'

/**
 * Waits for the certificate as long as is asked, and writes its chain, proven, where a path is given. After a skip
 * that is the chain of the current certificate, where it holds the CSR's key.
 * @throws RejectedError, WaitOverError, ProofError and CertCentralError
 */
export async function bringCertificate(
  stage: Stage,
  { decision }: Decided,
  reissued: Brought | undefined,
): Promise<void> {
  if (reissued === undefined) return bringCurrent(stage, decision)
  const { inputs, report } = stage
  const claim = claimOf(stage, decision)
  const answered = reissued.chainPem === '' ? undefined : tryToProve(reissued.chainPem, claim)
  if (answered instanceof ProofError)
    report.info(`The chain in the answer is not used: ${answered.message}`)
  const chain = answered instanceof ProofError ? undefined : answered
  if (chain !== undefined) tellLeaf(report, chain.leaf)

  const issued = await bringIssued(stage, decision, reissued)
  if (chain === undefined && issued === undefined) {
    tellEnd(
      report,
      inputs.skipApproval,
      'The certificate is not issued yet; a run with the same CSR goes on from here.',
    )
    return
  }
  if (inputs.certificatePath === undefined) return
  const proven = chain ?? (issued && (await fetchChain(issued.id, claim, stage)))
  if (proven !== undefined) write(stage, inputs.certificatePath, proven)
}

/** The certificate once it is issued; undefined when it is not, and there is no time to wait. */
async function bringIssued(
  stage: Stage,
  decision: Decision,
  reissued: Brought,
): Promise<Issued | undefined> {
  const { inputs, report } = stage
  const { issued, status, certificateId } = reissued
  if (issued !== undefined) {
    tellIssued(report, issued)
    return issued
  }
  if (status === 'issued' && certificateId !== undefined)
    return { id: certificateId, serialNumber: undefined, validTill: undefined }
  if (inputs.waitMinutes === 0) return undefined
  try {
    const found = await wait(stage, decision, reissued)
    tellIssued(report, found)
    report.output('reason', `${decision.reason}: certificate ${found.id} is issued`)
    return found
  } catch (error) {
    if (error instanceof RejectedError) report.output('status', 'rejected')
    if (error instanceof WaitOverError)
      tellEnd(report, inputs.skipApproval, 'The certificate is not issued yet.')
    throw error
  }
}

async function wait(
  { inputs, report, certcentral, cancelled }: Stage,
  decision: Decision,
  reissued: Reissued,
): Promise<Issued> {
  if (decision.identity === undefined)
    throw new Error('only a reissue with a CSR can be waited for')
  const { certificateId, requestIds, since } = reissued
  return waitUntilIssued(certcentral, {
    orderId: inputs.orderId,
    sought: { certificateId, identity: decision.identity, since, before: decision.current },
    requestIds,
    waitMs: inputs.waitMinutes * 60_000,
    log: report.info,
    onCertificateId: (id) => {
      report.output('certificate_id', id)
    },
    cancelled,
  })
}

/** After a skip: a deploy step can always run where the current certificate is for the CSR's key. */
async function bringCurrent(stage: Stage, decision: Decision): Promise<void> {
  const { certificatePath } = stage.inputs
  const { id, csr } = decision.current
  if (certificatePath === undefined || id === undefined) return
  const claim = claimOf(stage, decision)
  const shownKey = keyIdOfCsr(csr)
  const isOther = shownKey !== undefined && shownKey !== claim.keyId
  const chain = isOther
    ? undefined
    : await fetchUnlessOther(stage, id, claim, shownKey === undefined)
  if (chain !== undefined) write(stage, certificatePath, chain)
  else tellOtherKey(stage.report, decision.reason)
}

/** Where the order does not show the current certificate's key, only the download tells; undefined when it is another. */
async function fetchUnlessOther(
  stage: Stage,
  id: string,
  claim: Claim,
  mayBeOther: boolean,
): Promise<Chain | undefined> {
  try {
    return await fetchChain(id, claim, stage)
  } catch (error) {
    if (mayBeOther && error instanceof ProofError && error.isOtherKey) return undefined
    throw error
  }
}

function claimOf({ inputs }: Stage, decision: Decision): Claim {
  const { current, wanted } = decision
  const mayBeCurrent =
    decision.kind === 'skip' ||
    (decision.kind === 'adopt' &&
      decision.adopted.status === 'issued' &&
      decision.adopted.certificateId === current.id)
  return {
    keyId: inputs.csr?.keyId ?? '',
    names: wanted?.isTls === true ? wanted.all : [],
    notSerial: mayBeCurrent ? undefined : current.serialNumber,
  }
}

function write({ report }: Stage, path: string, chain: Chain): void {
  writeWhole(path, chain.pem)
  tellChain(report, path, chain)
}
