import type { NewOrder } from '../account/newOrder.ts'
import type { SandboxOptions } from '../options.ts'

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
 * @throws Error for the first input that cannot be used
 */
export function readRehearsal(read: (input: string) => string): Rehearsal {
  const inputs = new Inputs(read)
  const names = inputs.list('names', 'example.com www.example.com')
  const daysLeft = inputs.list('days_left', '40').map((text) => numberIn('days_left', text))
  const orderDaysLeft = inputs.number('order_days_left')
  const approveAfter = inputs.number('approve_after')
  const validateAfter = inputs.number('validate_after')
  const dnsServer = inputs.text('dns_server')
  const httpServer = inputs.text('http_server')
  const order = {
    ...(orderDaysLeft !== undefined && { orderDaysLeft }),
    status: inputs.text('order_status') || 'issued',
    multiYearPlan: inputs.boolean('multi_year_plan', true),
  }
  return {
    account: {
      approval: inputs.boolean('approval', true),
      issueDelay: (inputs.number('issue_delay') ?? 0) * 1000,
      domainValidation: inputs.boolean('validation', validateAfter !== undefined),
      ...(validateAfter !== undefined && { validateAfter: validateAfter * 1000 }),
      ...(dnsServer !== '' && { dnsServer }),
      ...(httpServer !== '' && { httpServer }),
    },
    ...(approveAfter !== undefined && { approveAfterMs: approveAfter * 1000 }),
    orders: daysLeft.map((days, index) => ({
      ...order,
      daysLeft: days,
      names: index === 0 ? names : names.map((name) => `${String(index + 1)}.${name}`),
    })),
  }
}

class Inputs {
  readonly #read: (input: string) => string

  constructor(read: (input: string) => string) {
    this.#read = read
  }

  text(input: string): string {
    return this.#read(input).trim()
  }

  list(input: string, otherwise: string): string[] {
    const items = (this.text(input) || otherwise).split(/[\s,]+/)
    return items.filter((item) => item !== '')
  }

  number(input: string): number | undefined {
    const text = this.text(input)
    return text === '' ? undefined : numberIn(input, text)
  }

  boolean(input: string, otherwise: boolean): boolean {
    const text = this.text(input).toLowerCase()
    if (text === '') {
      return otherwise
    }
    if (text === 'true' || text === 'false') {
      return text === 'true'
    }
    throw new Error(`${input} must be true or false, not "${text}"`)
  }
}

function numberIn(input: string, text: string): number {
  const number = Number(text)
  if (Number.isFinite(number)) {
    return number
  }
  throw new Error(`${input} must be a number, not "${text}"`)
}
