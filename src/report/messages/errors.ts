import { CertCentralError } from '../../certcentral/errors.ts'
import { InputError } from '../../inputs/fault.ts'
import {
  AfterReissueError,
  EndedError,
  LostResponseError,
  RefusedError,
  SettingError,
  WaitOverError,
} from '../../reissue/errors.ts'
import { span } from '../../util/moment.ts'
import { CancelledError } from '../../util/pause.ts'
import { chainParts } from './chain.ts'
import { endedParts } from './ended.ts'
import { inputsText } from './inputs.ts'
import { lostParts } from './lost.ts'
import { messageOf, only, sentences, textOf, type MessageParts } from './parts.ts'
import { nameOf, onOff, RERUN_RESUMES, RESUMES } from './phrases.ts'
import { refusalParts } from './refusals.ts'
import { serverCause, serverErrorParts } from './serverErrors.ts'
import { holdUpText } from './waiting.ts'

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
    return lostParts(error, causeText)
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
    const { waitMinutes, waitingFor } = error.fault
    return {
      what: `The certificate was not issued within ${span(waitMinutes * 60_000)} (wait_minutes)`,
      words: holdUpText(waitingFor),
      advice: `Nothing is lost: keep this CSR's private key. ${RESUMES}`,
    }
  }
  if (error instanceof SettingError) {
    const { orderId, on } = error.fault
    return {
      what: `Auto-reissue of order ${orderId} is still ${onOff(!on)}, although CertCentral accepted the change`,
      words: '',
      advice: on
        ? 'Auto-reissue needs an order with a Multi-year Plan: remove auto_reissue from the workflow if the order has none'
        : 'Run again; if it stays on, switch it off in CertCentral',
    }
  }
  if (error instanceof AfterReissueError) {
    const name = nameOf(error.fault.reissue)
    return {
      what: `The reissue is on the order${name === undefined ? '' : ` (${name})`}, but auto-reissue was not set`,
      words: errorText(error.cause),
      advice: `Keep this CSR's private key. ${RERUN_RESUMES}`,
    }
  }
  return chainParts(error) ?? only(messageOf(error))
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
        advice:
          'If a reissue was submitted, it stays on the order, and a run with the same CSR resumes',
      }
}
