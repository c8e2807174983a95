import type { NewOrder } from '../account/newOrder.ts'
import { severalOrders } from '../account/severalOrders.ts'
import type { SandboxOptions } from '../options.ts'
import { Inputs } from './inputs.ts'

/** What the stand-in plays; plain data, so that it can be handed to another process. */
export interface Rehearsal {
  readonly account: Pick<
    SandboxOptions,
    'approval' | 'issueDelay' | 'domainValidation' | 'validateAfter' | 'dnsServer' | 'httpServer'
  >
  /** Milliseconds; absent is never. */
  readonly approveAfterMs?: number
  readonly orders: readonly NewOrder[]
}

/**
 * Reads the inputs of `sandbox/action.yml`. An empty text means the default, because the runner fills in a default
 * only where the workflow leaves the input out.
 * @throws Error that names every input that cannot be used
 */
export function readRehearsal(read: (input: string) => string): Rehearsal {
  const inputs = new Inputs(read)
  const names = inputs.list('names', 'example.com www.example.com')
  const daysLeft = inputs.days('days_left', '40')
  const orderDaysLeft = inputs.day('order_days_left')
  const approveAfterMs = inputs.seconds('approve_after')
  const validateAfter = inputs.seconds('validate_after')
  const dnsServer = inputs.text('dns_server')
  const httpServer = inputs.text('http_server')
  const order = {
    ...(orderDaysLeft !== undefined && { orderDaysLeft }),
    status: inputs.text('order_status') || 'issued',
    multiYearPlan: inputs.boolean('multi_year_plan', true),
  }
  const rehearsal = {
    account: {
      approval: inputs.boolean('approval', true),
      issueDelay: inputs.seconds('issue_delay') ?? 0,
      domainValidation: inputs.boolean('validation', validateAfter !== undefined),
      ...(validateAfter !== undefined && { validateAfter }),
      ...(dnsServer !== '' && { dnsServer }),
      ...(httpServer !== '' && { httpServer }),
    },
    ...(approveAfterMs !== undefined && { approveAfterMs }),
    orders: severalOrders({ ...order, names }, daysLeft),
  }
  inputs.check()
  return rehearsal
}
