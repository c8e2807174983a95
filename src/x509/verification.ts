import { dayOf } from '../util/moment.ts'
import { listed } from '../util/text.ts'

/** What is wrong with a bundle, or with the certificate in it; times are milliseconds since 1970. */
export type VerificationFault =
  | { readonly code: 'no_certificate' | 'damaged' | 'other_key' | 'not_new' }
  | { readonly code: 'serial_differs'; readonly shown: string; readonly found: string }
  | { readonly code: 'not_valid_now'; readonly from: number; readonly till: number }
  | { readonly code: 'names_missing'; readonly names: readonly string[] }
  | { readonly code: 'no_issuer' | 'signature'; readonly issuer: string }
  | {
      readonly code: 'chain_expired'
      readonly subject: string
      readonly from: number
      readonly till: number
    }

/** The chain in a bundle is not what was expected: `fault` says why, by its code. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError'
  readonly fault: VerificationFault

  constructor(fault: VerificationFault, options?: ErrorOptions) {
    super(sentenceOf(fault), options)
    this.fault = fault
  }

  /** Stable, whatever the message says. */
  get code(): VerificationFault['code'] {
    return this.fault.code
  }
}

function sentenceOf(fault: VerificationFault): string {
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
      return `The certificate is not valid now, only from ${dayOf(fault.from)} to ${dayOf(fault.till)}`
    case 'names_missing':
      return `The certificate does not carry ${listed(fault.names)}`
    case 'no_issuer':
      return `The certificate's issuer is not in the response: ${listed([fault.issuer])}`
    case 'signature':
      return `A signature along the chain does not hold: that of ${listed([fault.issuer])}`
    case 'chain_expired':
      return `The chain leads only to a certificate that is valid from ${dayOf(fault.from)} to ${dayOf(fault.till)}: ${listed([fault.subject])}`
  }
}
