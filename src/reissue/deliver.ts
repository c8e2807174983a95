import { checkTarget } from '../inputs/certificatePath.ts'
import { isSame } from '../order/certificates.ts'
import type { ShownCertificate } from '../order/shown.ts'
import type { Decision } from '../plan/decision.ts'
import { addedByServer } from '../plan/warnings.ts'
import { writeWhole } from '../util/files.ts'
import type { Chain, Expectation } from '../x509/chain.ts'
import { VerificationError } from '../x509/verification.ts'
import type { PlacedReissue, RunContext } from './context.ts'
import { download, downloadOnce } from './download.ts'
import { NothingToDownloadError, WriteError } from './errors.ts'
import { reportHoldUp } from './holdUp.ts'
import { issuedInResponse } from './issuedInResponse.ts'
import { factsOf, factsOfLeaf, reportChain, reportIssued } from './reporting.ts'
import type { Submission } from './submit.ts'
import { DomainValidation } from './validation.ts'
import { waitForIssuance } from './wait.ts'

/**
 * Waits for the certificate as long as is asked, and writes its chain, verified, where a path is given. After a skip
 * that is the chain of the live certificate, where it holds the CSR's key.
 * @throws EndedError, WaitOverError, VerificationError, WriteError and CertCentralError
 */
export async function deliver(
  context: RunContext,
  { decision, placed }: Submission,
): Promise<void> {
  if (placed === undefined) {
    return deliverLive(context, decision)
  }
  const { inputs, report } = context
  const expected = expectationFor(context, decision, placed)
  const early = issuedInResponse(placed, expected)
  const shown = early === undefined ? await issuedOf(context, decision, placed) : undefined
  const facts = early?.facts ?? (shown && factsOf(shown))
  if (facts === undefined) {
    return
  }
  reportIssued(report, facts)
  if (shown !== undefined) {
    warnOfAddedNames(context, decision, shown)
  }
  const { certificatePath } = inputs
  if (certificatePath === undefined) {
    return
  }
  if (facts.id === undefined) {
    throw new NothingToDownloadError('nothing_to_download')
  }
  const serial = early === undefined ? facts.serialNumber : undefined
  const chain = early?.chain ?? (await download(context, facts.id, { ...expected, serial }))
  // The leaf tells more than CertCentral's list.
  report.update({ issued: factsOfLeaf(facts.id, chain) })
  write(context, facts.id, chain)
}

function warnOfAddedNames(
  { inputs, report }: RunContext,
  { wanted }: Decision,
  { names }: ShownCertificate,
): void {
  if (wanted !== undefined) {
    addedByServer(inputs, wanted, names).forEach((warning) => {
      report.warn(warning)
    })
  }
}

/** The certificate once it is issued; undefined when there is no time to wait for it. */
async function issuedOf(
  context: RunContext,
  { wanted }: Decision,
  placed: PlacedReissue,
): Promise<ShownCertificate | undefined> {
  if (placed.issued !== undefined) {
    return placed.issued
  }
  const validation = wanted?.isTls === true ? new DomainValidation(context, placed) : undefined
  if (context.inputs.waitMinutes > 0) {
    return waitForIssuance(context, placed, validation)
  }
  await reportHoldUp(context, placed, validation)
  return undefined
}

/** After a skip: a deploy step can always run where the live certificate is for the CSR's key. */
async function deliverLive(context: RunContext, decision: Decision): Promise<void> {
  const { inputs, report } = context
  const { live } = decision.picture
  if (inputs.certificatePath === undefined || inputs.csr === undefined) {
    return
  }
  if (live?.id === undefined) {
    throw new NothingToDownloadError('nothing_to_download')
  }
  const shownKey = live.keyId()
  const isOther = shownKey !== undefined && shownKey !== inputs.csr.keyId
  const expected = expectationFor(context, decision, undefined)
  const chain = isOther
    ? undefined
    : await downloadLive(context, live.id, expected, shownKey !== undefined)
  if (chain === undefined) {
    report.update({ isOtherKey: true })
    report.log({ code: 'chain_not_written' })
  } else {
    write(context, live.id, chain)
  }
}

/** Where the order does not show the live certificate's key, one download tells; undefined when it is another. */
async function downloadLive(
  context: RunContext,
  id: string,
  expected: Expectation,
  isKeyKnown: boolean,
): Promise<Chain | undefined> {
  if (isKeyKnown) {
    return download(context, id, expected)
  }
  try {
    return await downloadOnce(context, id, expected)
  } catch (error) {
    if (!(error instanceof VerificationError)) {
      throw error
    }
    return error.code === 'other_key' ? undefined : download(context, id, expected)
  }
}

function expectationFor(
  { inputs }: RunContext,
  { kind, wanted, picture: { live } }: Decision,
  placed: PlacedReissue | undefined,
): Expectation {
  const isLive =
    kind === 'skip' ||
    (placed?.issued !== undefined && live !== undefined && isSame(placed.issued, live))
  return {
    keyId: inputs.csr?.keyId ?? '',
    names: wanted?.isTls === true ? wanted.all : [],
    notSerial: isLive ? undefined : live?.serialNumber,
    serial: isLive ? live?.serialNumber : undefined,
  }
}

function write(
  { inputs: { certificatePath: path }, report }: RunContext,
  id: string,
  chain: Chain,
): void {
  if (path === undefined) {
    return
  }
  try {
    // Another file may stand there since the run began.
    checkTarget(path)
    writeWhole(path, chain.pem)
  } catch (error) {
    throw new WriteError({ code: 'not_written', path, certificateId: id }, { cause: error })
  }
  reportChain(report, path, chain)
}
