import type * as v from 'valibot'
import { parseAnswer, responseError } from './answer.ts'
import { UnexpectedResponseError } from './errors.ts'
import { Http, type HttpAnswer, type HttpOptions } from './http.ts'
import type { HttpRequest } from './request.ts'
import { PATIENT, type Patience } from './patience.ts'
import { repeated, type RetryContext } from './retry.ts'
import { OrderSchema, ReissueListSchema, type ListedReissue, type Order } from './schema.ts'
import { ValidationSchema, type Validation } from './validation.ts'

/** An order and the server's clock at the moment of reading it. */
export interface OrderLookup {
  readonly order: Order
  /** Milliseconds since 1970 by the server's clock, where it sent a `Date`. */
  readonly serverTime: number | undefined
}

/** Pages in a row that may bring nothing new before the reading of a list is given up. */
export const MOST_FRUITLESS = 10

/** What reads from CertCentral: every method is a GET, so a View Only key is enough. */
export class CertCentralReader {
  /** How its requests are repeated, for whoever repeats several of them together. */
  readonly retries: RetryContext
  readonly #http: Http

  constructor(options: HttpOptions, log: RetryContext['log']) {
    this.#http = new Http(options)
    this.retries = { log, cancelled: options.cancelled }
  }

  /**
   * The order, with its certificate and its requests.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/order-info.html
   * @throws {@link CertCentralError} when it cannot be read, or when the response is about another order
   */
  async order(orderId: string, patience: Patience = PATIENT): Promise<OrderLookup> {
    const purpose = { action: 'read_order', id: orderId } as const
    const request = get(purpose, `/order/certificate/${orderId}`)
    const { answer, parsed } = await this.json(request, OrderSchema, patience)
    believe(request, orderId, parsed.id)
    return { order: parsed, serverTime: answer.date }
  }

  /**
   * The order's reissues, in the server's order; empty when there are none. Each page is read, also behind one that
   * brings nothing new, because a reissue that is missed would be asked for again.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/list-reissues.html
   * @throws {@link CertCentralError} when they cannot be read
   */
  async reissues(orderId: string, patience: Patience = PATIENT): Promise<readonly ListedReissue[]> {
    const purpose = { action: 'list_reissues', id: orderId } as const
    const path = `/order/certificate/${orderId}/reissue`
    const read = new Map<string, ListedReissue[]>()
    for (let count = 0, fruitless = 0, query = ''; ; query = `?offset=${count}`) {
      const request = get(purpose, path + query)
      const { certificates, total } = (await this.json(request, ReissueListSchema, patience)).parsed
      const before = read.size
      for (const entry of certificates) {
        read.set(entry.id, [...(read.get(entry.id) ?? []), entry])
      }
      count += certificates.length
      fruitless = read.size > before ? 0 : fruitless + 1
      const isEnd = count >= (total ?? 0) || certificates.length === 0
      // One page may only repeat what another had. Many in a row are of a server that does not know the offset.
      if (isEnd || fruitless > MOST_FRUITLESS) {
        return [...read.values()].flat()
      }
    }
  }

  /**
   * How the order's domains and its organization are validated.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/get-order-validation-status.html
   * @throws {@link CertCentralError} when it cannot be read, or when the response is about another order
   */
  async validation(orderId: string, patience: Patience = PATIENT): Promise<Validation> {
    const purpose = { action: 'read_validation', id: orderId } as const
    const request = get(purpose, `/order/certificate/${orderId}/validation`)
    const { parsed } = await this.json(request, ValidationSchema, patience)
    believe(request, orderId, parsed.orderId ?? orderId)
    return parsed
  }

  /**
   * The certificate and its intermediates as PEM text, with the root where `withRoot` asks for it, as the server sent
   * it: nothing about it is checked here.
   * @see https://dev.digicert.com/en/certcentral-apis/services-api/certificates/download-certificate.html
   * @throws {@link CertCentralError} when it cannot be downloaded
   */
  async chain(certificateId: string, withRoot = false): Promise<string> {
    const purpose = { action: 'download', id: certificateId } as const
    const format = withRoot ? 'pem_all' : 'pem_noroot'
    const path = `/certificate/${certificateId}/download/format/${format}`
    return (await this.send({ ...get(purpose, path), accept: '*/*' }, PATIENT)).body
  }

  /** Closes the connection. */
  close(): void {
    this.#http.close()
  }

  /** The response, once it is a success. */
  protected async send(request: HttpRequest, patience: Patience): Promise<HttpAnswer> {
    const attempt = async (): Promise<HttpAnswer> => {
      const answer = await this.#http.send(request, patience.requestMs)
      if (answer.status >= 200 && answer.status < 300) {
        return answer
      }
      throw responseError(request, answer)
    }
    return repeated(attempt, patience, this.retries)
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
 * Refuses a response about another order: a proxy's cache or a mistaken route must not decide over a certificate.
 * @throws {@link UnexpectedResponseError}
 */
export function believe(request: HttpRequest, orderId: string, answeredId: string): void {
  if (BigInt(answeredId) !== BigInt(orderId)) {
    throw new UnexpectedResponseError(request, 'another_order', answeredId)
  }
}

function get(purpose: HttpRequest['purpose'], path: string): HttpRequest {
  return { purpose, method: 'GET', path }
}
