import type { RefuseReason } from '../plan/reasons.ts'
import type { NamedReissue } from '../plan/reasons.ts'
import type { WaitingFor } from '../report/state.ts'
import { CodedError, CodeError, FaultError } from '../util/codedError.ts'

/** The order must not be reissued as asked. */
export class RefusedError extends CodedError {
  override readonly name = 'RefusedError'
  override readonly code = 'refused'
  readonly reason: RefuseReason

  constructor(reason: RefuseReason) {
    super(`refused: ${reason.code}`)
    this.reason = reason
  }
}

/** The response to the POST was lost, and the reissue was not found. `cause` is what was lost. */
export class LostResponseError extends FaultError<
  | { readonly code: 'lost_absent'; readonly orderId: string }
  | { readonly code: 'lost_unknown'; readonly orderId: string; readonly doubt: LostDoubt }
> {
  override readonly name = 'LostResponseError'
}

/** Why it cannot be told whether a reissue whose response was lost is on the order. */
export type LostDoubt =
  | { readonly code: 'canceled' }
  | { readonly code: 'unreadable'; readonly error: unknown }
  | { readonly code: 'not_enough_shown'; readonly reissue: NamedReissue | undefined }

/** The reissue ended, or its certificate is not what was asked for. */
export class EndedError extends FaultError<{
  readonly code: 'rejected' | 'canceled' | 'other_key_issued' | 'names_not_issued'
  readonly reissue: NamedReissue
  /** CertCentral's word, where one is shown. */
  readonly status?: string
  /** The names that were not issued. */
  readonly names?: readonly string[]
}> {
  override readonly name = 'EndedError'
}

/** The time to wait is over, and the certificate is not issued yet. Nothing is lost: the reissue stays pending. */
export class WaitOverError extends FaultError<{
  readonly code: 'wait_over'
  readonly waitMinutes: number
  readonly waitingFor: WaitingFor
}> {
  override readonly name = 'WaitOverError'
}

/** The setting was accepted, and the order does not show it. */
export class SettingError extends FaultError<{
  readonly code: 'setting_without_effect'
  readonly orderId: string
  /** What it was set to. */
  readonly on: boolean
}> {
  override readonly name = 'SettingError'
}

/** A reissue is on the order, and a later part of the run failed; `cause` says what. */
export class AfterReissueError extends FaultError<{
  readonly code: 'auto_reissue_not_set'
  readonly reissue: NamedReissue
}> {
  override readonly name = 'AfterReissueError'
}

/** The certificate is issued, and its chain could not be written; `cause` is the error of the file system. */
export class WriteError extends FaultError<{
  readonly code: 'not_written'
  readonly path: string
  readonly certificateId: string
}> {
  override readonly name = 'WriteError'
}

/** CertCentral shows no certificate whose chain could be downloaded. */
export class NothingToDownloadError extends CodeError<'nothing_to_download'> {
  override readonly name = 'NothingToDownloadError'
}
