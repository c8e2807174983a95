import type { Fault } from '../../../sandbox/faults/faults.ts'
import type { NewOrder } from '../../../sandbox/account/newOrder.ts'
import type { Endpoint } from '../../../sandbox/api/requestLog.ts'

/** One column of the matrix: an endpoint, before or after a write took effect, and a run that comes by it. */
export interface Scene {
  readonly title: string
  readonly when: 'before' | 'after'
  /** The request that meets the fault: its endpoint, and how many of them are let through first. */
  readonly endpoint: Endpoint
  readonly skip?: number
  readonly order?: NewOrder
  /** Issued certificates that the order had before. */
  readonly history?: number
  /** Whether the order's current certificate is of the CSR that is given. */
  readonly sameCsr?: boolean
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** A fault that brings the run to this request. */
  readonly first?: Fault
  /**
   * The request that is the last one before connections are refused: it is answered, or, where it is a write whose
   * answer is to be lost, only arrives. From the start where there is none.
   */
  readonly shutBy?: { readonly endpoint: Endpoint; readonly is: 'answered' | 'arrived' }
}

const ORDER = answered('order')
const SETTING = { auto_reissue: 'true' }
const CHAIN = { certificate_path: 'chain.pem' }

/** The columns, in the order of a run. A read is `before` or `after` the write of its run. */
export const SCENES = {
  lookup: { title: 'lookup', when: 'before', endpoint: 'order' },
  list: {
    title: 'list',
    when: 'before',
    endpoint: 'list',
    shutBy: ORDER,
    env: { GITHUB_RUN_ATTEMPT: '2' },
  },
  skipped: {
    title: 'download',
    when: 'before',
    endpoint: 'download',
    shutBy: ORDER,
    sameCsr: true,
    history: 1,
    inputs: { renew_before: '30', ...CHAIN },
  },
  post: { title: 'reissue', when: 'before', endpoint: 'reissue', shutBy: ORDER },
  posted: { title: 'reissue', when: 'after', endpoint: 'reissue', shutBy: arrived('reissue') },
  put: {
    title: 'PUT',
    when: 'before',
    endpoint: 'auto-reissue',
    shutBy: answered('reissue'),
    inputs: SETTING,
  },
  wasPut: {
    title: 'PUT',
    when: 'after',
    endpoint: 'auto-reissue',
    shutBy: arrived('auto-reissue'),
    inputs: SETTING,
  },
  readBackNothing: {
    title: 'read-back',
    when: 'before',
    endpoint: 'order',
    skip: 1,
    shutBy: answered('auto-reissue'),
    order: { multiYearPlan: false },
    inputs: SETTING,
  },
  readBack: {
    title: 'read-back',
    when: 'after',
    endpoint: 'order',
    skip: 1,
    shutBy: answered('auto-reissue'),
    inputs: SETTING,
  },
  search: {
    title: 'lookup',
    when: 'after',
    endpoint: 'order',
    skip: 1,
    shutBy: arrived('reissue'),
    first: { endpoint: 'reissue', fault: 'reset', when: 'after' },
  },
  wait: {
    title: 'list',
    when: 'after',
    endpoint: 'list',
    shutBy: answered('reissue'),
    inputs: { wait_minutes: '0.2' },
  },
  download: {
    title: 'download',
    when: 'after',
    endpoint: 'download',
    shutBy: answered('list'),
    inputs: CHAIN,
  },
} as const satisfies Record<string, Scene>

/** The name of a column. */
export type SceneName = keyof typeof SCENES

/** The scene of a name, with all that a scene may have. */
export function sceneOf(name: SceneName): Scene {
  return SCENES[name]
}

function answered(endpoint: Endpoint): NonNullable<Scene['shutBy']> {
  return { endpoint, is: 'answered' }
}

function arrived(endpoint: Endpoint): NonNullable<Scene['shutBy']> {
  return { endpoint, is: 'arrived' }
}
