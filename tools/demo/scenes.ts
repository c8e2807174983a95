import type { NewOrder } from '../../sandbox/account/newOrder.ts'
import type { Order } from '../../sandbox/account/records.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

/** One run of the action: what stands on the account, what the workflow asks for, and how that must end. */
export interface Scene {
  readonly title: string
  /** The points to look at, for a reader who has never seen the action. */
  readonly story: string
  /** The order that the scene is about; without it, the order (and the CSR) of the scene before. */
  readonly order?: NewOrder
  /** Whether the order's certificate was made with `request.csr` already. */
  readonly isLiveCsr?: true
  /** What people do in CertCentral before the run. */
  readonly before?: (sandbox: Sandbox, order: Order) => void
  /** Inputs besides the connection; `csr: 'request.csr'` gets a new key and CSR for a new order. */
  readonly with: Readonly<Record<string, string>>
  readonly expected: {
    readonly exitCode: number
    /** How many reissues CertCentral took in this scene. */
    readonly reissues: number
    readonly outputs: Readonly<Record<string, string>>
    /** A text that the log must hold. */
    readonly log?: string
  }
}

const NAMES = ['shop.example.com', 'www.shop.example.com']

/** The demo's scenes, in order. */
export const SCENES: readonly Scene[] = [
  {
    title: 'Reissue, skip the approval, wait, and write the chain',
    story:
      'The certificate has 40 of its days left, and the window is a third of its lifetime, so it is due.\nThe order is read first, and every name stays. The chain is written only after it was verified.',
    order: { names: NAMES, daysLeft: 40 },
    with: {
      csr: 'request.csr',
      renew_before: '33%',
      skip_approval: 'true',
      certificate_path: 'chain.pem',
    },
    expected: {
      exitCode: 0,
      reissues: 1,
      outputs: { reissued: 'true', status: 'issued', certificate_path: 'chain.pem' },
    },
  },
  {
    title: 'Reissue where a person must approve',
    story:
      'The request needs the approval of a person. The step succeeds, because it did what was asked, and the summary says who can approve.',
    order: { names: NAMES, daysLeft: 40 },
    with: { csr: 'request.csr' },
    expected: {
      exitCode: 0,
      reissues: 1,
      outputs: { reissued: 'true', status: 'needs_approval', certificate_path: '' },
    },
  },
  {
    title: 'The same order later: approved meanwhile',
    story:
      'A person has approved the request. A run with the same CSR adopts that reissue instead of asking\nfor a second one, and brings the certificate.',
    before: (sandbox, order) => {
      for (const { id } of sandbox.waiting(order.id)) {
        sandbox.approve(id)
      }
    },
    with: { csr: 'request.csr', certificate_path: 'chain.pem' },
    expected: {
      exitCode: 0,
      reissues: 0,
      outputs: { reissued: 'false', status: 'issued', certificate_path: 'chain.pem' },
    },
  },
  {
    title: 'Reissue where a domain must be validated',
    story:
      'A DV order needs it each time. The outputs and the summary say which record to publish; the step is green,\nso that a step of yours can publish it.',
    order: { names: NAMES, daysLeft: 40, product: { validationType: 'dv' } },
    with: { csr: 'request.csr', skip_approval: 'true' },
    expected: {
      exitCode: 0,
      reissues: 1,
      outputs: { reissued: 'true', status: 'needs_validation' },
      log: '_dnsauth.example.com',
    },
  },
  {
    title: 'The same order later: the record was published',
    story:
      'A run with the same CSR adopts that reissue, waits, and brings the certificate. There is nothing to publish any more.',
    before: (sandbox, order) => {
      sandbox.validateDomains(order.id)
    },
    with: { csr: 'request.csr', certificate_path: 'chain.pem' },
    expected: {
      exitCode: 0,
      reissues: 0,
      outputs: {
        reissued: 'false',
        status: 'issued',
        certificate_path: 'chain.pem',
        dcv_records: '',
      },
    },
  },
  {
    title: 'Refused: a name would be dropped',
    story:
      'The workflow lists one additional name and forgets another that is in use. The step fails, and nothing is sent.',
    order: { names: [...NAMES, 'pay.shop.example.com'], daysLeft: 40 },
    with: { csr: 'request.csr', dns_names: 'www.shop.example.com' },
    expected: {
      exitCode: 1,
      reissues: 0,
      outputs: { reissued: 'false', status: 'refused' },
      log: 'The reissue would drop pay.shop.example.com',
    },
  },
  {
    title: 'Switch auto-reissue on',
    story: 'No CSR, so nothing is reissued. The setting is written, and read back.',
    order: { names: NAMES, daysLeft: 120, autoReissue: false },
    with: { auto_reissue: 'true' },
    expected: {
      exitCode: 0,
      reissues: 0,
      outputs: { reissued: 'false', status: '', auto_reissue: 'true' },
    },
  },
  {
    title: 'A dry run',
    story:
      'Reads, checks and reports what a reissue would do, even without a CSR. It writes nothing.',
    order: { names: NAMES, daysLeft: 40 },
    with: { dry_run: 'true', dns_names: 'www.shop.example.com, new.shop.example.com' },
    expected: { exitCode: 0, reissues: 0, outputs: { reissued: 'false', status: 'planned' } },
  },
  {
    title: 'An ordinary night: not due',
    story:
      'What a nightly schedule does on most nights. Nothing is sent, and the live chain is written, so that a deployment\nthat failed yesterday is made up for.',
    order: { names: NAMES, daysLeft: 150 },
    isLiveCsr: true,
    with: {
      csr: 'request.csr',
      renew_before: '33%',
      wait_minutes: '0',
      certificate_path: 'chain.pem',
    },
    expected: {
      exitCode: 0,
      reissues: 0,
      outputs: { reissued: 'false', status: 'skipped', certificate_path: 'chain.pem' },
    },
  },
]
