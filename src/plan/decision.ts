import type { ReissueBody } from '../certcentral/schema.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Fingerprint, Run } from '../order/fingerprint.ts'
import type { OrderPicture, Reissue } from '../order/picture.ts'
import type { Due } from './due.ts'
import type { AdoptReason, DueReason, NotDueReason, PlanWarning, RefuseReason } from './reasons.ts'
import type { Wanted } from './wanted.ts'

/** What the rules and the warnings go by. */
export interface Case {
  readonly picture: OrderPicture
  readonly inputs: Inputs
  readonly run: Run
  readonly wanted: Wanted
  /** Undefined without a CSR. */
  readonly fingerprint: Fingerprint | undefined
  readonly due: Due
}

/** What every decision is made on. */
export interface Grounds {
  readonly picture: OrderPicture
  /** Undefined where no names can be told. */
  readonly wanted: Wanted | undefined
  /** Undefined without a CSR. */
  readonly fingerprint: Fingerprint | undefined
  readonly warnings: readonly PlanWarning[]
}

/** A reissue that is adopted instead of sending another. */
export interface Adoption {
  readonly reason: AdoptReason
  readonly adopted: Reissue
  /** Whether this run or an earlier attempt of it sent the reissue. */
  readonly isOfThisRun: boolean
}

/** The next step for the order. `reason.code` is stable. */
export type Decision = Grounds &
  (
    | { readonly kind: 'refuse'; readonly reason: RefuseReason }
    | { readonly kind: 'skip'; readonly reason: NotDueReason }
    | ({ readonly kind: 'adopt'; readonly fingerprint: Fingerprint } & Adoption)
    /** A dry run: what would be sent without it. */
    | { readonly kind: 'plan'; readonly reason: DueReason }
    | {
        readonly kind: 'reissue'
        readonly reason: DueReason
        readonly fingerprint: Fingerprint
        readonly wanted: Wanted
        /** The exact body to send. */
        readonly body: ReissueBody
      }
  )

/** The decision to send a reissue. */
export type ReissueDecision = Extract<Decision, { kind: 'reissue' }>
