import { dayOf, span } from '../../util/moment.ts'
import { listed, plain } from '../../util/text.ts'
import type { LogEvent, RunState } from '../state.ts'
import { causeText, faultText } from './errors.ts'
import { count, expiry, idsOf, onOff, purposeOf } from './phrases.ts'
import { reasonText } from './reasons.ts'
import { holdUpPhrase } from './waiting.ts'

/** The run as a line of the log needs it; `now` is milliseconds since 1970. */
export interface LogContext {
  readonly state: RunState
  readonly now: number
}

type Renderers = {
  readonly [Code in LogEvent['code']]: (
    event: Extract<LogEvent, { readonly code: Code }>,
    context: LogContext,
  ) => string
}

/** One line of the log. */
export function logLine(event: LogEvent, context: LogContext): string {
  const render = LINES[event.code] as (event: LogEvent, context: LogContext) => string
  return render(event, context)
}

const LINES: Renderers = {
  rehearsal: ({ apiUrl }) => `Rehearsal: this is not DigiCert, but ${apiUrl}`,
  csr: ({ keyName, keyId }) =>
    `CSR: ${keyName} key, whose SHA-256 hash begins with ${keyId.slice(0, 16)}`,
  order_read: ({ status, validTill }, { state, now }) => {
    const shown = status === '' ? 'no status' : `status ${plain(status, 60)}`
    const end =
      validTill === undefined ? '' : `, live certificate valid until ${expiry(validTill, now)}`
    return `Order ${state.orderId ?? ''}: ${shown}${end}`
  },
  names: ({ wanted, added, removed }) => {
    const changes = [
      ...(added.length === 0 ? [] : [`adding ${listed(added)}`]),
      ...(removed.length === 0 ? [] : [`removing ${listed(removed)}`]),
    ]
    return `Names (${wanted.length}): ${[listed(wanted), ...changes].join('; ')}`
  },
  would_set_auto_reissue: ({ on }) =>
    `A run without dry_run would switch auto-reissue ${onOff(on)}`,
  auto_reissue_is: ({ on }) => `Auto-reissue is ${onOff(on)}`,
  decided: (_event, { state }) => reasonText(state),
  response_lost: ({ error }) =>
    `The response to the reissue was lost (${causeText(error)}). It is not sent again: looking for the reissue on the order`,
  reissue_found: (_event, { state }) => {
    const ids = idsOf(state)
    return `The reissue was found on the order${ids === '' ? '' : `: ${ids}`}. The run continues with it`
  },
  rate_limited: ({ purpose, waitMs }) =>
    `${purposeOf(purpose)}: the API key's rate limit is reached (HTTP 429); waiting ${seconds(waitMs)}`,
  retrying: ({ purpose, error, nextTry, tries, waitMs }) =>
    `${purposeOf(purpose)}: try ${nextTry} of ${tries} in ${seconds(waitMs)}, after: ${causeText(error)}`,
  waiting: ({ for: waitingFor, waitedMs, ofMs, nextMs }) =>
    `Waiting for the certificate: ${holdUpPhrase(waitingFor)} (${span(waitedMs)} of ${span(ofMs)}, next look in ${span(nextMs)})`,
  look_failed: ({ error }) => `${faultText(error)}. Looking again`,
  issued: ({ certificateId }) => `Certificate ${plain(certificateId, 40)} is issued`,
  download_again: ({ error, waitMs }) =>
    `${faultText(error)}. Downloading again in ${span(waitMs)}`,
  chain_written: ({ path, certificates, subject, validTill }) =>
    `Chain of ${count(certificates, 'certificate')} written to ${path}: ${plain(subject, 300)}, valid until ${dayOf(validTill)}`,
  chain_not_written: () =>
    'No chain was written: the live certificate holds another key than the CSR',
  dcv_call_failed: ({ error }) => `${faultText(error)}. The run continues without it`,
  dcv_validated: ({ name }) => `Domain validated: ${plain(name, 260)}`,
  dcv_needed: ({ names }) => `Domains to be validated: ${listed(names)}`,
  dcv_foreseen: ({ names }) => `Domains that would have to be validated: ${listed(names)}`,
  dcv_record: ({ record: { type, name, value, domain } }) =>
    `To validate ${plain(domain, 260)}, publish ${type} ${plain(name, 400)} with the value ${plain(value, 400)}`,
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
