import type * as v from 'valibot'
import { parseAnswer } from './answer.ts'
import { AnswerError } from './errors.ts'
import { Http, type HttpAnswer, type HttpOptions, type HttpRequest } from './http.ts'
import { PATIENT, type Patience } from './patience.ts'
import { sendWithRetries, type RetryContext } from './retry.ts'
import { OrderSchema, ReissueListSchema, type Order, type ListedReissue } from './schema.ts'
import { ValidationSchema, type Validation } from './validation.ts'

/** An order and the server's clock at the moment of reading it. */
export interface OrderLookup {
  readonly order: Order
  /** Milliseconds since 1970 by the server's clock, where it sent a `Date`. */
  readonly serverTime: number | undefined
}

/** What reads from CertCentral: every method is a GET, so a View Only key is enough. */
export class CertCentralReader {
  readonly #context: RetryContext

  constructor(options: HttpOptions, log: (line: string) => void) {
    this.#context = { http: new Http(options), log, cancelled: options.cancelled }
  }

  /**
   * The order, with its current certificate and its requests.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/order-info.html
   * @throws {@link CertCentralError} when it cannot be read, or when the answer is another order
   */
  async order(orderId: string, patience: Patience = PATIENT): Promise<OrderLookup> {
    const request = get(`Reading order ${orderId}`, `/order/certificate/${orderId}`)
    const { answer, parsed } = await this.json(request, OrderSchema, patience)
    believe(request, orderId, parsed.id)
    return { order: parsed, serverTime: answer.date }
  }

  /**
   * The order's reissues, in the server's order; empty when there are none.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/list-reissues.html
   * @throws {@link CertCentralError} when they cannot be read
   */
  async reissues(orderId: string, patience: Patience = PATIENT): Promise<readonly ListedReissue[]> {
    const request = get(
      `Reading the reissues of order ${orderId}`,
      `/order/certificate/${orderId}/reissue`,
    )
    return (await this.json(request, ReissueListSchema, patience)).parsed
  }

  /**
   * How the order's domains and its organization are validated.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/get-order-validation-status.html
   * @throws {@link CertCentralError} when it cannot be read, or when the response is about another order
   */
  async validation(orderId: string, patience: Patience = PATIENT): Promise<Validation> {
    const request = get(
      `Reading the validation of order ${orderId}`,
      `/order/certificate/${orderId}/validation`,
    )
    const { parsed } = await this.json(request, ValidationSchema, patience)
    believe(request, orderId, parsed.orderId ?? orderId)
    return parsed
  }

  /**
   * The certificate and its intermediates as PEM text, as the server sent it: nothing about it is checked here.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/certificates/download-certificate.html
   * @throws {@link CertCentralError} when it cannot be downloaded
   */
  async chain(certificateId: string): Promise<string> {
    const purpose = `Downloading certificate ${certificateId}`
    const path = `/certificate/${certificateId}/download/format/pem_noroot`
    return (await this.send({ ...get(purpose, path), accept: '*/*' }, PATIENT)).body
  }

  /** Closes the connection. */
  close(): void {
    this.#context.http.close()
  }

  protected async send(request: HttpRequest, patience: Patience): Promise<HttpAnswer> {
    return sendWithRetries(this.#context, request, patience)
  }

  protected async json<Schema extends v.GenericSchema>(
    request: HttpRequest,
    schema: Schema,
    patience: Patience,
  ): Promise<{ answer: HttpAnswer; parsed: v.InferOutput<Schema> }> {
    const answer = await this.send(request, patience)
    return { answer, parsed: parseAnswer(request, answer, schema) }
  }
}

/**
 * Refuses an answer about another order: a proxy's cache or a mistaken route must not decide over a certificate.
 * @throws {@link AnswerError}
 */
export function believe(request: HttpRequest, orderId: string, answeredId: string): void {
  if (BigInt(answeredId) === BigInt(orderId)) {
    return
  }
  throw new AnswerError(
    `${request.purpose}: the answer is about order ${answeredId}, not ${orderId}. Check api_url and any proxy in between.`,
  )
}

function get(purpose: string, path: string): HttpRequest {
  return { purpose, method: 'GET', path }
}
