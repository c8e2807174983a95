import {
  CertCentralError,
  ConnectionError,
  ResponseError,
  TooLargeError,
  UnexpectedResponseError,
  UpgradeError,
} from '../../src/certcentral/errors.ts'
import type { Purpose, SentRequest } from '../../src/certcentral/request.ts'
import { InputError, type InputFault, type InputProblem } from '../../src/inputs/fault.ts'
import { TargetError, type TargetFault } from '../../src/inputs/targetError.ts'
import type { NamedReissue } from '../../src/plan/reasons.ts'
import {
  AfterReissueError,
  EndedError,
  LostResponseError,
  type LostDoubt,
  NothingToDownloadError,
  RefusedError,
  SettingError,
  WaitOverError,
  WriteError,
} from '../../src/reissue/errors.ts'
import type { DcvRecord } from '../../src/order/validation.ts'
import type { LogEvent, Reason, RunState, WaitingFor, Warning } from '../../src/report/state.ts'
import type { OfCode } from '../../src/util/codedError.ts'
import { FileError, type FileFault } from '../../src/util/fileError.ts'
import type { NameFault } from '../../src/util/names.ts'
import { CancelledError } from '../../src/util/pause.ts'
import type { CsrFault } from '../../src/x509/csrError.ts'
import { VerificationError, type VerificationFault } from '../../src/x509/verification.ts'

// One sample or more of everything that a run can tell. The types see to it that no code is missing.

/** Samples of a union by its codes. */
type Samples<Union extends { readonly code: string }> = {
  readonly [Code in Union['code']]: readonly OfCode<Union, Code>[]
}

export const at = (day: string): number => Date.parse(day)

/** "Today" in every sample. */
export const NOW = at('2026-08-26T12:00:00Z')

export const awaiting: NamedReissue = {
  state: 'awaiting_approval',
  requestId: '7',
  certificateId: undefined,
  at: at('2026-08-01'),
}
const pending: NamedReissue = {
  state: 'pending',
  requestId: '7',
  certificateId: '9',
  at: at('2026-08-01'),
}
const unexplained: NamedReissue = {
  state: 'pending',
  requestId: undefined,
  certificateId: undefined,
  at: undefined,
}
const issued: NamedReissue = {
  state: 'issued',
  requestId: undefined,
  certificateId: '9',
  at: at('2026-03-01'),
}

export function requestFor(action: Purpose['action'], id = '123'): SentRequest {
  return { purpose: { action, id }, method: 'GET', path: `/order/certificate/${id}` }
}

export function responseError(
  status: number,
  parts: Partial<ResponseError> = {},
  action: Purpose['action'] = 'read_order',
): ResponseError {
  const { errors, excerpt, retryAfterMs, redirectedTo } = parts
  return new ResponseError(requestFor(action), {
    status,
    errors,
    excerpt,
    retryAfterMs,
    redirectedTo,
  })
}

const DENIED = [{ code: 'access_denied|invalid_key', message: 'The API key is not valid' }]
const unavailable = responseError(503, { excerpt: 'Service unavailable' })
const nodeError = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code })

