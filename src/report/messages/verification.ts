import { dayOf } from '../../util/moment.ts'
import { listed } from '../../util/text.ts'
import type { VerificationFault } from '../../x509/verification.ts'

/** Why a downloaded chain is not what was expected. */
export function verificationText(fault: VerificationFault): string {
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
