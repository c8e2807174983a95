import { parseAnswer } from './answer.ts'
import { CertCentralError, ConnectionError, ResponseError } from './errors.ts'
import type { Purpose } from './request.ts'
import type { HttpRequest } from './request.ts'
import { ONCE, PATIENT, type Patience } from './patience.ts'
import { believe, CertCentralReader } from './reader.ts'
import {
  ReissueAnswerSchema,
  type DcvMethod,
  type ReissueAnswer,
  type ReissueBody,
} from './schema.ts'
import { DcvCheckSchema, DcvMethodSchema, DcvValueSchema, type DcvValue } from './validation.ts'

/** What reads from CertCentral and writes to it: the two writes that this action is for. */
export class CertCentral extends CertCentralReader {
  /**
   * Asks for a reissue, once: there is no idempotency key, and whoever repeats it decides anew first.
   * @returns the response, once it is about this order and holds no errors
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/reissue-certificate.html
   * @throws {@link CertCentralError}; {@link hadNoEffect} says whether the reissue may be on the order nevertheless.
   * CancelledError when the job is canceled
   */
  async reissue(orderId: string, body: ReissueBody): Promise<ReissueAnswer> {
    const request: HttpRequest = {
      purpose: { action: 'reissue', id: orderId },
      method: 'POST',
      path: `/order/certificate/${orderId}/reissue`,
      body,
    }
    const { parsed } = await this.json(request, ReissueAnswerSchema, ONCE)
    believe(request, orderId, parsed.orderId)
    return parsed
  }

  /**
   * Sets whether DigiCert asks for a reissue by itself 30 days before a certificate ends (Multi-year Plans only).
   * The response is 204 with no body, and says nothing about the effect: read the order back.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/update-auto-reissue-settings.html
   * @throws {@link CertCentralError} when it cannot be set
   */
  async setAutoReissue(orderId: string, on: boolean): Promise<void> {
    await this.send(
      {
        purpose: { action: 'set_auto_reissue', id: orderId },
        method: 'PUT',
        path: `/order/certificate/${orderId}/auto-reissue`,
        body: { auto_reissue: on ? 1 : 0 },
      },
      PATIENT,
    )
  }

  /**
   * The value to publish for the order's domains; the existing one while that is valid, so that asking again is safe.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/create-dcv-token.html
   * @throws {@link CertCentralError} when there is none
   */
  async dcvRandomValue(orderId: string, patience: Patience): Promise<DcvValue> {
    const request = put('get_random_value', orderId, 'dcv-random-value')
    return (await this.json(request, DcvValueSchema, patience)).parsed
  }

  /**
   * Sets how the order's domains are validated, and returns the value to publish, where the response brings one.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/change-dcv-method.html
   * @throws {@link CertCentralError} when it cannot be set
   */
  async setDcvMethod(
    orderId: string,
    method: DcvMethod,
    patience: Patience,
  ): Promise<{ readonly value: DcvValue | undefined }> {
    const request = {
      ...put('set_dcv_method', orderId, 'dcv-method'),
      body: { dcv_method: method },
    }
    const answer = await this.send(request, patience)
    return answer.body.trim() === ''
      ? { value: undefined }
      : parseAnswer(request, answer, DcvMethodSchema)
  }

  /**
   * Has CertCentral look for what was published, and returns the names that are validated.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/check-dcv.html
   * @throws {@link CertCentralError} when it does not; a record that is not there may be an error too
   */
  async checkDcv(orderId: string, patience: Patience): Promise<readonly string[]> {
    const request = put('check_validation', orderId, 'check-dcv')
    return (await this.json(request, DcvCheckSchema, patience)).parsed
  }
}

function put(action: Purpose['action'], id: string, call: string): HttpRequest {
  return { purpose: { action, id }, method: 'PUT', path: `/order/certificate/${id}/${call}` }
}

/**
 * Whether a request that failed certainly had no effect: it never arrived, or CertCentral refused it in its own shape.
 * Every other failure of a write is a lost response.
 */
export function hadNoEffect(error: unknown): error is CertCentralError {
  if (error instanceof ConnectionError) {
    return error.neverArrived || error.code === 'untrusted'
  }
  return error instanceof ResponseError && error.isRefusal
}
