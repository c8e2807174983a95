import { FaultError } from '../util/codedError.ts'

/** Why the chain must not, or cannot, be written to a path. */
export type TargetFault =
  | {
      readonly code:
        /** Control or bidirectional characters. */
        | 'characters'
        /** It begins with `~`. */
        | 'home'
        /** It ends like a folder. */
        | 'folder'
        /** Windows has no such path. */
        | 'windows_name'
        /** The CSR was read from it. */
        | 'csr'
        | 'link'
        | 'not_regular'
        | 'private_key'
        /** A file that holds anything but certificates. */
        | 'other_content'
    }
  | { readonly code: 'long_name'; readonly maxBytes: number }
  /** `detail` is the code of the operating system. */
  | { readonly code: 'unreadable' | 'unwritable'; readonly detail: string }

/** The chain must not, or cannot, be written to a path: `fault` says why, by its code. */
export class TargetError extends FaultError<TargetFault> {
  override readonly name = 'TargetError'
}
