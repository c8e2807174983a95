import type { Purpose } from '../certcentral/request.ts'
import type { DcvRecord, Unpublished } from '../order/validation.ts'
import type {
  AdoptReason,
  DueReason,
  NotDueReason,
  PlanWarning,
  RefuseReason,
} from '../plan/reasons.ts'

// What a run has to tell, as typed values: outputs, annotations, log and summary are rendered from these alone. Times
// are milliseconds since 1970.

/** The values of the output `status`. */
export type Status =
  | 'issued'
  | 'pending'
  | 'needs_approval'
  | 'needs_validation'
  | 'rejected'
  | 'skipped'
  | 'planned'
  | 'refused'

/** Why the run stands where it does; rendered into the output `reason`. */
export type Reason =
  | RefuseReason
  | NotDueReason
  | { readonly code: 'planned'; readonly due: DueReason }
  | { readonly code: 'reissued'; readonly due: DueReason }
  | { readonly code: 'adopted'; readonly why: AdoptReason }
  | { readonly code: 'auto_reissue_set'; readonly on: boolean }
  | { readonly code: 'auto_reissue_unread'; readonly on: boolean }
  /** Set before the POST, so that even a kill leaves it true. */
  | { readonly code: 'canceled_while_sending' }
  /** A failure; its sentence is the error's. */
  | { readonly code: 'failed'; readonly error: unknown }

/** A certificate as outputs and summary show it. */
export interface CertificateFacts {
  readonly id: string | undefined
  readonly serialNumber: string | undefined
  readonly validFrom: number | undefined
  readonly validTill: number | undefined
  /** SHA-256 of its public key, hex; undefined where it is not known. */
  readonly keyId: string | undefined
}

/** Which domains are to be validated, and how. */
export interface DcvState {
  readonly names: readonly string[]
  readonly method: string | undefined
  readonly randomValue: string | undefined
  readonly records: readonly DcvRecord[]
}

/** Whom a wait is for. */
export type WaitingFor =
  | { readonly code: 'approval'; readonly requestIds: readonly string[] }
  | { readonly code: 'validation'; readonly names: readonly string[] }
  /** Approved and valid, as far as anything tells: DigiCert issues. */
  | { readonly code: 'issuance'; readonly certificateId: string | undefined }
  /** CertCentral does not show the reissue yet. */
  | { readonly code: 'sight' }

/** A run as far as it came. Every field is undefined until it is known. */
export interface RunState {
  readonly orderId?: string
  /** The order's page in CertCentral; undefined in a rehearsal, where there is none. */
  readonly orderUrl?: string | undefined
  readonly isRehearsal?: boolean
  readonly isDryRun?: boolean
  /** Whether a CSR was given; a dry run may be without one. */
  readonly hasCsr?: boolean
  readonly commonName?: string | undefined
  /** Rendered empty for `unknown`. */
  readonly reissued?: boolean | 'unknown'
  readonly requestIds?: readonly string[]
  readonly certificateId?: string | undefined
  readonly status?: Status
  readonly reason?: Reason
  readonly autoReissue?: boolean | undefined
  readonly orderEnds?: number | undefined
  /** The certificate that was live before the run. */
  readonly live?: CertificateFacts | undefined
  /** The reissue's own certificate, once it is issued. */
  readonly issued?: CertificateFacts | undefined
  /** True where the live certificate, whose chain is not written, holds another key than the CSR. */
  readonly isOtherKey?: boolean
  readonly names?: {
    readonly kept: readonly string[]
    readonly added: readonly string[]
    readonly removed: readonly string[]
  }
  readonly certificatePath?: string
  readonly dcv?: DcvState | undefined
  readonly waitingFor?: WaitingFor
  /** The first day on which the next reissue is due, where `renew_before` tells. */
  readonly nextReissue?: number
}

/** A warning, as an annotation and in the summary; one of the same code and data is given once. */
export type Warning =
  | PlanWarning
  /** The run ends before the certificate is issued. */
  | { readonly code: 'keep_key' }
  | { readonly code: 'approval_not_skipped' }
  /** The error is undefined where the order was read and does not show the setting. */
  | { readonly code: 'auto_reissue_unread'; readonly on: boolean; readonly error: unknown }
  | { readonly code: 'dcv_not_published'; readonly why: Unpublished }
  | { readonly code: 'dcv_records_cut'; readonly left: number }

/** One line of the log. */
export type LogEvent =
  | { readonly code: 'rehearsal'; readonly apiUrl: string }
  | { readonly code: 'csr'; readonly keyName: string; readonly keyId: string }
  | { readonly code: 'order_read'; readonly status: string; readonly validTill: number | undefined }
  | {
      readonly code: 'names'
      readonly wanted: readonly string[]
      readonly added: readonly string[]
      readonly removed: readonly string[]
    }
  | { readonly code: 'would_set_auto_reissue'; readonly on: boolean }
  | { readonly code: 'auto_reissue_is'; readonly on: boolean }
  /** The reason and the IDs, as they stand in the state. */
  | { readonly code: 'decided' }
  | { readonly code: 'response_lost'; readonly error: unknown }
  | { readonly code: 'reissue_found' }
  | { readonly code: 'rate_limited'; readonly purpose: Purpose; readonly waitMs: number }
  | {
      readonly code: 'retrying'
      readonly purpose: Purpose
      readonly error: unknown
      readonly nextTry: number
      readonly tries: number
      readonly waitMs: number
    }
  | {
      readonly code: 'waiting'
      readonly for: WaitingFor
      readonly waitedMs: number
      readonly ofMs: number
      readonly nextMs: number
    }
  | { readonly code: 'look_failed'; readonly error: unknown }
  | { readonly code: 'issued'; readonly certificateId: string }
  | { readonly code: 'download_again'; readonly error: unknown; readonly waitMs: number }
  | {
      readonly code: 'chain_written'
      readonly path: string
      readonly certificates: number
      readonly subject: string
      readonly validTill: number
    }
  | { readonly code: 'chain_not_written' }
  | { readonly code: 'dcv_call_failed'; readonly purpose: Purpose; readonly error: unknown }
  | { readonly code: 'dcv_validated'; readonly name: string }
  | { readonly code: 'dcv_needed'; readonly names: readonly string[] }
  /** A dry run: these names would have to be validated. */
  | { readonly code: 'dcv_foreseen'; readonly names: readonly string[] }
  | { readonly code: 'dcv_record'; readonly record: DcvRecord }

/** What the stages of a run tell as they go; `report/report.ts` implements it. */
export interface Reporter {
  /** The run as it stands. */
  readonly state: RunState
  /** Takes the change into the state, and sets every output that it changes at once. */
  update(change: RunState): void
  /** One line of the log. */
  log(event: LogEvent): void
  /** An annotation, and a line of the summary; each warning once. */
  warn(warning: Warning): void
}