export const REASONS: Samples<Reason> = {
  never_issued: [{ code: 'never_issued', status: 'needs_approval' }],
  order_closed: [{ code: 'order_closed', status: 'canceled' }],
  order_ended: [
    { code: 'order_ended', on: at('2026-08-01'), nextOrderId: undefined },
    { code: 'order_ended', on: at('2026-08-01'), nextOrderId: '456' },
  ],
  order_not_active: [{ code: 'order_not_active', status: 'revoked' }],
  common_name_missing: [{ code: 'common_name_missing' }],
  common_name_removed: [{ code: 'common_name_removed', name: 'example.com' }],
  common_name_invalid: [{ code: 'common_name_invalid', name: 'My server', fault: 'space' }],
  another_pending: [
    { code: 'another_pending', reissue: awaiting },
    { code: 'another_pending', reissue: pending },
    { code: 'another_pending', reissue: unexplained },
  ],
  dates_missing: [{ code: 'dates_missing', field: 'valid_till' }],
  dates_contradict: [
    { code: 'dates_contradict', validFrom: at('2026-09-15'), validTill: at('2026-03-01') },
  ],
  ends_with_order: [
    { code: 'ends_with_order', validTill: at('2026-09-15'), orderEnds: at('2026-09-16') },
  ],
  gains_no_day: [
    { code: 'gains_no_day', validTill: at('2026-09-15'), earlier: issued },
    { code: 'gains_no_day', validTill: at('2026-09-15'), earlier: unexplained },
  ],
  was_rejected: [
    { code: 'was_rejected', reissue: { ...awaiting, state: 'ended' }, status: 'rejected' },
  ],
  issued_without_name: [
    { code: 'issued_without_name', reissue: issued, names: ['new.example.com'] },
  ],
  names_dropped: [{ code: 'names_dropped', names: ['a.example.com', 'b.example.com'] }],
  live_hidden: [{ code: 'live_hidden' }],
  not_due: [{ code: 'not_due', daysLeft: 20, from: at('2026-09-01') }],
  planned: [
    { code: 'planned', due: { code: 'always_due' } },
    { code: 'planned', due: { code: 'due', daysLeft: 1 } },
    { code: 'planned', due: { code: 'due', daysLeft: 0 } },
    { code: 'planned', due: { code: 'due', daysLeft: -3 } },
    { code: 'planned', due: { code: 'live_revoked' } },
    { code: 'planned', due: { code: 'name_missing', names: ['new.example.com'] } },
    { code: 'planned', due: { code: 'forced' } },
  ],
  reissued: [{ code: 'reissued', due: { code: 'due', daysLeft: 20 } }],
  adopted: [
    { code: 'adopted', why: { code: 'sent_by_this_run' } },
    { code: 'adopted', why: { code: 'sent_by_earlier_attempt' } },
    { code: 'adopted', why: { code: 'already_pending' } },
    { code: 'adopted', why: { code: 'just_issued' } },
  ],
  auto_reissue_set: [{ code: 'auto_reissue_set', on: true }],
  auto_reissue_unread: [{ code: 'auto_reissue_unread', on: false }],
  canceled_while_sending: [{ code: 'canceled_while_sending' }],
  failed: [{ code: 'failed', error: unavailable }],
}

/** The states in which a reason of a reissue is told. */
export const PLACES: Readonly<Record<string, RunState>> = {
  'awaiting approval': { requestIds: ['7'], status: 'needs_approval' },
  'two requests': { requestIds: ['7', '8'], status: 'needs_approval' },
  'to be validated': { requestIds: ['7'], certificateId: '9', status: 'needs_validation' },
  issued: { certificateId: '9', status: 'issued' },
  'without IDs': { status: 'pending' },
}

export const WARNINGS: Samples<Warning> = {
  unknown_status: [
    { code: 'unknown_status', status: 'frozen' },
    { code: 'unknown_status', status: '' },
  ],
  order_renewed: [
    { code: 'order_renewed', nextOrderId: '456' },
    { code: 'order_renewed', nextOrderId: undefined },
  ],
  order_ends_first: [{ code: 'order_ends_first', on: at('2026-12-01') }],
  auto_reissue_first: [{ code: 'auto_reissue_first' }],
  window_too_long: [{ code: 'window_too_long', lifetimeDays: 46, usedDays: 15.33 }],
  same_key: [{ code: 'same_key' }],
  csr_names_not_sent: [{ code: 'csr_names_not_sent', names: ['c.example.com'] }],
  schedule_without_window: [{ code: 'schedule_without_window' }],
  names_added_by_server: [{ code: 'names_added_by_server', names: ['www.example.com'] }],
  names_removed: [
    {
      code: 'names_removed',
      names: ['old.example.com'],
      before: at('2026-08-29T12:34:56Z'),
    },
  ],
  adopted_differs: [
    { code: 'adopted_differs', input: 'signature_hash', asked: 'sha384', shown: 'sha256' },
    { code: 'adopted_differs', input: 'server_platform', asked: 45, shown: -1 },
  ],
  keep_key: [{ code: 'keep_key' }],
  approval_not_skipped: [{ code: 'approval_not_skipped' }],
  auto_reissue_unread: [
    { code: 'auto_reissue_unread', on: true, error: unavailable },
    { code: 'auto_reissue_unread', on: true, error: undefined },
  ],
  dcv_not_published: (['email', 'wildcard', 'unknown_method', 'no_value', 'unsafe'] as const).map(
    (code) => ({ code: 'dcv_not_published', why: { code, names: ['*.example.com'] } }),
  ),
  dcv_records_cut: [
    { code: 'dcv_records_cut', left: 1 },
    { code: 'dcv_records_cut', left: 2 },
  ],
}

