import { believe, CertCentralReader } from './reader.ts'
import { PATIENT } from './patience.ts'
import type { HttpRequest } from './http.ts'
import { ReissueAnswerSchema, type ReissueAnswer, type ReissueBody } from './schema.ts'

/** What reads from CertCentral and writes to it: the two writes that this action is for. */
export class CertCentral extends CertCentralReader {
  /**
   * Asks for a reissue. It is sent again only when it cannot have arrived, and after 429: there is no idempotency key.
   * `mayAgain` is asked before it is sent again after 429, and says false where the order does not look untouched.
   * @returns the answer, once it is about this order
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/reissue-certificate.html
   * @throws {@link CertCentralError} - a ResponseError below 500 when the server refused, a ConnectionError that never
   * arrived; any other may have taken effect. CancelledError when the job is cancelled
   */
  async reissue(
    orderId: string,
    body: ReissueBody,
    mayAgain: (leftMs: number) => Promise<boolean>,
  ): Promise<ReissueAnswer> {
    const request: HttpRequest = {
      purpose: `Reissuing order ${orderId}`,
      method: 'POST',
      path: `/order/certificate/${orderId}/reissue`,
      body,
    }
    const { parsed } = await this.json(request, ReissueAnswerSchema, { ...PATIENT, mayAgain })
    believe(request, orderId, parsed.orderId)
    return parsed
  }

  /**
   * Sets whether DigiCert asks for a reissue by itself 30 days before a certificate ends (Multi-year Plans only).
   * The answer is 204 with no body, and says nothing about the effect: read the order back.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/update-auto-reissue-settings.html
   * @throws {@link CertCentralError} when it cannot be set
   */
  async setAutoReissue(orderId: string, on: boolean): Promise<void> {
    await this.send(
      {
        purpose: `Setting auto-reissue of order ${orderId}`,
        method: 'PUT',
        path: `/order/certificate/${orderId}/auto-reissue`,
        body: { auto_reissue: on ? 1 : 0 },
      },
      PATIENT,
    )
  }
}
