import { NothingToDownloadError, WriteError } from '../../reissue/errors.ts'
import { TargetError } from '../../inputs/targetError.ts'
import { FileError } from '../../util/fileError.ts'
import { dayOf } from '../../util/moment.ts'
import { listed, plain } from '../../util/text.ts'
import { VerificationError, type VerificationFault } from '../../x509/verification.ts'
import { messageOf, type MessageParts } from './parts.ts'
import { RERUN_RESUMES } from './phrases.ts'
import { fileErrorText, targetFaultText } from './target.ts'

/** Why the chain of an issued certificate is not there; undefined for an error about anything else. */
export function chainParts(error: unknown): MessageParts | undefined {
  if (error instanceof VerificationError) {
    return {
      what: `The downloaded chain cannot be used: ${verificationText(error.fault)}`,
      words: '',
      advice: `${DATED.has(error.code) ? "Check the runner's clock. " : ''}The certificate is issued, and no file was written: keep this CSR's private key. ${RERUN_RESUMES}; if it fails again, report it to DigiCert's support`,
    }
  }
  if (error instanceof WriteError) {
    return {
      what: `Certificate ${plain(error.fault.certificateId, 40)} is issued, but its chain could not be written to ${plain(error.fault.path, 300)}`,
      words: writeFaultText(error.cause),
      advice: `Correct this, or set another certificate_path, and keep this CSR's private key. ${RERUN_RESUMES}`,
    }
  }
  if (error instanceof NothingToDownloadError) {
    return {
      what: 'The chain cannot be downloaded: the order shows no certificate ID',
      words: '',
      advice: 'Look at the order in CertCentral, and run again with the same CSR',
    }
  }
  return undefined
}

/** Whatever keeps a file from being written. */
function writeFaultText(cause: unknown): string {
  if (cause instanceof TargetError) {
    return `The path ${targetFaultText(cause.fault)}`
  }
  return cause instanceof FileError ? `The path ${fileErrorText(cause)}` : messageOf(cause)
}

/** Faults that a wrong clock of the runner makes as well. */
const DATED: ReadonlySet<string> = new Set(['not_valid_now', 'chain_expired'])

function verificationText(fault: VerificationFault): string {
  switch (fault.code) {
    case 'no_certificate':
      return 'it holds no certificate'
    case 'damaged':
      return 'it holds a certificate that is cut off or cannot be read'
    case 'other_key':
      return "no certificate in it holds the CSR's key"
    case 'not_new':
      return 'it holds the certificate that was live before, not the new one'
    case 'serial_differs':
      return `it holds another certificate with the same key (serial number ${fault.found}, not ${fault.shown})`
    case 'not_valid_now':
      return `its certificate is valid ${lifetime(fault)}, not now`
    case 'names_missing':
      return `its certificate lacks ${listed(fault.names)}`
    case 'no_issuer':
      return `it lacks the certificate of the issuer ${listed([fault.issuer])}`
    case 'signature':
      return `a signature by ${listed([fault.issuer])} is not valid`
    case 'chain_expired':
      return `it leads only to ${listed([fault.subject])}, which is valid ${lifetime(fault)}, not now`
  }
}

function lifetime({ from, till }: { readonly from: number; readonly till: number }): string {
  return `from ${dayOf(from)} to ${dayOf(till)}`
}
