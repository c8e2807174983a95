import { escaped } from './html.ts'
import type { Shown } from './summary.ts'

const GO_ON =
  'Keep the private key of this CSR: no other fits the certificate. A later run with the same CSR goes on from here.'

const STEPS = new Map([
  ['issued', 'Deploy the new certificate together with the private key of its CSR.'],
  ['planned', 'Run again without <code>dry_run</code>, with a CSR.'],
  ['skipped', 'Nothing: a later run reissues when it is due.'],
])

/** What happens next, and who must act, as HTML; empty where the failure's message already says it. */
export function nextSteps(report: Shown): string {
  const text = stepsFor(report)
  return text === undefined ? '' : `<p><strong>What happens next</strong><br>${text}</p>`
}

function stepsFor({ shown, failure }: Shown): string | undefined {
  const status = shown('status')
  if (status === 'needs_approval') {
    const request =
      shown('request_id') === '' ? 'the request' : `request ${escaped(shown('request_id'))}`
    return `An administrator or manager approves ${request} in CertCentral. ${GO_ON}`
  }
  if (status === 'pending') {
    const isValidated = shown('dcv_random_value') === ''
    return isValidated
      ? `DigiCert validates and issues the certificate. ${GO_ON}`
      : `Somebody proves control of the domain with the value below; then DigiCert issues. ${GO_ON}`
  }
  return failure === undefined ? STEPS.get(status) : undefined
}
