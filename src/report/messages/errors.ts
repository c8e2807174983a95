import { CertCentralError, ResponseError } from '../../certcentral/errors.ts'
import { InputError } from '../../inputs/fault.ts'
import { TargetError } from '../../inputs/targetError.ts'
import {
  AfterReissueError,
  EndedError,
  LostResponseError,
  NothingToDownloadError,
  RefusedError,
  SettingError,
  WaitOverError,
  WriteError,
  type LostDoubt,
} from '../../reissue/errors.ts'
import { FileError } from '../../util/fileError.ts'
import { CancelledError } from '../../util/pause.ts'
import { span } from '../../util/moment.ts'
import { plain } from '../../util/text.ts'
import { VerificationError } from '../../x509/verification.ts'
import { endedParts } from './ended.ts'
import { inputsText } from './inputs.ts'
import { only, sentences, textOf, type MessageParts } from './parts.ts'
import { nameOf, onOff } from './phrases.ts'
import { refusalParts } from './refusals.ts'
import { serverCause, serverErrorParts } from './serverErrors.ts'
import { fileErrorText, targetFaultText } from './target.ts'
import { verificationText } from './verification.ts'
import { holdUpText } from './waiting.ts'

const RESUMES = 'A run with the same CSR resumes, without another reissue'

/** The whole message of a failure: what failed, the server's own words, what to do. */
export function errorText(error: unknown): string {
  return textOf(errorParts(error))
}

/** What failed, with the server's own words, on one line and without advice: for the log and inside other messages. */
export function faultText(error: unknown): string {
  const { what, words } = errorParts(error)
  return sentences([what, words]).replace(/\.$/, '')
}

/** What happened to a request, for a message that names the request itself. */
export function causeText(error: unknown): string {
  return error instanceof CertCentralError ? serverCause(error) : faultText(error)
}

/** The message of a failure in its parts. */
export function errorParts(error: unknown): MessageParts {
  if (error instanceof InputError) {
    return only(inputsText(error.faults))
  }
  if (error instanceof CertCentralError) {
    return serverErrorParts(error)
  }
  if (error instanceof RefusedError) {
    return refusalParts(error.reason)
  }
  if (error instanceof LostResponseError) {
    return lostParts(error)
  }
  if (error instanceof EndedError) {
    return endedParts(error)
  }
  if (error instanceof CancelledError) {
    return canceledParts(error)
  }
  return laterParts(error)
}

/** Failures of what follows a reissue, and what this action does not know. */
function laterParts(error: unknown): MessageParts {
  if (error instanceof WaitOverError) {
    return {
      what: `The certificate was not issued within ${span(error.waitMinutes * 60_000)} (wait_minutes)`,
      words: holdUpText(error.waitingFor),
      advice: `Nothing is lost: keep this CSR's private key. ${RESUMES}`,
    }
  }
  if (error instanceof SettingError) {
    return {
      what: `Auto-reissue of order ${error.orderId} is still ${onOff(!error.on)}, although CertCentral accepted to switch it ${onOff(error.on)}`,
      words: '',
      advice:
        'The order has no Multi-year Plan, or the account does not offer one: remove auto_reissue from the workflow',
    }
  }
  if (error instanceof AfterReissueError) {
    const name = nameOf(error.reissue)
    return {
      what: `The reissue is on the order${name === undefined ? '' : ` (${name})`}, but auto-reissue is not set`,
      words: errorText(error.cause),
      advice: `Keep this CSR's private key. ${RESUMES}`,
    }
  }
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
  return only(messageOf(error))
}

function lostParts({ code, orderId, doubt, cause }: LostResponseError): MessageParts {
  const isLimit = cause instanceof ResponseError && cause.isRateLimit
  const happened = isLimit
    ? 'The reissue was sent and met the rate limit'
    : 'The reissue was sent, but its response was lost'
  const words = `What happened: ${causeText(cause)}`
  if (code === 'lost_absent') {
    return {
      what: `${happened}, and no reissue appeared on order ${orderId}: it was most likely not accepted`,
      words,
      advice: 'It was not sent again. Run again: the run looks at the order before it sends',
    }
  }
  return {
    what: `${happened}, and it is unknown whether it was accepted: ${doubtText(doubt)}`,
    words,
    advice: `It was not sent again. Look at order ${orderId} in CertCentral before you run again, and keep this CSR's private key`,
  }
}

function doubtText(doubt: LostDoubt | undefined): string {
  switch (doubt?.code) {
    case 'canceled':
      return 'the job was canceled before the reissue was found'
    case 'unreadable':
      return `the order cannot be read (${causeText(doubt.error)})`
    case 'not_enough_shown': {
      const name = doubt.reissue && nameOf(doubt.reissue)
      return name === undefined
        ? 'CertCentral shows too little of the order'
        : `CertCentral shows a reissue (${name}), but too little of it to recognize it`
    }
    case undefined:
      return 'the order does not show it'
  }
}

function canceledParts({ wasSent }: CancelledError): MessageParts {
  return wasSent
    ? {
        what: 'The job was canceled while a change was under way, and its response did not arrive',
        words: '',
        advice: 'Look at the order in CertCentral, or run again with the same CSR',
      }
    : {
        what: 'The job was canceled',
        words: '',
        advice: 'What was submitted stays on the order, and a run with the same CSR resumes',
      }
}

/** Whatever keeps a file from being written. */
function writeFaultText(cause: unknown): string {
  if (cause instanceof TargetError) {
    return `The path ${targetFaultText(cause.fault)}`
  }
  return cause instanceof FileError ? `The path ${fileErrorText(cause)}` : messageOf(cause)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
