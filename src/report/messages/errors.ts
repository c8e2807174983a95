import { CertCentralError, ResponseError } from '../../certcentral/errors.ts'
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
import { CancelledError } from '../../util/pause.ts'
import { span } from '../../util/moment.ts'
import { listed, plain } from '../../util/text.ts'
import { only, sentences, textOf, type MessageParts } from './parts.ts'
import { nameOf, onOff } from './phrases.ts'
import { refusalParts } from './refusals.ts'
import { serverCause, serverErrorParts } from './serverErrors.ts'
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
  if (error instanceof WriteError) {
    return {
      what: `Certificate ${plain(error.certificateId, 40)} is issued, but its chain could not be written to ${plain(error.path, 300)}`,
      words: messageOf(error.cause),
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

function endedParts({ code, reissue, status, names }: EndedError): MessageParts {
  const name = nameOf(reissue)
  const which = name === undefined ? '' : ` (${name})`
  switch (code) {
    case 'rejected':
      return {
        what: `The reissue${which} was ${plain(status, 60) || 'rejected'}`,
        words: '',
        advice:
          'Look up the reason in CertCentral, correct it, and run again with a CSR that has a new key, or with other names; or set force: true to submit the same again',
      }
    case 'canceled':
      return {
        what: `The reissue${which} was canceled: the order shows neither it nor its certificate any more`,
        words: '',
        advice: 'Run again to submit another one',
      }
    case 'other_key_issued':
      return {
        what: `The reissue${which} was issued with another key than the CSR's`,
        words: '',
        advice:
          'Look in CertCentral who replaced the CSR. To get a certificate for this CSR, run again with force: true',
      }
    case 'names_not_issued':
      return {
        what: `The reissue${which} was issued without ${listed(names)}`,
        words: '',
        advice:
          'Check in CertCentral whether the product allows every name, or take the missing ones out of dns_names and common_name',
      }
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
