/** What a request is for, so that a message can name it; `id` is an order's or a certificate's. */
export interface Purpose {
  readonly action:
    | 'read_order'
    | 'list_reissues'
    | 'list_orders'
    | 'download'
    | 'reissue'
    | 'set_auto_reissue'
    | 'read_validation'
    | 'get_random_value'
    | 'set_dcv_method'
    | 'check_validation'
  readonly id: string
}

/** One request to CertCentral, before the host and the key are added. */
export interface HttpRequest {
  /** What the request is for, so that a message can name it. */
  readonly purpose: Purpose
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path below `api_url`, with its query. */
  readonly path: string
  /** Sent as JSON where given. */
  readonly body?: unknown
  /** The `Accept` header; JSON where not given. */
  readonly accept?: string
}

/** A request as errors and log lines show it: never a header or a body. */
export type SentRequest = Pick<HttpRequest, 'purpose' | 'method' | 'path'>
