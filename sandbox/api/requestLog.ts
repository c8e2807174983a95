/** What a key may do. Every key may read. */
export interface ApiKey {
  readonly key: string
  /** A View Only key: 403 on every write. */
  readonly viewOnly: boolean
  /** Whether the key's user may approve requests. */
  readonly mayApprove: boolean
  /** Whether `skip_approval` works: for administrators and managers it does. */
  readonly maySkipApproval: boolean
}

/** The endpoints, named as faults and the log name them. */
export type Endpoint =
  | 'order'
  | 'reissue'
  | 'list'
  | 'auto-reissue'
  | 'download'
  | 'request'
  | 'request-status'
  | 'order-status'
  | 'orders'
  | 'validation'
  | 'dcv-random-value'
  | 'dcv-method'
  | 'check-dcv'
  | 'other'

/** One request that the sandbox received. */
export interface RequestEntry {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** The body: parsed where it is JSON, text where it is not, undefined where there is none. */
  readonly body: unknown
  readonly endpoint: Endpoint
  /** When it came, in milliseconds of the sandbox's clock. */
  readonly time: number
  /** The status that was answered; undefined while, or when, none was. */
  status: number | undefined
  /** Whether a write took effect. */
  tookEffect: boolean
  /** The fault that it met. */
  fault: string | undefined
  /** The number, from 1, of the TCP connection it came over. */
  readonly connection: number
}

/** Counts of the writes that the API accepted. */
export interface Accepted {
  /** Reissues, of one order or of all. */
  reissues(orderId?: number): number
  /** Auto-reissue settings that took effect, of one order or of all. */
  autoReissues(orderId?: number): number
}

const PATTERNS: readonly (readonly [Endpoint, string, RegExp])[] = [
  ['order', 'GET', /^\/order\/certificate\/[^/]+$/],
  ['orders', 'GET', /^\/order\/certificate$/],
  ['reissue', 'POST', /^\/order\/certificate\/[^/]+\/reissue$/],
  ['list', 'GET', /^\/order\/certificate\/[^/]+\/reissue$/],
  ['auto-reissue', 'PUT', /^\/order\/certificate\/[^/]+\/auto-reissue$/],
  ['order-status', 'PUT', /^\/order\/certificate\/[^/]+\/status$/],
  ['validation', 'GET', /^\/order\/certificate\/[^/]+\/validation$/],
  ['dcv-random-value', 'PUT', /^\/order\/certificate\/[^/]+\/dcv-random-value$/],
  ['dcv-method', 'PUT', /^\/order\/certificate\/[^/]+\/dcv-method$/],
  ['check-dcv', 'PUT', /^\/order\/certificate\/[^/]+\/check-dcv$/],
  ['download', 'GET', /^\/certificate\/([^/]+\/download|download\/order\/[^/]+)(\/|$)/],
  ['request', 'GET', /^\/request\/[^/]+$/],
  ['request-status', 'PUT', /^\/request\/[^/]+\/status$/],
]

/** The endpoint of a method and a path below the base path. */
export function endpointOf(method: string, path: string): Endpoint {
  const plain = path.replace(/\/$/, '')
  const match = PATTERNS.find(([, verb, pattern]) => verb === method && pattern.test(plain))
  return match?.[0] ?? 'other'
}

/** Counts in a log, which may go on growing. */
export function acceptedIn(requests: readonly RequestEntry[]): Accepted {
  const count = (endpoint: Endpoint, orderId: number | undefined): number => {
    const path = orderId === undefined ? '' : `/${String(orderId)}/`
    return requests.filter(
      (entry) => entry.tookEffect && entry.endpoint === endpoint && entry.path.includes(path),
    ).length
  }
  return {
    reissues: (orderId) => count('reissue', orderId),
    autoReissues: (orderId) => count('auto-reissue', orderId),
  }
}
