import type { CertCentralError } from '../certcentral/errors.ts'
import type { Order } from '../certcentral/schema.ts'
import type { Validation } from '../certcentral/validation.ts'
import type { Moment } from '../util/moment.ts'
import type { EndingOrder } from './select.ts'

/** What will stop a reissue, with what is known of it. */
export type Blocker =
  | { readonly code: 'auto_reissue'; readonly until: Moment }
  | {
      readonly code: 'domain_validation'
      readonly until: Moment | undefined
      readonly names: readonly string[]
    }
  | { readonly code: 'order_ends'; readonly until: Moment }
  | { readonly code: 'organization_validation'; readonly until: Moment | undefined }
  | PendingReissue
  | { readonly code: 'renewed'; readonly by: string | undefined }
  | { readonly code: 'unknown'; readonly why: ReadingFailure }

/** A reissue that is on the order already, with what it awaits. */
export interface PendingReissue {
  readonly code: 'reissue_pending'
  readonly since: Moment | undefined
  readonly awaits: Awaited
  readonly requestId: string | undefined
}

/** What a pending reissue awaits; unknown where it could not be read. */
export type Awaited = 'approval' | 'domain_validation' | 'digicert' | 'unknown'

/** What was read of an order; each part undefined where it could not be. */
export interface OrderReadings {
  readonly order: Order | undefined
  readonly validation: Validation | undefined
  /** Why a part could not be read. */
  readonly failure: ReadingFailure | undefined
}

/** Why something was not read: it failed, or was not tried because so many readings before it had failed in a row. */
export type ReadingFailure =
  | { readonly code: 'failed'; readonly error: CertCentralError }
  | { readonly code: 'not_tried'; readonly failures: number }

/** A blocker, and the order that it stands in the way of. */
export interface BlockedOrder {
  readonly order: EndingOrder
  readonly blocker: Blocker
  /** When it begins to block, in milliseconds since 1970: now, where it does already. */
  readonly at: number
}
