import { createCsr } from '../../sandbox/api/keys.ts'
import type { NewOrder } from '../../sandbox/account/newOrder.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { DOMAIN_VALIDATION_CASES } from './domainValidation.ts'

/** A workflow that is run, once or several times in a row, and how each run must end. */
export interface Case {
  /** A file of the repository, or a page, `#` and the name of its snippet. */
  readonly workflow: string
  /** What tells it from other cases of the workflow. */
  readonly title?: string
  readonly event: string
  /** Whether the change that docs/rehearse.md shows (a block of diff) is made to the workflow first. */
  readonly changed?: true
  /** A job that stands in the workflow as a comment, and is made one of its jobs. */
  readonly uncommented?: string
  /** The account of the stand-in CertCentral; none where the workflow starts its own. */
  readonly account?: SandboxOptions & { readonly orders: readonly NewOrder[] }
  /**
   * CSR files of the user's repository, and the index of the order that each is for. `{id2}` is the ID of order 2. The
   * key of `csrs/x.csr` is in the folder `x` of the server; that of another one of order 0 is in the server's folder.
   */
  readonly csrs?: Readonly<Record<string, number>>
  /** Other files of the user's repository. */
  readonly files?: Readonly<Record<string, string>>
  /** Starts what the workflow needs beside CertCentral, in a folder of the case. */
  readonly beside?: (sandbox: Sandbox, folder: string) => Promise<Beside>
  readonly runs: readonly Run[]
}

/** Something that runs beside the stand-in CertCentral for as long as a case is played. */
export interface Beside extends AsyncDisposable {
  /** More of act's arguments. */
  readonly args: readonly string[]
  /** The differences from how things must be after a run. */
  faults(): Promise<readonly string[]>
}

/** One run of the workflow, and how it must end. */
export interface Run {
  /** More of act's arguments. */
  readonly args?: readonly string[]
  /** Whether the workflow must fail. */
  readonly fails?: true
  /** What some steps put out, at least; a step of a matrix stands here once for each of its jobs. */
  readonly steps: readonly {
    readonly step: string
    readonly outputs: Readonly<Record<string, string>>
  }[]
  /** How many reissues CertCentral took, in all runs so far. */
  readonly reissues?: number
  /** What the bodies of the repository's issues must hold, in the order in which they were opened. */
  readonly issues?: readonly string[]
  /** Texts that the log must hold; `{id2}` as above. */
  readonly log?: readonly string[]
  /** Chains that must be there afterwards, in the folder `tls` that is `TLS_FOLDER`; `{id2}` as above. */
  readonly chains?: readonly string[]
}

const issued = { reissued: 'true', status: 'issued' }
const skipped = { reissued: 'false', status: 'skipped' }
const due: NewOrder = { names: ['www.example.com', 'example.com'], daysLeft: 25 }

/** Orders whose certificates end later than any window. */
function later(count: number): NewOrder[] {
  return Array.from({ length: count }, (_, index) => ({
    names: [`later-${String(index)}.example`],
    daysLeft: 70 + index,
  }))
}

async function newCsr(): Promise<string> {
  const { csr } = await createCsr({ commonName: 'www.example.com' })
  return csr
}