export const RECORD: DcvRecord = {
  domain: 'example.com',
  names: ['example.com', 'www.example.com'],
  method: 'dns-txt-token',
  type: 'TXT',
  name: '_dnsauth.example.com',
  value: 'fd8a1b',
  expires: '2026-09-24T16:25:52Z',
}

const read = requestFor('read_order').purpose

export const EVENTS: Samples<LogEvent> = {
  rehearsal: [{ code: 'rehearsal', apiUrl: 'http://127.0.0.1:8080' }],
  csr: [{ code: 'csr', keyName: 'EC P-256', keyId: '0123456789abcdef0123' }],
  order_read: [
    { code: 'order_read', status: 'issued', validTill: at('2026-09-15') },
    { code: 'order_read', status: 'expired', validTill: at('2026-08-23') },
    { code: 'order_read', status: '', validTill: undefined },
  ],
  names: [
    { code: 'names', wanted: ['example.com'], added: [], removed: [] },
    {
      code: 'names',
      wanted: ['example.com', 'new.example.com'],
      added: ['new.example.com'],
      removed: ['old.example.com'],
    },
  ],
  would_set_auto_reissue: [{ code: 'would_set_auto_reissue', on: true }],
  auto_reissue_is: [{ code: 'auto_reissue_is', on: false }],
  decided: [{ code: 'decided' }],
  response_lost: [{ code: 'response_lost', error: unavailable }],
  reissue_found: [{ code: 'reissue_found' }],
  rate_limited: [{ code: 'rate_limited', purpose: read, waitMs: 6200 }],
  retrying: [
    {
      code: 'retrying',
      purpose: read,
      error: unavailable,
      nextTry: 2,
      tries: 4,
      waitMs: 1250,
    },
  ],
  waiting: [
    {
      code: 'waiting',
      for: { code: 'approval', requestIds: ['7'] },
      waitedMs: 120_000,
      ofMs: 600_000,
      nextMs: 30_000,
    },
    ...(
      [
        { code: 'validation', names: ['example.com', 'example.org'] },
        { code: 'issuance', certificateId: '9' },
        { code: 'sight' },
      ] as const
    ).map((one) => ({
      code: 'waiting' as const,
      for: one,
      waitedMs: 0,
      ofMs: 60_000,
      nextMs: 2000,
    })),
  ],
  look_failed: [{ code: 'look_failed', error: unavailable }],
  issued: [{ code: 'issued', certificateId: '9' }],
  download_again: [
    { code: 'download_again', error: responseError(404, {}, 'download'), waitMs: 2000 },
  ],
  chain_written: [
    {
      code: 'chain_written',
      path: '/work/chain.pem',
      certificates: 2,
      subject: 'CN=example.com',
      validTill: at('2027-03-01'),
    },
  ],
  chain_not_written: [{ code: 'chain_not_written' }],
  dcv_call_failed: [
    {
      code: 'dcv_call_failed',
      purpose: requestFor('check_validation').purpose,
      error: responseError(500, {}, 'check_validation'),
    },
  ],
  dcv_validated: [{ code: 'dcv_validated', name: 'example.com' }],
  dcv_needed: [{ code: 'dcv_needed', names: ['example.com', 'example.org'] }],
  dcv_foreseen: [{ code: 'dcv_foreseen', names: ['example.com'] }],
  dcv_record: [{ code: 'dcv_record', record: RECORD }],
}

const ACTIONS: Readonly<Record<Purpose['action'], true>> = {
  read_order: true,
  list_reissues: true,
  list_orders: true,
  download: true,
  reissue: true,
  set_auto_reissue: true,
  read_validation: true,
  get_random_value: true,
  set_dcv_method: true,
  check_validation: true,
}

