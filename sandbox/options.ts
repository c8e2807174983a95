import type { Fault } from './faults/faults.ts'
import type { RequestEntry } from './api/requestLog.ts'
import type { Settings, Switches } from './settings.ts'
import type { TlsOptions } from './authority/tls.ts'

/** How to start a sandbox: everything may be left out, and every setting may be given here. */
export interface SandboxOptions extends Partial<Settings> {
  /** A free port by default. */
  readonly port?: number
  /** A random one by default. */
  readonly apiKey?: string
  /** The clock, in milliseconds; `Date` in answers comes from it too. */
  readonly now?: () => number
  /** HTTPS instead of HTTP; the CA is `sandbox.ca`. */
  readonly tls?: TlsOptions
  readonly switches?: Partial<Switches>
  readonly faults?: readonly Fault[]
  /** Called with each request before anything is done with it, and waited for. */
  readonly onRequest?: (entry: RequestEntry) => void | Promise<void>
}
