import { dayOf } from '../../util/moment.ts'
import { listed, plain } from '../../util/text.ts'
import type { Unpublished } from '../../order/validation.ts'
import type { Warning } from '../state.ts'
import { faultText } from './errors.ts'
import { sentences } from './parts.ts'
import { count, days, onOff } from './phrases.ts'

type Renderers = {
  readonly [Code in Warning['code']]: (
    warning: Extract<Warning, { readonly code: Code }>,
    isDryRun: boolean,
  ) => readonly string[]
}

/** What a user should know although the run continues, and what to do. */
export function warningText(warning: Warning, isDryRun = false): string {
  const render = WARNINGS[warning.code] as (
    warning: Warning,
    isDryRun: boolean,
  ) => readonly string[]
  return sentences(render(warning, isDryRun))
}

const WARNINGS: Renderers = {
  unknown_status: ({ status }) => [
    status === ''
      ? 'The order shows no status'
      : `The order's status, "${plain(status, 60)}", is unknown to this action`,
    'The run continues',
  ],
  order_renewed: ({ nextOrderId }) => [
    nextOrderId === undefined
      ? 'The order was renewed'
      : `The order was renewed as order ${plain(nextOrderId, 40)}`,
    'Set order_id to the new order: this one is not extended by a reissue',
  ],
  order_ends_first: ({ on }) => [
    `The order ends on ${dayOf(on)}, too soon for another certificate as long as the live one`,
    'A reissue does not extend the order: renew the order in CertCentral before then',
  ],
  auto_reissue_first: () => [
    'Auto-reissue is on: DigiCert requests a reissue 30 days before the live certificate ends, before this workflow would. It uses the earlier CSR, and so the old key',
    'Set auto_reissue: false, or renew_before to more than 30 days',
  ],
  window_too_long: ({ lifetimeDays, usedDays }) => [
    `renew_before is not shorter than the certificate's lifetime of ${days(Math.round(lifetimeDays))}, so a third of the lifetime (${days(Math.round(usedDays))}) is used instead`,
    'Set a share such as 33%, which follows lifetimes as they shrink',
  ],
  same_key: () => [
    'The CSR holds the key of the live certificate',
    'Create a new key for each reissue, so that a stolen key is soon worthless',
  ],
  csr_names_not_sent: ({ names }) => [
    `The CSR holds names that the reissue does not request: ${listed(names)}`,
    'CertCentral takes names from the request, not from the CSR. To include them, list them in dns_names, together with the names that must stay',
  ],
  schedule_without_window: () => [
    'This scheduled run has no renew_before, so every run reissues',
    'Set renew_before, for example to 33%',
  ],
  names_added_by_server: ({ names }) => [
    `The adopted reissue carries names that were not requested: ${listed(names)}`,
    'DigiCert includes a base domain or its www. name without charge',
  ],
  names_removed: ({ names, before }, isDryRun) => [
    `This reissue ${isDryRun ? 'would remove' : 'removes'} ${listed(names)}`,
    isDryRun
      ? `If it were submitted now, you would have to deploy before ${timeOf(before)}: DigiCert would revoke every older certificate of this order within 72 hours`
      : `Deploy before ${timeOf(before)}: DigiCert revokes every older certificate of this order within 72 hours`,
  ],
  adopted_differs: ({ input, asked, shown }) => [
    `The adopted reissue has ${input} ${plain(String(shown), 60)}, not ${asked}`,
    `To get ${asked}, cancel that reissue in CertCentral while it is pending, and run again`,
  ],
  keep_key: () => [
    'The certificate is not issued yet',
    "Keep this CSR's private key: the certificate works with no other key. A run with the same CSR resumes",
  ],
  approval_not_skipped: () => [
    'skip_approval is true, but the request awaits approval',
    'Skipping approval needs the API key of an administrator or manager, and an OV or EV TLS product. Approve the request in CertCentral',
  ],
  auto_reissue_unread: ({ on, error }) => [
    `Auto-reissue was switched ${onOff(on)}, but the setting could not be read back`,
    error === undefined ? 'The order does not show it' : faultText(error),
    'Check the setting in CertCentral',
  ],
  dcv_not_published: ({ why }) => notPublished(why),
  dcv_records_cut: ({ left }) => [
    `dcv_records holds at most 64 KB: ${count(left, 'record is', 'records are')} left out`,
    'Publish those that it lists and run again: the others are listed when these are validated',
  ],
}

/** Why dcv_records has nothing for some names, and what to do. */
function notPublished({ code, names }: Unpublished): readonly string[] {
  switch (code) {
    case 'email':
      return [
        `These domains are validated by email: ${listed(names)}. DigiCert sends a message to each domain's contacts, and the certificate is issued after a contact confirms`,
        'To publish records instead, set dcv_method: dns-txt-token',
      ]
    case 'wildcard':
      return [
        `http-token cannot validate a wildcard name, so there is no record for ${listed(names)}`,
        'Set dcv_method: dns-txt-token or dns-cname-token',
      ]
    case 'unknown_method':
      return [
        `CertCentral does not show how these domains are validated, so there is no record for them: ${listed(names)}`,
        'Set dcv_method: dns-txt-token',
      ]
    case 'no_value':
      return [
        `CertCentral did not return the value to publish, so there is no record for ${listed(names)}`,
        'Run again with the same CSR, or read the value in CertCentral',
      ]
    case 'unsafe':
      return [
        `CertCentral shows a domain or a value that is not valid in DNS, so there is no record for ${listed(names)}`,
        'Validate these domains in CertCentral',
      ]
  }
}

/** To the minute, in UTC: a deadline is no place for a guess. */
function timeOf(at: number): string {
  return `${dayOf(at)} ${new Date(at).toISOString().slice(11, 16)} UTC`
}