const UNEXPECTED: Readonly<Record<UnexpectedResponseError['code'], string>> = {
  not_json: 'Service unavailable',
  not_the_shape: 'certificate.id: Invalid type',
  another_order: '999',
  not_utf8: '',
  wrong_count: '{"total":5,"orders":[]}',
  endless_list: '',
}

/** Every fault of a union that is told by its code alone. */
const NAME_FAULTS: Readonly<Record<NameFault, true>> = {
  url: true,
  space: true,
  ip_address: true,
  not_idn: true,
  long_name: true,
  ends_in_number: true,
  empty_label: true,
  long_label: true,
  inner_wildcard: true,
  other_characters: true,
  not_a_name: true,
}
const FILE_FAULTS: Readonly<Record<FileFault, true>> = {
  missing: true,
  not_regular: true,
  too_large: true,
  unreadable: true,
  unwritable: true,
}

const CSR_FAULTS: Samples<CsrFault> = {
  private_key: [{ code: 'private_key' }],
  certificate: [{ code: 'certificate' }],
  several: [{ code: 'several' }],
  no_request: [{ code: 'no_request' }],
  damaged: [{ code: 'damaged' }],
  unreadable_key: [{ code: 'unreadable_key' }],
  explicit_curve: [{ code: 'explicit_curve' }],
  signature: [{ code: 'signature' }],
  weak_key: [{ code: 'weak_key', bits: 1024 }],
  other_curve: [
    { code: 'other_curve', curve: 'secp256k1' },
    { code: 'other_curve', curve: undefined },
  ],
  other_key_type: [
    { code: 'other_key_type', type: 'ed25519' },
    { code: 'other_key_type', type: undefined },
  ],
  unknown_algorithm: [{ code: 'unknown_algorithm', oid: '1.2.840.10045.4.3.9' }],
}

const TARGET_FAULTS: Samples<TargetFault> = {
  characters: [{ code: 'characters' }],
  home: [{ code: 'home' }],
  folder: [{ code: 'folder' }],
  windows_name: [{ code: 'windows_name' }],
  csr: [{ code: 'csr' }],
  link: [{ code: 'link' }],
  not_regular: [{ code: 'not_regular' }],
  private_key: [{ code: 'private_key' }],
  other_content: [{ code: 'other_content' }],
  long_name: [{ code: 'long_name', maxBytes: 255 }],
  unreadable: [{ code: 'unreadable', detail: 'EACCES' }],
  unwritable: [{ code: 'unwritable', detail: 'EROFS' }],
}

/** Everything that can be wrong with an input. */
export const PROBLEMS: Samples<InputProblem> = {
  api_key_missing: [{ code: 'api_key_missing' }],
  not_a_key: [{ code: 'not_a_key' }],
  not_a_url: [{ code: 'not_a_url' }],
  foreign_host: [{ code: 'foreign_host' }],
  not_https: [{ code: 'not_https' }],
  has_user_name: [{ code: 'has_user_name' }],
  has_query: [{ code: 'has_query' }],
  order_id_missing: [{ code: 'order_id_missing' }],
  not_an_order_id: [{ code: 'not_an_order_id' }],
  csr_missing: [{ code: 'csr_missing', uses: ['dns_names', 'force'] }],
  nothing_to_do: [{ code: 'nothing_to_do' }],
  bad_csr: Object.values(CSR_FAULTS)
    .flat()
    .map((fault) => ({ code: 'bad_csr', file: undefined, fault })),
  bad_csr_file: [
    ...codesOf(FILE_FAULTS).map((fault) => ({
      ...({ code: 'bad_csr_file', given: 'my.csr', fault } as const),
      detail: fault.startsWith('un') ? 'EACCES' : '',
    })),
    { code: 'bad_csr_file', given: undefined, fault: 'missing', detail: '' },
  ],
  private_key: [
    { code: 'private_key', file: undefined },
    { code: 'private_key', file: 'server.key' },
  ],
  bad_target: Object.values(TARGET_FAULTS)
    .flat()
    .map((fault) => ({ code: 'bad_target', given: 'chain.pem', fault })),
  no_names: [{ code: 'no_names' }],
  bad_name: codesOf(NAME_FAULTS).map((fault) => ({ code: 'bad_name', given: 'x', fault })),
  wanted_and_removed: [{ code: 'wanted_and_removed', given: 'example.com' }],
  misspelled: [{ code: 'misspelled', given: 'dry-run' }],
  not_a_boolean: [{ code: 'not_a_boolean', given: 'yes' }],
  not_an_integer: [{ code: 'not_an_integer', given: '1.5', min: 1, max: 256 }],
  not_a_duration: [
    { code: 'not_a_duration', given: '0', unit: 'seconds', above: 0, max: 3600 },
    { code: 'not_a_duration', given: '351', unit: 'minutes', above: undefined, max: 350 },
  ],
  not_a_window: [{ code: 'not_a_window', given: '0' }],
  not_a_word: [{ code: 'not_a_word', given: 'md5', words: ['sha256', 'sha384'] }],
  renew_before_missing: [{ code: 'renew_before_missing' }],
  look_ahead_missing: [{ code: 'look_ahead_missing' }],
  too_many_days: [{ code: 'too_many_days', max: 3650 }],
  several_names: [{ code: 'several_names' }],
  several_ids: [{ code: 'several_ids' }],
  wildcard: [{ code: 'wildcard', given: '*.example.com' }],
  not_an_id: [{ code: 'not_an_id', given: 'web' }],
}

