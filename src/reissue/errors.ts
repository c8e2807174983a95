import type { RefuseReason } from '../plan/reasons.ts'
import type { NamedReissue } from '../plan/reasons.ts'
import type { WaitingFor } from '../report/state.ts'
import { CodedError } from '../util/codedError.ts'

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
export class LostResponseError extends CodedError {
  override readonly name = 'LostResponseError'
  override readonly code: 'lost_absent' | 'lost_unknown'
  readonly orderId: string
  /** Why it cannot be told: the job was canceled, the order cannot be read, or what is shown proves nothing. */
  readonly doubt: LostDoubt | undefined

  constructor(orderId: string, doubt: LostDoubt | undefined, cause: unknown) {
    super(doubt === undefined ? 'the reissue is not there' : `unknown: ${doubt.code}`, { cause })
    this.code = doubt === undefined ? 'lost_absent' : 'lost_unknown'
    this.orderId = orderId
    this.doubt = doubt
  }
}

/** Why it cannot be told whether a reissue whose response was lost is on the order. */
export type LostDoubt =
  | { readonly code: 'canceled' }
  | { readonly code: 'unreadable'; readonly error: unknown }
  | { readonly code: 'not_enough_shown'; readonly reissue: NamedReissue | undefined }

/** The reissue came to nothing, or its certificate is not what was asked for. */
export class EndedError extends CodedError {
  override readonly name = 'EndedError'
  override readonly code: 'rejected' | 'canceled' | 'other_key_issued' | 'names_not_issued'
  readonly reissue: NamedReissue
  /** CertCentral's word, where one is shown. */
  readonly status: string
  readonly names: readonly string[]

  constructor(
    code: EndedError['code'],
    reissue: NamedReissue,
    { status = '', names = [] }: { status?: string; names?: readonly string[] } = {},
  ) {
    super(`${code} ${status} ${names.join(', ')}`.trim())
    this.code = code
    this.reissue = reissue
    this.status = status
    this.names = names
  }
}

/** The time to wait is over, and the certificate is not issued yet. Nothing is lost: the reissue stays pending. */
export class WaitOverError extends CodedError {
  override readonly name = 'WaitOverError'
  override readonly code = 'wait_over'
  readonly waitMinutes: number
  readonly waitingFor: WaitingFor

  constructor(waitMinutes: number, waitingFor: WaitingFor) {
    super(`not issued within ${waitMinutes} min, waiting for ${waitingFor.code}`)
    this.waitMinutes = waitMinutes
    this.waitingFor = waitingFor
  }
}

/** The setting was accepted, and the order does not show it. */
export class SettingError extends CodedError {
  override readonly name = 'SettingError'
  override readonly code = 'setting_without_effect'
  readonly orderId: string
  readonly on: boolean

  constructor(orderId: string, on: boolean) {
    super(`auto-reissue ${on} had no effect`)
    this.orderId = orderId
    this.on = on
  }
}

/** A reissue is on the order, and a later part of the run failed; `cause` says what. */
export class AfterReissueError extends CodedError {
  override readonly name = 'AfterReissueError'
  override readonly code = 'auto_reissue_not_set'
  readonly reissue: NamedReissue

  constructor(reissue: NamedReissue, cause: unknown) {
    super('the reissue is on the order, auto-reissue is not set', { cause })
    this.reissue = reissue
  }
}

/** The certificate is issued, and its chain could not be written; `cause` is the error of the file system. */
export class WriteError extends CodedError {
  override readonly name = 'WriteError'
  override readonly code = 'not_written'
  readonly path: string
  readonly certificateId: string

  constructor(path: string, certificateId: string, cause: unknown) {
    super(`cannot write ${path}`, { cause })
    this.path = path
    this.certificateId = certificateId
  }
}

/** CertCentral shows no certificate whose chain could be downloaded. */
export class NothingToDownloadError extends CodedError {
  override readonly name = 'NothingToDownloadError'
  override readonly code = 'nothing_to_download'

  constructor() {
    super('the order shows no certificate ID')
  }
}
