import { industryLifetime } from './account/days.ts'

/** How the account behaves. A test may change each of these at any time, on `sandbox.settings`. */
export interface Settings {
  /** Whether a reissue needs approval unless it skips it. */
  approval: boolean
  /** Milliseconds after which a pending request is approved by itself; `Infinity` is never. */
  autoApproveAfter: number
  /** Milliseconds from approval (and validation) to issuance. 0: issued when next looked at. */
  issueDelay: number
  /** Whether all names must be validated before anything is issued; else those of DV orders, and those gone stale. */
  domainValidation: boolean
  /** Milliseconds from the approval until names count as validated, without a look; `Infinity` is never. */
  validateAfter: number
  /** The name server, `127.0.0.1:5353`, where TXT and CNAME records are looked for; empty for none. */
  dnsServer: string
  /** The server, `127.0.0.1:8080`, that is asked for the file of every name; empty for none. */
  httpServer: string
  /** Days a certificate lasts at most: a number, or a function of the day of issuance in ms. */
  lifetimeDays: number | ((now: number) => number)
  /** Intermediates between leaf and root: 1 makes chains of three certificates. */
  intermediates: 0 | 1 | 2 | 3
  /** Milliseconds (of real time) before each answer. */
  answerDelay: number
  /** Whether the limits of a key hold: 100 requests in 5 s and 1000 in 3 min, rolling. */
  rateLimit: boolean
  /** What a 429 of the rate limit says about when to retry. */
  retryAfter: 'absent' | 'seconds' | 'http_date'
  /** Whether auto-reissue acts: a request with the old CSR, 30 days before a certificate ends. */
  autoReissueActs: boolean
}

/** What CertCentral's documentation leaves open. Each position is one that a client must survive. */
export interface Switches {
  /** Is a request in order info after its approval was skipped? */
  skippedRequestListed: boolean
  /** Is a reissue in the list of reissues while it is pending, or only when it is issued? */
  pendingReissueListed: boolean
  /** The order's status while every pending reissue of it awaits approval. */
  statusWhileApproval: 'reissue_pending' | 'issued' | 'reissue_requested'
  /** The order's status while a reissue is approved and pending. */
  statusWhilePending:
    'reissue_pending' | 'processing' | 'needs_approval' | 'approved' | 'waiting_pickup'
  /**
   * What order info shows of a certificate not issued yet: nothing, its id, all but dates and
   * serial number, or these too.
   */
  pendingCertificate: 'hidden' | 'id' | 'without_dates' | 'whole'
  /** `certificate.status` of a pending certificate: that of the live one, `pending`, or none. */
  pendingCertificateStatus: 'issued' | 'pending' | 'absent'
  /** Milliseconds by which order info lags behind what happened. */
  orderLagMs: number
  /** How many reads of order info still show the order as it was before a change. */
  orderLagReads: number
  /** The same two for the list of reissues. */
  listLagMs: number
  listLagReads: number
  /** Names that are added for free: the base domain to a `www.` name, and `www.` to a base domain. */
  freeNames: 'none' | 'when_issued' | 'at_once'
  /** Has order info its `requests`? */
  requestsListed: boolean
  /** Has the list of reissues each `csr`? */
  csrListed: boolean
  /** Is each reissue in its list once, twice, or once as it is and once as it was while pending? */
  reissuesListed: 'once' | 'twice' | 'twice_once_stale'
  /** How many entries of the list of reissues a response holds at most. */
  reissuesPerPage: number
  /** The status of an issued, and of a pending, certificate in the list of reissues. */
  issuedListedAs: 'issued' | 'approved'
  pendingListedAs: 'pending' | 'needs_csr' | 'reissue_requested'
  /** The answer to PUT auto-reissue on an order without a Multi-year Plan (204, or 400). */
  autoReissueWithoutPlan: 'no_effect' | 'error'
  /** How order info and the list give a CSR back. */
  csrFormat: 'as_sent' | 'crlf' | 'one_line' | 'long_lines' | 'new_request' | 'bare_base64'
  /** The type of `auto_reissue` in order info. */
  autoReissueType: 'number' | 'string' | 'boolean' | 'absent'
  /** The type of each `id` and `certificate_id`. */
  idType: 'number' | 'string'
  /** `valid_from`, `valid_till`, `order_valid_till`: a day, or a day and time. */
  validityDates: 'day' | 'iso'
  /** `date`, `date_created`, `date_issued`: a day and time, or a day. */
  eventDates: 'iso' | 'day'
  /** How often the list of reissues holds the primary certificate. */
  primaryListed: number
  /** Which reissues come first in their list. */
  listOrder: 'newest_first' | 'oldest_first'
  /** Which requests come first in order info. */
  requestOrder: 'oldest_first' | 'newest_first'
  /** An empty list: `{"certificates":[]}`, or `{}`; `orders` likewise. */
  emptyLists: 'present' | 'absent'
  /** `dns_names`: `missing_when_alone` leaves the field out when there are no further names. */
  dnsNames:
    'with_common_name' | 'without_common_name' | 'missing_when_alone' | 'with_blanks' | 'upper_case'
  /** `signature_hash` as sent, or in upper case. */
  signatureHash: 'lower' | 'upper'
  /** `errors`: an array, or one object. */
  errors: 'array' | 'object'
  /** The status of a request that awaits approval. */
  waitingRequest: 'pending' | 'submitted'
  /** Does the answer to a reissue give the status of its request? */
  requestStatusInAnswer: boolean
  /**
   * Does the answer to a reissue name its request only while that awaits approval, or always, beside
   * `certificate_id`?
   */
  requestInAnswer: 'awaiting_approval' | 'always'
  /** Characters of `comments` that are kept; 0 leaves the field out. */
  commentsLength: number
  /** Is a reissue without approval issued at once, and its chain in the answer? */
  chainInAnswer: 'absent' | 'without_root' | 'with_root'
  /** Line ends of PEM inside JSON. */
  pemLineEnds: 'crlf' | 'lf'
  /**
   * The order of certificates in a chain, downloaded or answered. `shuffled` is always the same:
   * from the root down, but with the leaf in the second place.
   */
  bundleOrder: 'leaf_first' | 'root_first' | 'shuffled'
  /** How many downloads bring another certificate of the same order; `Infinity` is all. */
  otherDownloads: number
  /** Is a rejected reissue in the list of reissues? */
  rejectedListed: boolean
  /** The status of a canceled reissue in the list of reissues. */
  canceledListed: 'absent' | 'rejected' | 'canceled'
  /** What becomes of the request of a canceled reissue. */
  canceledRequest: 'rejected' | 'canceled' | 'unchanged'
  /** How many reads of a request still show its first status, after it changed. */
  staleRequestReads: number
  /** Is a second reissue accepted while one is pending? */
  secondReissue: 'accepted' | 'refused'
  /** Is a reissue without `server_platform` refused? */
  serverPlatformRequired: boolean
  /** Is `skip_approval` honoured? (It works for administrators and managers only.) */
  skipApprovalHonoured: boolean
  /** PUT check-dcv without the record: 200 with the name not approved, or 400. */
  missingRecord: 'list' | 'error'
  /** Asked for a value or a method while nothing is to be validated. */
  nothingToValidate: 'value' | 'error'
  /** The status of a name that is validated. */
  validatedStatus: 'approved' | 'active' | 'complete' | 'valid'
  /** Does a validated name say until when it may be used again? */
  validatedUntil: 'present' | 'absent'
  /** Has each entry of the order list its `valid_from`? `mostly`: not where its id divides by 4. */
  listedValidFrom: 'always' | 'mostly' | 'never'
  /** Does the order list ignore `filters` and `sort`? */
  filtersIgnored: boolean
  /** Does a refused request count against the rate limit? */
  refusedRequestsCount: boolean
}

