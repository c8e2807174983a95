import { NothingToDownloadError, WriteError } from '../../reissue/errors.ts'
import { TargetError } from '../../inputs/targetError.ts'
import { FileError } from '../../util/fileError.ts'
import { dayOf } from '../../util/moment.ts'
import { listed, plain } from '../../util/text.ts'
import { VerificationError, type VerificationFault } from '../../x509/verification.ts'
import { messageOf, only, type MessageParts } from './parts.ts'
import { RESUMES } from './phrases.ts'
import { fileErrorText, targetFaultText } from './target.ts'

/** Why the chain of an issued certificate is not there; undefined for an error about anything else. */
export function chainParts(error: unknown): MessageParts | undefined {
  if (error instanceof VerificationError) {
    return only(verificationText(error.fault))
  }
  if (error instanceof WriteError) {
    return {
      what: `Certificate ${plain(error.certificateId, 40)} is issued, but its chain could not be written to ${plain(error.path, 300)}`,
      words: writeFaultText(error.cause),
      advice: `Make the path writable, and keep this CSR's private key. ${RESUMES}`,
    }
  }
  if (error instanceof NothingToDownloadError) {
    return {
      what: 'The chain cannot be downloaded: the order shows no certificate ID',
      words: '',
      advice: 'Look at the order in CertCentral, and run again',
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

function verificationText(fault: VerificationFault): string {
  switch (fault.code) {
    case 'no_certificate':
      return 'The response holds no certificate'
    case 'damaged':
      return 'The response holds a certificate that is cut or cannot be read'
    case 'other_key':
      return "No certificate of the response holds the CSR's key"
    case 'not_new':
      return 'The response holds the certificate that was live before, not the new one'
    case 'serial_differs':
      return `The response holds another certificate of the order with the same key: serial number ${fault.found}, not ${fault.shown}`
    case 'not_valid_now':
      return `The certificate is not valid now, only ${lifetime(fault)}`
    case 'names_missing':
      return `The certificate does not carry ${listed(fault.names)}`
    case 'no_issuer':
      return `The certificate's issuer is not in the response: ${listed([fault.issuer])}`
    case 'signature':
      return `A signature along the chain does not hold: that of ${listed([fault.issuer])}`
    case 'chain_expired':
      return `The chain leads only to a certificate that is valid ${lifetime(fault)}: ${listed([fault.subject])}`
  }
}

function lifetime({ from, till }: { readonly from: number; readonly till: number }): string {
  return `from ${dayOf(from)} to ${dayOf(till)}`
}
