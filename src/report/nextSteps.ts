import { InputError } from '../inputs/fault.ts'
import { code, escaped, link } from './html.ts'
import { reasonParts, withoutDryRun } from './messages/reasons.ts'
import { RERUN_RESUMES, requestsOf, RESUMES } from './messages/phrases.ts'
import { sentences } from './messages/parts.ts'
import { isFailed, isPlaced, saysWhatStands } from './outcome.ts'
import type { RunState } from './state.ts'

/** The next step and the person who takes it, as HTML; empty where there is nothing to do. */
export function nextSteps(state: RunState): string {
  const html = isFailed(state) ? afterFailure(state) : afterSuccess(state)
  return html === '' ? '' : `<p><strong>What happens next</strong><br>${html}</p>`
}

const KEEP = "Keep this CSR's private key."
const KEEP_KEY = `${KEEP} ${RESUMES}.`

function afterFailure(state: RunState): string {
  const { reason } = state
  if (reason?.code === 'failed' && reason.error instanceof InputError) {
    return 'Correct what is listed above, and run again. This run submitted no reissue.'
  }
  const { advice } = reasonParts(state)
  return escaped(sentences([advice, whatStands(state)]))
}

/** The state of the order after a failure whose message does not say it. */
function whatStands(state: RunState): string {
  const { reason, reissued, status, isDryRun } = state
  if (status === 'refused' || (reason?.code === 'failed' && saysWhatStands(reason.error))) {
    return ''
  }
  if (isPlaced(state)) {
    return status === 'issued'
      ? `The certificate is issued. ${KEEP} ${RERUN_RESUMES}.`
      : `The reissue stays on the order. ${KEEP_KEY}`
  }
  return reissued === false && isDryRun !== true ? 'This run submitted no reissue.' : ''
}

function afterSuccess(state: RunState): string {
  const { orderUrl, requestIds = [], certificatePath, isOtherKey } = state
  const certCentral = link(orderUrl, 'CertCentral')
  switch (state.status) {
    case 'needs_approval':
      return `An administrator or manager must approve ${escaped(requestsOf(requestIds))} in ${certCentral}. ${KEEP_KEY}`
    case 'needs_validation':
      return `${validation(state, certCentral)} ${KEEP_KEY}`
    case 'pending':
      return `DigiCert issues the certificate when its checks are complete; ${certCentral} shows how far they are. ${KEEP_KEY}`
    case 'issued':
      return certificatePath === undefined
        ? `Download the certificate from ${certCentral}, and deploy it with the private key of its CSR.`
        : `Deploy ${code(certificatePath)} together with the private key of its CSR.`
    case 'skipped':
      return isOtherKey === true
        ? 'Nothing needs to be deployed: this CSR is for a later reissue. A run on or after the day above reissues. If the private key of the live certificate is lost, run with force: true.'
        : 'Nothing needs to be done: a run on or after the day above reissues.'
    case 'planned':
      return `To reissue, run ${withoutDryRun(state)}.`
    default:
      return ''
  }
}

function validation({ dcv }: RunState, certCentral: string): string {
  if (dcv?.method === 'email') {
    return 'A contact of each domain must confirm the message that DigiCert sent. To publish records instead, set <code>dcv_method</code>.'
  }
  return (dcv?.records ?? []).length === 0
    ? `The domains below must be validated in ${certCentral}.`
    : 'Publish the records below. DigiCert looks for them by itself, and then issues the certificate.'
}
