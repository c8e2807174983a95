import { describe, expect, test } from '@jest/globals'
import { DEFAULT_SWITCHES, type Switches } from '../../sandbox/settings.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { annotations, dayFromToday, newCsr, step } from '../support/stage.ts'

// What CertCentral's documentation leaves open is a switch of the sandbox. The main job does the same in each
// position of each, so that one misunderstanding cannot pass on both sides.

/** Every position of every switch; the compiler asks for a row when a switch is added. */
const POSITIONS: { readonly [Name in keyof Switches]: readonly Switches[Name][] } = {
  skippedRequestListed: [true, false],
  pendingReissueListed: [true, false],
  statusWhileApproval: ['reissue_pending'],
  statusWhilePending: ['reissue_pending'],
  pendingCertificate: ['hidden', 'id', 'without_dates'],
  pendingCertificateStatus: ['issued'],
  orderLagMs: [0],
  orderLagReads: [0],
  listLagMs: [0],
  listLagReads: [0],
  freeNames: ['none'],
  requestsListed: [true],
  csrListed: [true],
  reissuesListed: ['once'],
  reissuesPerPage: [Infinity],
  issuedListedAs: ['issued'],
  pendingListedAs: ['pending'],
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
  requestInAnswer: ['awaiting_approval'],
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

/** All in their first position, and then each other position alone. */
const CASES: readonly (readonly [string, Partial<Switches>])[] = [
  ['all as documented', {}],
  ...Object.entries(POSITIONS).flatMap(([name, [, ...others]]) =>
    others.map((position) => [`${name} ${String(position)}`, { [name]: position }] as const),
  ),
]

const NAMES = ['example.com', 'www.example.com', 'shop.example.com']
const RE_RUN = { env: { GITHUB_RUN_ATTEMPT: '2' } }
const { csr } = await newCsr()

test('the first position of each is the default', () => {
  const first = Object.entries(POSITIONS).map(([name, [position]]) => [name, position])
  expect(Object.fromEntries(first)).toEqual(DEFAULT_SWITCHES)
})

describe.each(CASES)('%s', (_title, switches) => {
  test('reissues once with approval and once without, goes on after a re-run, sets auto-reissue', async () => {
    await using sandbox = await startSandbox({ switches })
    await Promise.all([withApproval(sandbox), withoutApproval(sandbox)])
    expect(sandbox.accepted.reissues()).toBe(2)
  })
})

/** A reissue that waits for approval, found again by the next attempt of the run. */
async function withApproval(sandbox: Sandbox): Promise<void> {
  const order = await sandbox.addOrder({ names: NAMES, daysLeft: 40 })
  const first = await step(sandbox, order, { csr })
  const request = String(sandbox.waiting(order.id)[0]?.id)
  expectDone(sandbox, order.id, first, {
    status: 'needs_approval',
    request_id: request,
    valid_till: dayFromToday(40),
    days_remaining: '40',
    order_valid_till: order.validTill,
  })
  const waiting = await step(sandbox, order, { csr }, RE_RUN)
  expectDone(sandbox, order.id, waiting, { status: 'needs_approval', request_id: request })
}

/** A reissue whose approval is skipped, and auto-reissue with it; the next attempt does neither again. */
async function withoutApproval(sandbox: Sandbox): Promise<void> {
  const { autoReissueType, skipApprovalHonoured, chainInAnswer } = sandbox.switches
  const order = await sandbox.addOrder({ names: NAMES, daysLeft: 40 })
  const inputs = { csr, skip_approval: 'true', auto_reissue: 'true' }
  const first = await step(sandbox, order, inputs)
  const accepted = chainInAnswer === 'absent' ? 'pending' : 'issued'
  const isShown = autoReissueType !== 'absent'
  expectDone(sandbox, order.id, first, {
    status: skipApprovalHonoured ? accepted : 'needs_approval',
    ...(isShown ? { auto_reissue: 'true' } : {}),
  })
  expect(sandbox.order(order.id).autoReissue).toBe(true)

  const again = await step(sandbox, order, inputs, RE_RUN)
  expectDone(sandbox, order.id, again, {
    status: skipApprovalHonoured ? 'issued' : 'needs_approval',
    ...(isShown ? { auto_reissue: 'true' } : {}),
  })
  // What the order does not show is set again: that does no harm.
  expect(sandbox.accepted.autoReissues(order.id)).toBe(isShown ? 1 : 2)
}

type Result = Awaited<ReturnType<typeof step>>

/** The step succeeded, one reissue is on the order, and it has every name. */
function expectDone(
  sandbox: Sandbox,
  orderId: number,
  result: Result,
  outputs: Readonly<Record<string, string>>,
): void {
  expect({
    errors: annotations(result, 'error'),
    stderr: result.stderr,
    code: result.code,
  }).toEqual({ errors: [], stderr: '', code: 0 })
  expect(result.outputs).toMatchObject({ order_id: String(orderId), reissued: 'true', ...outputs })
  expect(sandbox.accepted.reissues(orderId)).toBe(1)
  expect(sandbox.order(orderId).droppedNames).toEqual([])
  const { commonName, dnsNames } = sandbox.order(orderId).certificates.at(-1) ?? {}
  const names = [commonName, ...(dnsNames ?? [])].map((name) => name?.toLowerCase())
  expect(names).toEqual(NAMES)
}
