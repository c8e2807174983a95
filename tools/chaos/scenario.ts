import type { Fault } from '../../sandbox/faults/faults.ts'
import type { NewOrder } from '../../sandbox/account/newOrder.ts'
import type { NewReissue } from '../../sandbox/account/newReissue.ts'
import type { Settings, Switches } from '../../sandbox/settings.ts'
import { drawFaults } from './faults.ts'
import { Random } from './random.ts'
import { NO_LAG, drawLag, drawPendingSwitches, drawSwitches, type Lag } from './switches.ts'

/** Everything that chance decides about one run; the same for the same seed and number. */
export interface Scenario {
  readonly order: NewOrder
  /** A reissue that is on the order before the run: another person's, or one with the same CSR. */
  readonly earlier: (Omit<NewReissue, 'csr'> & { readonly sameCsr: boolean }) | undefined
  /** Whether the current certificate was made from the CSR of the run. */
  readonly sameCsr: boolean
  readonly settings: Partial<Settings>
  readonly switches: Partial<Switches>
  /** How far the places lag behind in the first attempt. */
  readonly lag: Lag
  readonly faults: readonly Fault[]
  /** The step's inputs but for key, URL, order and CSR. */
  readonly inputs: Readonly<Record<string, string>>
  readonly givesCsr: boolean
  readonly key: 'full' | 'view only' | 'cannot skip approval'
  readonly eventName: string
  /** Whether the job is run again, as attempt 2, once the faults are over. */
  readonly again: boolean
  readonly timeoutSeconds: number
  readonly waitSeconds: number
}

/** The names of each order. */
export const NAMES = ['example.com', 'www.example.com', 'api.example.com']

/** Draws a run. */
export function drawScenario(seed: number, run: number): Scenario {
  const random = new Random(seed, run)
  const timeoutSeconds = random.pick([2, 3, 5])
  const { inputs, waitSeconds, givesCsr } = drawInputs(random)
  const faults = drawFaults(random, inputs, timeoutSeconds)
  // A 429 to what took effect is a lie, which no client can see through where the places lag.
  const lies = faults.some(({ fault, when }) => fault === 'too_many' && when === 'after')
  return {
    order: drawOrder(random),
    earlier: drawEarlier(random),
    sameCsr: random.chance(0.1),
    settings: drawSettings(random),
    switches: { ...drawSwitches(random), ...drawPendingSwitches(random) },
    lag: lies ? NO_LAG : drawLag(random),
    faults,
    inputs: { ...inputs, timeout_seconds: String(timeoutSeconds) },
    givesCsr,
    key: random.pick([
      'full',
      'full',
      'full',
      'full',
      'full',
      'full',
      'view only',
      'cannot skip approval',
    ]),
    eventName: random.pick(['workflow_dispatch', 'schedule']),
    again: random.chance(0.4),
    timeoutSeconds,
    waitSeconds,
  }
}

function drawInputs(random: Random): Pick<Scenario, 'inputs' | 'waitSeconds' | 'givesCsr'> {
  const inputs: Record<string, string> = {}
  const maybe = (share: number, name: string, ...values: readonly [string, ...string[]]): void => {
    if (random.chance(share)) {
      inputs[name] = random.pick(values)
    }
  }
  const givesCsr = random.chance(0.9)
  maybe(0.4, 'auto_reissue', 'true', 'false', '1', '0')
  if (!givesCsr) {
    if (!('auto_reissue' in inputs)) {
      inputs['dry_run'] = 'true'
    }
    return { inputs, waitSeconds: 0, givesCsr }
  }
  maybe(0.6, 'skip_approval', 'true')
  maybe(
    0.25,
    'dns_names',
    'www.example.com api.example.com',
    'www.example.com,api.example.com new.example.com',
    'new.example.com',
  )
  maybe(0.1, 'remove_names', 'api.example.com', 'gone.example.com')
  maybe(0.1, 'common_name', 'www.example.com', 'other.example.com')
  maybe(0.2, 'renew_before', '30', '33%', '100')
  maybe(0.2, 'force', 'true')
  maybe(0.05, 'dry_run', 'true')
  maybe(0.2, 'signature_hash', 'sha256', 'sha384')
  maybe(0.2, 'comments', 'hello', '::error::mine\n| a | b |', 'x'.repeat(300))
  maybe(0.4, 'certificate_path', 'chain.pem')
  maybe(0.5, 'wait_minutes', '0', '0.05', '0.15')
  if ('certificate_path' in inputs) {
    inputs['wait_minutes'] ??= '0.15'
  }
  return { inputs, waitSeconds: Number(inputs['wait_minutes'] ?? 0) * 60, givesCsr }
}

function drawOrder(random: Random): NewOrder {
  return {
    names: NAMES,
    daysLeft: random.pick([5, 20, 40, 90]),
    multiYearPlan: random.chance(0.8),
    autoReissue: random.chance(0.3),
    ...(random.chance(0.1) && { orderDaysLeft: random.pick([10, 100]) }),
    ...(random.chance(0.05) && {
      status: random.pick(['canceled', 'expired', 'something_new']),
      issued: true,
    }),
    ...(random.chance(0.05) && { certificateStatus: 'revoked' }),
    ...(random.chance(0.1) && {
      product: random.pick([
        { type: 'code_signing_certificate', nameId: 'code_signing' },
        { type: 'ssl_certificate', nameId: 'private_ssl_plus' },
      ]),
    }),
  }
}

function drawEarlier(random: Random): Scenario['earlier'] {
  if (!random.chance(0.15)) {
    return undefined
  }
  return {
    sameCsr: random.chance(0.5),
    status: random.pick(['pending', 'approved', 'issued', 'rejected', 'canceled']),
  }
}

function drawSettings(random: Random): Partial<Settings> {
  return {
    approval: random.chance(0.7),
    autoApproveAfter: random.pick([Infinity, 0, 1500]),
    issueDelay: random.pick([0, 0, 1000, 3000, 60_000]),
    domainValidation: random.chance(0.05),
    intermediates: random.pick([0, 1, 1, 2, 3]),
    answerDelay: random.pick([0, 0, 0, 200]),
  }
}
