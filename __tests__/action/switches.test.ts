import { describe, expect, test } from '@jest/globals'
import type { Order } from '../../sandbox/account/records.ts'
import { DEFAULT_SWITCHES, type Switches } from '../../sandbox/settings.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { annotations, dayFromToday, newCsr, step } from '../support/stage.ts'

// What CertCentral's documentation leaves open is a switch of the sandbox. The main job does the same in each
// position of each, so that one misunderstanding cannot pass on both sides.

/** Every position of every switch; the compiler asks for a row when a switch is added. */
const POSITIONS: { readonly [Name in keyof Switches]: readonly Switches[Name][] } = {
  skippedRequestListed: [true, false],
  pendingReissueListed: [true, false],
  statusWhileApproval: ['reissue_pending', 'issued', 'reissue_requested'],
  statusWhilePending: [
    'reissue_pending',
    'processing',
    'needs_approval',
    'approved',
    'waiting_pickup',
  ],
  pendingCertificate: ['hidden', 'id', 'without_dates', 'whole'],
  pendingCertificateStatus: ['issued', 'pending', 'absent'],
  orderLagMs: [0, 2000],
  orderLagReads: [0, 2],
  listLagMs: [0, 2000],
  listLagReads: [0, 2],
  freeNames: ['none', 'when_issued', 'at_once'],
  requestsListed: [true, false],
  csrListed: [true, false],
  reissuesListed: ['once', 'twice', 'twice_once_stale'],
  reissuesPerPage: [Infinity, 1],
  issuedListedAs: ['issued', 'approved'],
  pendingListedAs: ['pending', 'needs_csr', 'reissue_requested'],
  autoReissueWithoutPlan: ['no_effect', 'error'],
  csrFormat: ['as_sent', 'crlf', 'one_line', 'long_lines', 'new_request', 'bare_base64'],
  autoReissueType: ['number', 'string', 'boolean', 'absent'],
  idType: ['number', 'string'],
  validityDates: ['day', 'iso'],
  eventDates: ['iso', 'day'],
  primaryListed: [0, 1, 3],
  listOrder: ['newest_first', 'oldest_first'],
  requestOrder: ['oldest_first', 'newest_first'],
  emptyLists: ['present', 'absent'],
  dnsNames: [
    'with_common_name',
    'without_common_name',
    'missing_when_alone',
    'with_blanks',
    'upper_case',
  ],
  signatureHash: ['lower', 'upper'],
  errors: ['array', 'object'],
  waitingRequest: ['pending', 'submitted'],
  requestStatusInAnswer: [false, true],
  requestInAnswer: ['awaiting_approval', 'always'],
  commentsLength: [Infinity, 36, 0],
  chainInAnswer: ['absent', 'without_root', 'with_root'],
  pemLineEnds: ['crlf', 'lf'],
  bundleOrder: ['leaf_first', 'root_first', 'shuffled'],
  otherDownloads: [0, 1],
  rejectedListed: [true, false],
  canceledListed: ['absent', 'rejected', 'canceled'],
  canceledRequest: ['rejected', 'canceled', 'unchanged'],
  staleRequestReads: [0, 2],
  secondReissue: ['accepted', 'refused'],
  serverPlatformRequired: [false, true],
  skipApprovalHonoured: [true, false],
  missingRecord: ['list', 'error'],
  nothingToValidate: ['value', 'error'],
  validatedStatus: ['approved', 'active', 'complete', 'valid'],
  validatedUntil: ['present', 'absent'],
  listedValidFrom: ['always', 'mostly', 'never'],
  filtersIgnored: [false, true],
  refusedRequestsCount: [false, true],
}

/** What must be otherwise for a switch to show at all. */
const SHOWN_WITH: { readonly [Name in keyof Switches]?: Partial<Switches> } = {
  pendingCertificateStatus: { pendingCertificate: 'whole' },
  // Without a marker a reissue is known by its names.
  freeNames: { commentsLength: 0 },
  // The reissue is on the second page, and nowhere else.
  reissuesPerPage: { listOrder: 'oldest_first', primaryListed: 1, requestsListed: false },
}

/** All in their first position, and then each other position alone. */
const CASES: readonly (readonly [string, Partial<Switches>])[] = [
  ['all as documented', {}],
  ...(Object.keys(POSITIONS) as (keyof Switches)[]).flatMap((name) =>
    POSITIONS[name]
      .slice(1)
      .map(
        (position) =>
          [`${name} ${String(position)}`, { ...SHOWN_WITH[name], [name]: position }] as const,
      ),
  ),
]

const NAMES = ['example.com', 'pay.example.com', 'shop.example.com']
const RE_RUN = { env: { GITHUB_RUN_ATTEMPT: '2' } }
const { csr } = await newCsr()

test('the first position of each is the default', () => {
  const first = Object.entries(POSITIONS).map(([name, [position]]) => [name, position])
  expect(Object.fromEntries(first)).toEqual(DEFAULT_SWITCHES)
})

