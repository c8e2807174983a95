import type { SignatureHash } from '../certcentral/schema.ts'
import type { Reissue } from '../order/picture.ts'
import type { NameFault } from '../util/names.ts'

// Why a decision is as it is, and what to warn of: codes and data. The sentences are rendered in `report/`. Times are
// milliseconds since 1970; days are whole UTC days.

/** A reissue as reasons and messages name it. */
export interface NamedReissue {
  readonly state: Reissue['state']
  readonly requestId?: string | undefined
  readonly certificateId?: string | undefined
  /** When it was made. */
  readonly at?: number | undefined
}

/** A reissue of the picture, to be named. */
export function named({ state, request, certificate, madeAt }: Reissue): NamedReissue {
  return { state, requestId: request?.id, certificateId: certificate?.id, at: madeAt?.at }
}

/** Why a reissue is due. */
export type DueReason =
  | { readonly code: 'always_due' }
  | { readonly code: 'due'; readonly daysLeft: number }
  | { readonly code: 'live_revoked' }
  | { readonly code: 'name_missing'; readonly names: readonly string[] }
  | { readonly code: 'forced' }

/** Why nothing is done; `from` is the first day on which a reissue is due. */
export interface NotDueReason {
  readonly code: 'not_due'
  readonly daysLeft: number
  readonly from: number
}

/** Why a reissue that is on the order makes another one needless. */
export interface AdoptReason {
  readonly code: 'sent_by_this_run' | 'already_pending' | 'just_issued' | 'sent_by_earlier_attempt'
}

/** Why the order must not be reissued as asked. */
export type RefuseReason =
  | { readonly code: 'never_issued'; readonly status: string }
  | { readonly code: 'order_closed'; readonly status: string }
  | { readonly code: 'order_ended'; readonly on: number; readonly nextOrderId: string | undefined }
  | { readonly code: 'order_not_active'; readonly status: string }
  | { readonly code: 'common_name_missing' }
  | { readonly code: 'common_name_removed'; readonly name: string }
  | { readonly code: 'common_name_invalid'; readonly name: string; readonly fault: NameFault }
  | { readonly code: 'another_pending'; readonly reissue: NamedReissue }
  | { readonly code: 'dates_missing'; readonly field: 'valid_from' | 'valid_till' }
  | { readonly code: 'dates_contradict'; readonly validFrom: number; readonly validTill: number }
  | { readonly code: 'ends_with_order'; readonly validTill: number; readonly orderEnds: number }
  | { readonly code: 'gains_no_day'; readonly validTill: number; readonly earlier: NamedReissue }
  | { readonly code: 'was_rejected'; readonly reissue: NamedReissue; readonly status: string }
  | {
      readonly code: 'issued_without_name'
      readonly reissue: NamedReissue
      readonly names: readonly string[]
    }
  | { readonly code: 'names_dropped'; readonly names: readonly string[] }
  | { readonly code: 'live_hidden' }

/** What a user should know, though the run goes on. */
export type PlanWarning =
  | { readonly code: 'unknown_status'; readonly status: string }
  | { readonly code: 'order_renewed'; readonly nextOrderId: string | undefined }
  | { readonly code: 'order_ends_first'; readonly on: number }
  | { readonly code: 'auto_reissue_first' }
  | { readonly code: 'window_too_long'; readonly lifetimeDays: number; readonly usedDays: number }
  | { readonly code: 'same_key' }
  | { readonly code: 'csr_names_not_sent'; readonly names: readonly string[] }
  | { readonly code: 'schedule_without_window' }
  | { readonly code: 'names_added_by_server'; readonly names: readonly string[] }
  /** `before` is the moment by which to deploy. */
  | { readonly code: 'names_removed'; readonly names: readonly string[]; readonly before: number }
  | {
      readonly code: 'adopted_differs'
      readonly input: 'signature_hash' | 'server_platform'
      readonly asked: SignatureHash | number
      readonly shown: string | number
    }
