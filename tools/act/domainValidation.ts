import { join } from 'node:path'
import type { NewOrder } from '../../sandbox/account/newOrder.ts'
import type { RequestEntry } from '../../sandbox/api/requestLog.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Beside, Case, Run } from './cases.ts'
import { startNameServer, type NameServer } from './nameServer.ts'

/** What an order's domains need, and what must have been in DNS while the certificate was waited for. */
interface Scene {
  readonly title: string
  readonly order: NewOrder
  readonly account?: SandboxOptions
  readonly zones?: Readonly<Record<string, readonly string[]>>
  /** Where dig must show TXT records meanwhile, and nothing afterwards. */
  readonly names?: readonly string[]
  /** How many checks DigiCert's view of DNS lags behind. */
  readonly lag?: number
  /** How many times faster the action's clock runs. */
  readonly haste?: number
  readonly runs?: readonly Run[]
}

const NOWHERE = '127.0.0.1:9'
const ZONES = { 'example.com': [], 'example.org': [], 'example.net': [] }
const DV = { product: { validationType: 'dv' }, daysLeft: 25 }
const DOMAIN = '_dnsauth.example.com'
const deployed = ['tls/live/chain.pem']
const asked = { step: 'request', outputs: { status: 'needs_validation' } }
const came = { step: 'certificate', outputs: { status: 'issued' } }
const once: readonly Run[] = [{ steps: [asked, came], reissues: 1, chains: deployed }]

/** The name server of a case, and what dig showed of it. */
class Watch {
  readonly #scene: Scene
  readonly #seen = new Set<string>()
  #checks = 0
  #dns: NameServer | undefined
  #sandbox: Sandbox | undefined

  constructor(scene: Scene) {
    this.#scene = scene
  }

  async start(sandbox: Sandbox, folder: string): Promise<Beside> {
    const { haste, zones = ZONES } = this.#scene
    const dns = await startNameServer(join(folder, 'dns'), zones)
    this.#dns = dns
    this.#sandbox = sandbox
    sandbox.settings.dnsServer = this.#server()
    const fastClock = join(process.cwd(), 'tools/bench/fast-clock.js')
    const clock =
      haste === undefined
        ? []
        : [
            ...['--env', `NODE_OPTIONS=--import=${fastClock}`],
            ...['--env', `FAST_CLOCK_FACTOR=${String(haste)}`],
          ]
    return {
      args: [
        ...['--secret', `DNS_TSIG_KEY=${dns.key}`],
        ...['--var', 'DNS_SERVER=127.0.0.1', '--var', 'DNS_RESOLVER=127.0.0.1'],
        ...['--var', `DNS_PORT=${String(dns.port)}`],
        ...clock,
      ],
      faults: () => this.#faults(dns),
      [Symbol.asyncDispose]: () => dns[Symbol.asyncDispose](),
    }
  }

  /** Looks with dig whenever the action has DigiCert look. */
  async see({ endpoint }: RequestEntry): Promise<void> {
    if (endpoint !== 'check-dcv' || this.#dns === undefined) {
      return
    }
    for (const name of this.#scene.names ?? []) {
      if ((await this.#dns.dig('TXT', name)) !== '') {
        this.#seen.add(name)
      }
    }
    this.#checks += 1
    if (this.#sandbox !== undefined) {
      this.#sandbox.settings.dnsServer = this.#server()
    }
  }

  #server(): string {
    const isLagging = this.#checks <= (this.#scene.lag ?? -1)
    return isLagging || this.#dns === undefined ? NOWHERE : `127.0.0.1:${String(this.#dns.port)}`
  }

  async #faults(dns: NameServer): Promise<string[]> {
    const faults: string[] = []
    const isWaitedFor = this.#checks > 0
    for (const name of this.#scene.names ?? []) {
      if (isWaitedFor && !this.#seen.has(name)) {
        faults.push(`dig did not show ${name} while it was waited for`)
      }
      if ((await dns.dig('TXT', name)) !== '') {
        faults.push(`dig still shows ${name}`)
      }
    }
    return faults
  }
}

/** `examples/domain-validation.yml` with a real name server: what DigiCert would find, the stand-in finds there. */
export const DOMAIN_VALIDATION_CASES: readonly Case[] = [
  validated({ title: 'a DV order', order: DV, names: [DOMAIN] }),
  validated({
    title: 'an OV order with one stale domain of three',
    order: {
      names: ['www.example.com', 'example.org', 'shop.example.net'],
      daysLeft: 25,
      validation: { daysLeft: { 'example.com': 90, 'example.org': -1, 'example.net': 90 } },
    },
    names: ['_dnsauth.example.org'],
  }),
  validated({
    title: 'a wildcard',
    order: { ...DV, names: ['*.example.com'] },
    names: [DOMAIN],
  }),
  validated({
    title: 'a delegated record',
    order: DV,
    zones: {
      'example.com': ['_dnsauth 60 CNAME example-com.dcv.example.net.'],
      'dcv.example.net': [],
    },
    names: ['example-com.dcv.example.net'],
  }),
  validated({
    title: 'nothing to validate',
    // The first job's reissue is issued, and the last one only fetches it.
    order: { daysLeft: 25 },
    runs: [
      {
        steps: [{ step: 'certificate', outputs: { reissued: 'false' } }],
        reissues: 1,
        chains: deployed,
      },
      { steps: [], reissues: 1, log: [' is in place and served already.'] },
    ],
  }),
  validated({
    title: 'approved after the first night',
    order: DV,
    account: { approval: true, autoApproveAfter: 100 },
    names: [DOMAIN],
    runs: [
      { steps: [{ step: 'request', outputs: { status: 'needs_approval' } }], reissues: 1 },
      { steps: [asked, came], reissues: 1, chains: deployed },
    ],
  }),
  validated({
    title: 'a record that comes a minute late',
    order: DV,
    names: [DOMAIN],
    lag: 1,
    haste: 20,
  }),
  validated({
    title: 'a record that never comes',
    order: DV,
    names: [DOMAIN],
    lag: Infinity,
    haste: 120,
    runs: [
      {
        fails: true,
        steps: [asked, { step: 'certificate', outputs: { status: 'needs_validation' } }],
        reissues: 1,
        log: ['example.com, www.example.com'],
      },
    ],
  }),
]

function validated(scene: Scene): Case {
  const watch = new Watch(scene)
  return {
    workflow: 'examples/domain-validation.yml',
    title: scene.title,
    event: 'schedule',
    account: {
      approval: false,
      ...scene.account,
      onRequest: (entry) => watch.see(entry),
      orders: [scene.order],
    },
    csrs: { 'tls/server.csr': 0 },
    beside: (sandbox, folder) => watch.start(sandbox, folder),
    runs: scene.runs ?? once,
  }
}