describe.each(CASES)('%s', (_title, switches) => {
  test('reissues once with approval and once without, goes on after a re-run, sets auto-reissue', async () => {
    // A chain comes with the response only where issuance takes no time.
    const issueDelay = switches.chainInAnswer === undefined ? Infinity : 0
    await using sandbox = await startSandbox({ switches, issueDelay })
    await Promise.all([withApproval(sandbox), withoutApproval(sandbox)])
    expect(sandbox.accepted.reissues()).toBe(2)
  })
})

/** A reissue that is awaiting approval and then approved, each time found again by the next attempt of the run. */
async function withApproval(sandbox: Sandbox): Promise<void> {
  const order = await sandbox.addOrder({ names: namesIn(sandbox), daysLeft: 40 })
  const first = await step(sandbox, order, { csr })
  const request = sandbox.waiting(order.id)[0]?.id ?? 0
  const asked = { status: 'needs_approval', request_id: String(request) }
  expectDone(sandbox, order.id, first, {
    ...asked,
    valid_till: dayFromToday(40),
    days_remaining: '40',
    order_valid_till: order.validTill,
  })
  const waiting = await step(sandbox, order, { csr }, RE_RUN)
  expectDone(sandbox, order.id, waiting, shownAgain(sandbox, order, asked))

  sandbox.approve(request)
  const approved = await step(sandbox, order, { csr }, RE_RUN)
  const status = acceptedIn(sandbox)
  expectDone(sandbox, order.id, approved, shownAgain(sandbox, order, { ...asked, status }))
}

/** A reissue whose approval is skipped, and auto-reissue with it; the next attempt does neither again. */
async function withoutApproval(sandbox: Sandbox): Promise<void> {
  const { autoReissueType, skipApprovalHonoured, requestInAnswer } = sandbox.switches
  const order = await sandbox.addOrder({ names: namesIn(sandbox), daysLeft: 40 })
  const inputs = { csr, skip_approval: 'true', auto_reissue: 'true' }
  const first = await step(sandbox, order, inputs)
  const isShown = autoReissueType !== 'absent'
  expectDone(sandbox, order.id, first, {
    status: skipApprovalHonoured ? acceptedIn(sandbox) : 'needs_approval',
    ...(isShown && { auto_reissue: 'true' }),
    ...(requestInAnswer === 'always' && { request_id: String(order.requests.at(-1)?.id) }),
  })
  expect(sandbox.order(order.id).autoReissue).toBe(true)

  sandbox.issueNow(order.id)
  // A place that lags shows the certificate after a while.
  const again = await step(sandbox, order, { ...inputs, wait_minutes: '1' }, RE_RUN)
  expectDone(sandbox, order.id, again, {
    status: 'issued',
    certificate_id: String(order.current.id),
    valid_till: order.current.validTill ?? '',
    ...(isShown && { auto_reissue: 'true' }),
  })
  // What the order does not show is set again: that does no harm.
  expect(sandbox.accepted.autoReissues(order.id)).toBe(isShown ? 1 : 2)
}

/** The names of an order: one alone where it is that of which the switch tells. */
function namesIn({ switches }: Sandbox): string[] {
  return switches.dnsNames === 'missing_when_alone' ? NAMES.slice(0, 1) : NAMES
}

/** The status of a reissue that needs no approval. */
function acceptedIn({ switches }: Sandbox): string {
  return switches.chainInAnswer === 'absent' ? 'pending' : 'issued'
}

/** The outputs of a re-run, which knows of the request only what order info shows. */
function shownAgain({ switches }: Sandbox, order: Order, outputs: Outputs): Outputs {
  const { requestsListed, orderLagMs, orderLagReads } = switches
  const listed = { certificate_id: String(order.certificates.at(-1)?.id) }
  if (orderLagMs + orderLagReads > 0) {
    return listed
  }
  return requestsListed ? outputs : { ...listed, status: 'pending' }
}

type Result = Awaited<ReturnType<typeof step>>
type Outputs = Readonly<Record<string, string>>

/** The step succeeded, one reissue is on the order, and it has every name. */
function expectDone(sandbox: Sandbox, orderId: number, result: Result, outputs: Outputs): void {
  expect({
    errors: annotations(result, 'error'),
    stderr: result.stderr,
    code: result.code,
  }).toEqual({ errors: [], stderr: '', code: 0 })
  expect(result.outputs).toMatchObject({ order_id: String(orderId), reissued: 'true', ...outputs })
  expect(sandbox.accepted.reissues(orderId)).toBe(1)
  const { droppedNames, certificates } = sandbox.order(orderId)
  expect(droppedNames).toEqual([])
  const certificate = certificates.at(-1)
  const names = [certificate?.commonName, ...(certificate?.dnsNames ?? [])]
  expect(names.map((name) => name?.toLowerCase())).toEqual([
    ...namesIn(sandbox),
    ...freeNamesIn(sandbox, certificate?.status === 'issued'),
  ])
}

/** The names that CertCentral added. */
function freeNamesIn({ switches: { freeNames } }: Sandbox, isIssued: boolean): string[] {
  return freeNames === 'at_once' || (freeNames === 'when_issued' && isIssued)
    ? ['www.example.com']
    : []
}
