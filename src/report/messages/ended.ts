import type { EndedError } from '../../reissue/errors.ts'
import { listed, plain } from '../../util/text.ts'
import type { MessageParts } from './parts.ts'
import { AFTER_REJECTION, nameOf } from './phrases.ts'

/** How a reissue ended otherwise than was asked, and what to do. */
export function endedParts({ fault }: EndedError): MessageParts {
  const { code, reissue, status = '', names = [] } = fault
  const name = nameOf(reissue)
  const which = name === undefined ? '' : ` (${name})`
  switch (code) {
    case 'rejected':
      return {
        what: `The reissue${which} was ${plain(status, 60) || 'rejected'}`,
        words: '',
        advice: AFTER_REJECTION,
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
