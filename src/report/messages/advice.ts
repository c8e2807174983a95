import type { ResponseError } from '../../certcentral/errors.ts'
import { span } from '../../util/moment.ts'
import { plain } from '../../util/text.ts'

const REGION = 'api_url is that of its region (Europe: https://certcentral.digicert.eu/services/v2)'

/** What to do about a response that is not a success, by its status. */
export function adviceOn(error: ResponseError): string {
  const { status } = error
  if (status >= 300 && status < 400) {
    return redirect(error)
  }
  if (status === 401 || status === 403) {
    return `Check that api_key is active, that ${REGION}, that the key may use Orders (View Only cannot write), and that no IP rule of the account excludes this runner`
  }
  if (status === 404) {
    return notFound(error)
  }
  if (status === 405 || status === 415) {
    return 'Check that api_url ends with /services/v2'
  }
  if (status === 429) {
    return rateLimit(error)
  }
  if (status >= 500) {
    return "CertCentral has a fault or is under maintenance: look at DigiCert's status page and run again"
  }
  return 'Correct what the response names, and run again'
}

function redirect({ redirectedTo }: ResponseError): string {
  const to = redirectedTo === undefined ? '' : ` to ${plain(redirectedTo, 255)}`
  return `The server redirects${to}. Redirects are not followed, because the API key would be sent there: check api_url`
}

/** A certificate is named by CertCentral, not by the user: there, the order's ID is not to blame. */
function notFound({ request }: ResponseError): string {
  return request.purpose.action === 'download'
    ? 'CertCentral may still be preparing the certificate: run again with the same CSR, which resumes'
    : `Check order_id, that the order belongs to the account of api_key, and that ${REGION}`
}

function rateLimit({ retryAfterMs }: ResponseError): string {
  const when = retryAfterMs === undefined ? 'in a few minutes' : `in ${span(retryAfterMs)}`
  return `The API key's rate limit (100 requests in 5 s, 1000 in 3 min) is reached: run again ${when}, or give other workflows a key of their own`
}
