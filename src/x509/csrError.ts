import { FaultError } from '../util/codedError.ts'

/** Why a text is no acceptable certificate request. */
export type CsrFault =
  | {
      readonly code:
        | 'private_key'
        | 'certificate'
        | 'several'
        | 'no_request'
        | 'damaged'
        | 'unreadable_key'
        /** The parameters of the key's curve stand in the place of its name. */
        | 'explicit_curve'
        /** It does not match the content. */
        | 'signature'
    }
  | { readonly code: 'weak_key'; readonly bits: number }
  /** `curve` is Node's name of it; undefined where it has none. */
  | { readonly code: 'other_curve'; readonly curve: string | undefined }
  | { readonly code: 'other_key_type'; readonly type: string | undefined }
  | { readonly code: 'unknown_algorithm'; readonly oid: string }

/** A text is no acceptable certificate request: `fault` says why, by its code. */
export class CsrError extends FaultError<CsrFault> {
  override readonly name = 'CsrError'
}
