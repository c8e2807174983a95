import { listed, plain } from '../../util/text.ts'
import type { WaitingFor } from '../state.ts'
import { requestsOf } from './phrases.ts'

/** What holds the certificate up, and who can act. */
export function holdUpText(waitingFor: WaitingFor): string {
  switch (waitingFor.code) {
    case 'approval':
      return `${capital(awaiting(waitingFor.requestIds))}: an administrator or manager must approve ${waitingFor.requestIds.length > 1 ? 'them' : 'it'} in CertCentral`
    case 'validation':
      return `These domains are not validated: ${listed(waitingFor.names)}. Publish the records in the output dcv_records, if there are any, or validate the domains in CertCentral`
    case 'issuance': {
      const { certificateId: id } = waitingFor
      return id === undefined
        ? 'The reissue is accepted, and DigiCert has not issued it yet'
        : `The reissue is accepted, and DigiCert has not issued certificate ${plain(id, 40)} yet`
    }
    case 'sight':
      return 'CertCentral does not show the reissue yet'
  }
}

/** The same in a few words, for a line of the log. */
export function holdUpPhrase(waitingFor: WaitingFor): string {
  switch (waitingFor.code) {
    case 'approval':
      return awaiting(waitingFor.requestIds)
    case 'validation':
      return `these domains are not validated: ${listed(waitingFor.names)}`
    case 'issuance':
      return 'DigiCert has not issued it yet'
    case 'sight':
      return 'CertCentral does not show the reissue yet'
  }
}

function awaiting(requestIds: readonly string[]): string {
  return `${requestsOf(requestIds)} ${requestIds.length > 1 ? 'await' : 'awaits'} approval`
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
