import { getRequestListener } from '@hono/node-server'
import { randomBytes } from 'node:crypto'
import { ServerResponse } from 'node:http'
import { Account } from './account/account.ts'
import { BASE_PATH, createApp } from './api/app.ts'
import { createAuthority } from './authority/authority.ts'
import { Desk } from './account/desk.ts'
import { validationRoutes } from './dcv/routes.ts'
import { FaultScript, type Fault } from './faults/faults.ts'
import { Listener, type ConnectionCounts } from './api/listener.ts'
import type { SandboxOptions } from './options.ts'
import { orderListRoutes } from './api/orderList.ts'
import { RateLimiter } from './api/rateLimit.ts'
import { downloadRoutes } from './api/downloadRoutes.ts'
import { reissueRoutes } from './api/reissueRoutes.ts'
import { acceptedIn, type Accepted, type ApiKey, type RequestEntry } from './api/requestLog.ts'
import { Responder } from './api/responder.ts'
import { orderRoutes, requestRoutes } from './api/routes.ts'
import { DEFAULT_SETTINGS, DEFAULT_SWITCHES, type Settings, type Switches } from './settings.ts'
import { createTlsIdentity, type TestIdentity } from './authority/tls.ts'

interface Parts {
  readonly account: Account
  readonly apiKey: string
  readonly faults: readonly Fault[]
  readonly identity: TestIdentity | undefined
  readonly onRequest: (entry: RequestEntry) => void | Promise<void>
  readonly port: number
  readonly root: string
}

const ROUTES = [
  orderRoutes,
  reissueRoutes,
  validationRoutes,
  downloadRoutes,
  requestRoutes,
  orderListRoutes,
]

/** A CertCentral account on loopback: what its people do ({@link Desk}), and its API. */
export class Sandbox extends Desk {
  /** A key that may do everything. */
  readonly apiKey: string
  /** How the account behaves; each may be changed at any time. */
  readonly settings: Settings
  /** The positions of what the documentation leaves open; each may be changed at any time. */
  readonly switches: Switches
  /** Every request received, in order. */
  readonly requests: RequestEntry[]
  /** TCP connections and TLS handshakes since the start. */
  readonly connections: Readonly<ConnectionCounts>
  readonly accepted: Accepted
  /** The root of the certificates that it issues, PEM. */
  readonly root: string
  /** The CA of the HTTPS server, PEM; empty without `tls`. */
  readonly ca: string
  readonly #faults = new FaultScript()
  readonly #keys = new Map<string, ApiKey>()
  readonly #listener: Listener

  constructor(parts: Parts) {
    const { account, identity, onRequest } = parts
    super(account)
    const app = createApp({ account, limiter: new RateLimiter(account), keys: this.#keys }, ROUTES)
    const responder: Responder = new Responder({
      ...{ account, app, onRequest, faults: this.#faults, listener: () => this.#listener },
    })
    const respond = getRequestListener(
      (request, { outgoing }) =>
        outgoing instanceof ServerResponse ? responder.respond(request, outgoing) : undefined,
      { overrideGlobalObjects: false },
    )
    this.#listener = new Listener(parts.port, identity, (incoming, outgoing) => {
      void respond(incoming, outgoing)
    })
    this.apiKey = this.addKey({ key: parts.apiKey })
    this.settings = account.settings
    this.switches = account.switches
    this.requests = responder.requests
    this.connections = this.#listener.counts
    this.accepted = acceptedIn(this.requests)
    this.root = parts.root
    this.ca = identity?.ca ?? ''
    for (const fault of parts.faults) {
      this.addFault(fault)
    }
  }

  /** The base of the API, as the action's `api_url`. */
  get url(): string {
    return `${this.ca === '' ? 'http' : 'https'}://127.0.0.1:${String(this.port)}${BASE_PATH}`
  }

  /** The port it listens on. */
  get port(): number {
    return this.#listener.port
  }

  /** Adds an API key, which may do everything unless it says otherwise; returns its text. */
  addKey(rights: Partial<ApiKey> = {}): string {
    const key = rights.key ?? createApiKey()
    const all = { viewOnly: false, mayApprove: true, maySkipApproval: true }
    this.#keys.set(key, { ...all, ...rights, key })
    return key
  }

  /** Scripts a fault; returns a function that removes it. */
  addFault(fault: Fault): () => void {
    return this.#faults.add(fault)
  }

  /** Forgets all faults. */
  clearFaults(): void {
    this.#faults.clear()
  }

  /** Refuses connections, and cuts those there are, for some milliseconds or until `accept()`. */
  refuse(forMs?: number): void {
    this.#listener.stopListening(forMs)
    this.#listener.disconnect()
  }

  /** Listens (again), on the same port. */
  accept(): Promise<void> {
    return this.#listener.listen()
  }

  /** Ends everything; resolves when nothing of it is left. */
  close(): Promise<void> {
    return this.#listener.close()
  }

  /** The same, for `await using sandbox = await startSandbox()`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

/** Starts a sandbox, with an account that has no orders yet. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    now = () => Date.now(),
    port = 0,
    apiKey = createApiKey(),
    faults = [],
    ...rest
  } = options
  const { onRequest = () => undefined, tls, switches, ...settings } = rest
  const authority = await createAuthority(now())
  const account = new Account({
    settings: { ...DEFAULT_SETTINGS, ...settings },
    switches: { ...DEFAULT_SWITCHES, ...switches },
    ...{ now, authority },
  })
  const identity = tls && (await createTlsIdentity(tls))
  const { root } = authority
  const sandbox = new Sandbox({ account, apiKey, faults, identity, onRequest, port, root })
  await sandbox.accept()
  return sandbox
}

function createApiKey(): string {
  return randomBytes(32).toString('hex').toUpperCase()
}