/** A fault for errors that are told as a whole. */
const SPACES: InputFault = { input: 'api_key', code: 'not_a_key' }

const CHAIN_FAULTS: Samples<VerificationFault> = {
  no_certificate: [{ code: 'no_certificate' }],
  damaged: [{ code: 'damaged' }],
  other_key: [{ code: 'other_key' }],
  not_new: [{ code: 'not_new' }],
  serial_differs: [{ code: 'serial_differs', shown: '0A', found: '0B' }],
  not_valid_now: [{ code: 'not_valid_now', from: at('2026-09-01'), till: at('2027-03-01') }],
  names_missing: [{ code: 'names_missing', names: ['new.example.com'] }],
  no_issuer: [{ code: 'no_issuer', issuer: 'CN=Lower CA' }],
  signature: [{ code: 'signature', issuer: 'CN=Lower CA' }],
  chain_expired: [
    {
      ...({ code: 'chain_expired', subject: 'CN=Lower CA' } as const),
      ...{ from: at('2026-01-01'), till: at('2026-08-01') },
    },
  ],
}
function codesOf<Code extends string>(codes: Readonly<Record<Code, true>>): Code[] {
  return Object.keys(codes) as Code[]
}

class OtherError extends CertCentralError {
  override readonly code = 'other'
}

const read123 = requestFor('read_order')
const post = requestFor('reissue')
const reset = new ConnectionError(post, nodeError('ECONNRESET', 'socket hang up'))