/** Every workflow that runs here. */
export const CASES: readonly Case[] = [
  {
    workflow: '.github/workflows/ci.yml',
    event: 'push',
    runs: [
      {
        args: ['--job', 'rehearsal', '--matrix', 'os:ubuntu-latest'],
        steps: [
          { step: 'reissue', outputs: { ...issued, auto_reissue: 'true' } },
          { step: 'skip', outputs: skipped },
          { step: 'refuse', outputs: { reissued: 'false', status: 'refused' } },
        ],
        log: ['Success - Main It refuses', 'POST "/order/certificate/120000001/reissue"'],
      },
    ],
  },
  {
    workflow: 'docs/rehearse.md#a-workflow-to-copy',
    event: 'workflow_dispatch',
    runs: [
      {
        steps: [{ step: 'certificate', outputs: issued }],
        log: ['DNS:example.com, DNS:www.example.com'],
      },
    ],
  },
  {
    // As the page tells a newcomer to rehearse it.
    workflow: 'examples/scheduled.yml',
    event: 'workflow_dispatch',
    changed: true,
    files: { 'tls/server.csr': await newCsr() },
    runs: [
      {
        steps: [{ step: 'reissue', outputs: issued }],
        log: ['Rehearsal: this is not DigiCert', 'POST "/order/certificate/120000001/reissue"'],
      },
    ],
  },
  ...['README.md#quick-start', 'examples/scheduled.yml'].map((workflow) => ({
    // The first night ends while the request is pending, and a later one deploys; then there is nothing to do.
    workflow,
    event: workflow.startsWith('README') ? 'workflow_dispatch' : 'schedule',
    account: { autoApproveAfter: 100, orders: [due] },
    csrs: { 'tls/server.csr': 0 },
    runs: [
      { steps: [], reissues: 1 },
      { steps: [], reissues: 1, log: [' is in place and served.'], chains: ['tls/live/chain.pem'] },
      { steps: [], reissues: 1, log: [' is in place and served already.'] },
    ],
  })),
  {
    workflow: 'examples/on-demand.yml',
    event: 'workflow_dispatch',
    account: { autoApproveAfter: 1000, orders: [{ ...due, daysLeft: 150 }] },
    csrs: { 'tls/server.csr': 0 },
    runs: [
      {
        args: ['--input', 'dry_run=true', '--input', 'force=true'],
        steps: [{ step: 'reissue', outputs: { reissued: 'false', status: 'planned' } }],
        reissues: 0,
      },
      {
        args: ['--input', 'dry_run=false', '--input', 'force=true'],
        steps: [{ step: 'reissue', outputs: issued }],
        reissues: 1,
        chains: ['tls/live/chain.pem'],
      },
    ],
  },
  {
    // The first push asks and does not wait; a later one brings the certificate.
    workflow: 'examples/ci-step.yml',
    event: 'push',
    account: { autoApproveAfter: 100, orders: [due] },
    csrs: { 'tls/server.csr': 0 },
    files: { 'index.html': '<h1>Hello</h1>\n' },
    runs: [
      {
        steps: [{ step: 'reissue', outputs: { reissued: 'true', certificate_path: '' } }],
        reissues: 1,
      },
      {
        // The certificate is live by then, and not due; its chain is written anyway.
        steps: [{ step: 'reissue', outputs: skipped }],
        reissues: 1,
        chains: ['tls/live/chain.pem'],
      },
    ],
  },
  {
    workflow: 'examples/key-in-job.yml',
    event: 'schedule',
    account: { autoApproveAfter: 100, orders: [due] },
    runs: [
      {
        steps: [
          { step: 'plan', outputs: { status: 'planned' } },
          { step: 'reissue', outputs: { reissued: 'true', certificate_path: '' } },
        ],
        reissues: 1,
      },
      {
        steps: [{ step: 'reissue', outputs: skipped }],
        reissues: 1,
        chains: ['tls/live/chain.pem'],
      },
      { steps: [{ step: 'plan', outputs: skipped }], reissues: 1 },
    ],
  },
  {
    workflow: 'examples/fleet-rehearsal.yml',
    event: 'workflow_dispatch',
    runs: [
      {
        steps: [
          { step: 'due', outputs: { count: '3', total: '5' } },
          { step: 'reissue', outputs: issued },
          // Two are due, and the one before them was just issued.
          { step: 'rest', outputs: { count: '3', blockers: '' } },
        ],
        log: ['Rehearsal: this is not DigiCert', 'www-example-com-120000001'],
      },
    ],
  },
  {
    // Nothing is due; the order ends before a certificate as long as this one would. One issue says so each night.
    workflow: 'examples/fleet.yml',
    event: 'schedule',
    uncommented: 'announce',
    account: { orders: [{ ...due, daysLeft: 80, orderDaysLeft: 100 }] },
    runs: [1, 2].map(() => ({
      steps: [{ step: 'due', outputs: { count: '0', blockers_count: '1' } }],
      reissues: 0,
      issues: ['<td>{id0}</td><td>www.example.com</td><td>order_ends</td>'],
    })),
  },
  {
    // Three of forty orders are due, and one of them has no CSR.
    workflow: 'examples/fleet.yml',
    event: 'schedule',
    account: {
      autoApproveAfter: 1000,
      orders: [
        due,
        { names: ['*.shop.example'], daysLeft: 9 },
        { ...due, daysLeft: 3 },
        ...later(37),
      ],
    },
    csrs: { 'csrs/www-example-com-{id0}.csr': 0, 'csrs/wildcard-shop-example-{id1}.csr': 1 },
    runs: [
      {
        fails: true,
        steps: [
          { step: 'due', outputs: { count: '3' } },
          { step: 'reissue', outputs: issued },
          { step: 'reissue', outputs: issued },
          { step: 'reissue', outputs: { reissued: 'false', certificate_path: '' } },
        ],
        reissues: 2,
        log: [
          '<h2>Certificates of the fleet</h2>',
          'wildcard-shop-example-{id1}</td><td>✅ Deployed</td>',
          'www-example-com-{id0}</td><td>✅ Deployed</td>',
          'www-example-com-{id2}</td><td>❌ Not reissued</td>',
          'An order failed: the table in the summary says which, and why',
        ],
        chains: [
          'tls/www-example-com-{id0}/live/chain.pem',
          'tls/wildcard-shop-example-{id1}/live/chain.pem',
        ],
      },
      {
        // The certificates that were just issued have a job once more, which changes nothing.
        fails: true,
        steps: [
          { step: 'due', outputs: { count: '3' } },
          { step: 'reissue', outputs: skipped },
          { step: 'reissue', outputs: skipped },
        ],
        reissues: 2,
        log: [
          'wildcard-shop-example-{id1}</td><td>✅ Deployed</td>',
          'www-example-com-{id0}</td><td>✅ Deployed</td>',
          'is in place and served already.',
        ],
      },
    ],
  },
  ...DOMAIN_VALIDATION_CASES,
]