/** The account as CertCentral sets it up; rate limits are off, so that a test is not slowed by them. */
export const DEFAULT_SETTINGS: Readonly<Settings> = {
  approval: true,
  autoApproveAfter: Infinity,
  issueDelay: 0,
  domainValidation: false,
  validateAfter: Infinity,
  dnsServer: '',
  httpServer: '',
  lifetimeDays: industryLifetime,
  intermediates: 1,
  answerDelay: 0,
  rateLimit: false,
  retryAfter: 'absent',
  autoReissueActs: false,
}

/** Every switch in the position that CertCentral's own examples show, where they show one. */
export const DEFAULT_SWITCHES: Readonly<Switches> = {
  skippedRequestListed: true,
  pendingReissueListed: true,
  statusWhileApproval: 'reissue_pending',
  statusWhilePending: 'reissue_pending',
  pendingCertificate: 'hidden',
  pendingCertificateStatus: 'issued',
  orderLagMs: 0,
  orderLagReads: 0,
  listLagMs: 0,
  listLagReads: 0,
  freeNames: 'none',
  requestsListed: true,
  csrListed: true,
  reissuesListed: 'once',
  reissuesPerPage: Infinity,
  issuedListedAs: 'issued',
  pendingListedAs: 'pending',
  autoReissueWithoutPlan: 'no_effect',
  csrFormat: 'as_sent',
  autoReissueType: 'number',
  idType: 'number',
  validityDates: 'day',
  eventDates: 'iso',
  primaryListed: 0,
  listOrder: 'newest_first',
  requestOrder: 'oldest_first',
  emptyLists: 'present',
  dnsNames: 'with_common_name',
  signatureHash: 'lower',
  errors: 'array',
  waitingRequest: 'pending',
  requestStatusInAnswer: false,
  requestInAnswer: 'awaiting_approval',
  commentsLength: Infinity,
  chainInAnswer: 'absent',
  pemLineEnds: 'crlf',
  bundleOrder: 'leaf_first',
  otherDownloads: 0,
  rejectedListed: true,
  canceledListed: 'absent',
  canceledRequest: 'rejected',
  staleRequestReads: 0,
  secondReissue: 'accepted',
  serverPlatformRequired: false,
  skipApprovalHonoured: true,
  missingRecord: 'list',
  nothingToValidate: 'value',
  validatedStatus: 'approved',
  validatedUntil: 'present',
  listedValidFrom: 'always',
  filtersIgnored: false,
  refusedRequestsCount: false,
}
