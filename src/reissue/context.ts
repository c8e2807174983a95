import type { CertCentral } from '../certcentral/writer.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Fingerprint, Run } from '../order/fingerprint.ts'
import type { OrderPicture } from '../order/picture.ts'
import type { ShownCertificate } from '../order/shown.ts'
import type { Moment } from '../util/moment.ts'
import type { Reporter } from '../report/state.ts'

/** What every stage of a run works with. */
export interface RunContext {
  readonly inputs: Inputs
  readonly run: Run
  readonly report: Reporter
  readonly certcentral: CertCentral
  /** Aborted when the runner cancels the job. */
  readonly cancelled: AbortSignal
}

/** The reissue that the run goes on with: sent, recovered or adopted. */
export interface PlacedReissue {
  readonly requestIds: readonly string[]
  /** Undefined while CertCentral shows none. */
  readonly certificateId: string | undefined
  readonly fingerprint: Fingerprint
  /** When it was made, by the server's clock; for one that this run sent, when the order was read before. */
  readonly since: Moment | undefined
  /** The order as the run decided on it; its live certificate is never the one that is waited for. */
  readonly before: OrderPicture
  /** The certificate, where it is shown as issued already. */
  readonly issued: ShownCertificate | undefined
  readonly isAwaitingApproval: boolean
  /** PEM, where the chain came with the response; else empty. */
  readonly chainPem: string
  /** What DigiCert looks for where a domain must be validated, where the response brought it. */
  readonly dcvRandomValue: string | undefined
}