/** Failures by what happened. */
export const ERRORS: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    Object.keys(ACTIONS).map((action) => [
      `response 500 to ${action}`,
      responseError(500, {}, action as Purpose['action']),
    ]),
  ),
  'response 302': responseError(302, { redirectedTo: 'login.example.com' }),
  'response 302 without a host': responseError(302),
  'response 400': responseError(400, {
    errors: [
      { code: 'invalid_value:csr', message: 'The CSR is not valid' },
      { code: 'required_param:comments', message: '' },
      { code: '', message: 'Something else' },
    ],
  }),
  'response 400 with many errors': responseError(400, {
    errors: Array.from({ length: 12 }, (_, index) => ({ code: `e${index}`, message: '' })),
  }),
  'response 401': responseError(401, { errors: DENIED }),
  'response 403': responseError(403, { excerpt: 'Access denied' }),
  'response 404': responseError(404, { errors: [{ code: 'not_found|order', message: '' }] }),
  'response 404 to a download': responseError(404, {}, 'download'),
  'response 405': responseError(405),
  'response 429': responseError(429),
  'response 429 with a time': responseError(429, { retryAfterMs: 90_000 }),
  'response 503': unavailable,
  ...Object.fromEntries(
    Object.entries(UNEXPECTED).map(([code, excerpt]) => [
      `unexpected: ${code}`,
      new UnexpectedResponseError(read123, code as UnexpectedResponseError['code'], excerpt),
    ]),
  ),
  'too large': new TooLargeError(read123, 20 * 2 ** 20),
  'connection: timed_out': new ConnectionError(read123, new Error('aborted'), 30_000),
  'connection: not_connected': new ConnectionError(
    read123,
    nodeError('ENOTFOUND', 'getaddrinfo ENOTFOUND www.digicert.com'),
  ),
  'connection: untrusted': new ConnectionError(
    read123,
    nodeError('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'),
  ),
  'connection: upgraded': new ConnectionError(read123, new UpgradeError()),
  'connection: connection_failed': reset,
  'another error of CertCentral': new OtherError(read123, 'what it says'),
  refused: new RefusedError({ code: 'another_pending', reissue: awaiting }),
  'lost, absent': new LostResponseError({ code: 'lost_absent', orderId: '123' }, { cause: reset }),
  'lost, canceled': unknown({ code: 'canceled' }),
  'lost, unreadable': unknown({ code: 'unreadable', error: unavailable }),
  'lost, too little shown': unknown({ code: 'not_enough_shown', reissue: undefined }),
  'lost, too little shown of one': unknown({ code: 'not_enough_shown', reissue: awaiting }),
  'ended: rejected': new EndedError({ code: 'rejected', reissue: awaiting, status: 'denied' }),
  'ended: rejected, no word': new EndedError({ code: 'rejected', reissue: unexplained }),
  'ended: canceled': new EndedError({ code: 'canceled', reissue: pending }),
  'ended: other_key_issued': new EndedError({ code: 'other_key_issued', reissue: issued }),
  'ended: names_not_issued': new EndedError({
    code: 'names_not_issued',
    reissue: issued,
    names: ['new.example.com'],
  }),
  'wait over: approval': waitOver({ code: 'approval', requestIds: ['7'] }),
  'wait over: approvals': waitOver({ code: 'approval', requestIds: ['7', '8'] }),
  'wait over: approval, no ID': waitOver({ code: 'approval', requestIds: [] }),
  'wait over: validation': waitOver(
    { code: 'validation', names: ['example.com', 'example.org'] },
    0.5,
  ),
  'wait over: issuance': waitOver({ code: 'issuance', certificateId: '9' }),
  'wait over: issuance, no ID': waitOver({ code: 'issuance', certificateId: undefined }),
  'wait over: sight': waitOver({ code: 'sight' }),
  'setting without effect': setting(true),
  'setting without effect, off': setting(false),
  'after a reissue': new AfterReissueError(
    { code: 'auto_reissue_not_set', reissue: awaiting },
    { cause: setting(true) },
  ),
  'not written': notWritten(new Error("EACCES: permission denied, open '/work/chain.pem'")),
  'not written, by the system': notWritten(new FileError('unwritable', 'ENOSPC')),
  'not written, over a link': notWritten(new TargetError({ code: 'link' })),
  'nothing to download': new NothingToDownloadError('nothing_to_download'),
  canceled: new CancelledError(),
  'canceled while sending': new CancelledError(true),
  ...Object.fromEntries(
    Object.values(CHAIN_FAULTS)
      .flat()
      .map((fault) => [`chain: ${fault.code}`, new VerificationError(fault)]),
  ),
  'one bad input': new InputError([SPACES]),
  'two bad inputs': new InputError([SPACES, { input: 'csr', code: 'nothing_to_do' }]),
  'an unknown error': new Error('Something broke'),
  'no error at all': 'a text',
}

function unknown(doubt: LostDoubt): LostResponseError {
  return new LostResponseError({ code: 'lost_unknown', orderId: '123', doubt }, { cause: reset })
}

function waitOver(waitingFor: WaitingFor, waitMinutes = 10): WaitOverError {
  return new WaitOverError({ code: 'wait_over', waitMinutes, waitingFor })
}

function setting(on: boolean): SettingError {
  return new SettingError({ code: 'setting_without_effect', orderId: '123', on })
}

function notWritten(cause: unknown): WriteError {
  return new WriteError(
    { code: 'not_written', path: '/work/chain.pem', certificateId: '9' },
    { cause },
  )
}
