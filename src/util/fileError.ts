import { CodedError } from './codedError.ts'

/** Why a file is not what is needed. */
export type FileFault = 'missing' | 'not_regular' | 'too_large' | 'unreadable' | 'unwritable'

/** A file that is not what is needed; `detail` is the code of the operating system, where it gave one. */
export class FileError extends CodedError {
  override readonly name = 'FileError'
  override readonly code: FileFault
  readonly detail: string

  constructor(code: FileFault, detail: string, options?: ErrorOptions) {
    super(detail === '' ? code : `${code}: ${detail}`, options)
    this.code = code
    this.detail = detail
  }
}
