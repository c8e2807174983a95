import { FaultError } from '../util/codedError.ts'

/** The fault of a bundle, or of the certificate in it; times are milliseconds since 1970. */
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
export class VerificationError extends FaultError<VerificationFault> {
  override readonly name = 'VerificationError'
}
