import * as v from 'valibot'
import {
  Count,
  Day,
  Id,
  Lower,
  Names,
  NoErrors,
  optional,
  Platform,
  Renewal,
  renewalOf,
  Setting,
  Text,
} from './wire.ts'

// What CertCentral sends, and what we make of it. Wire names (snake_case) stay in this file. A field of the wrong
// type is an answer that we do not believe, because a list of names read wrongly is a list of names dropped. Unknown
// fields are ignored.

/** What an order and its list of reissues both show of a certificate. */
const Shown = {
  serial_number: Text,
  common_name: Text,
  dns_names: optional(Names),
  status: Lower,
  valid_from: Day,
  valid_till: Day,
  csr: Text,
  server_platform: Platform,
  signature_hash: Lower,
}

function shownOf(wire: v.InferOutput<v.ObjectSchema<typeof Shown, undefined>>) {
  return {
    serialNumber: wire.serial_number,
    commonName: wire.common_name,
    dnsNames: wire.dns_names,
    status: wire.status,
    validFrom: wire.valid_from,
    validTill: wire.valid_till,
    csr: wire.csr,
    serverPlatformId: wire.server_platform?.id,
    signatureHash: wire.signature_hash,
  }
}

const Certificate = v.pipe(
  v.object({ id: optional(Id), ...Shown }),
  v.transform((wire) => ({ id: wire.id, ...shownOf(wire) })),
)

const ListedCertificate = v.pipe(
  v.object({ id: Id, date_created: Day, date_issued: Day, ...Shown }),
  v.transform((wire) => ({
    id: wire.id,
    dateCreated: wire.date_created,
    dateIssued: wire.date_issued,
    ...shownOf(wire),
  })),
)

const Request = v.object({ id: Id, date: Day, type: Lower, status: Lower, comments: Text })

/** GET /order/certificate/{order_id} */
export const OrderSchema = v.pipe(
  v.object({
    id: Id,
    status: Lower,
    order_valid_till: Day,
    auto_reissue: Setting,
    certificate: Certificate,
    product: optional(
      v.object({ name_id: Lower, type: Lower, name: Text, validation_type: Lower }),
    ),
    requests: v.nullish(v.array(Request), []),
    ...Renewal,
  }),
  v.transform((wire) => ({
    id: wire.id,
    status: wire.status,
    orderValidTill: wire.order_valid_till,
    autoReissue: wire.auto_reissue,
    certificate: wire.certificate,
    product: {
      nameId: wire.product?.name_id ?? '',
      type: wire.product?.type ?? '',
      name: wire.product?.name ?? '',
    },
    /** `dv`, `ov`, `ev` and others; empty where it is not shown. */
    validationType: wire.product?.validation_type ?? '',
    requests: wire.requests,
    ...renewalOf(wire),
  })),
)

/** GET /order/certificate/{order_id}/reissue; an empty list may come without its key, and a long one in pages. */
export const ReissueListSchema = v.pipe(
  v.object({
    certificates: v.nullish(v.array(ListedCertificate), []),
    page: v.fallback(optional(v.object({ total: Count })), undefined),
    errors: NoErrors,
  }),
  v.transform(({ certificates, page }) => ({ certificates, total: page?.total })),
)

/** One that cannot be read must not cost the others. */
const AnsweredRequest = v.fallback(v.object({ id: Id, status: v.fallback(Lower, '') }), {
  id: '',
  status: '',
})

/** POST /order/certificate/{order_id}/reissue: only the order's `id` must be there, and only it makes us believe the rest. */
export const ReissueAnswerSchema = v.pipe(
  v.object({
    id: Id,
    certificate_id: v.fallback(optional(Id), undefined),
    requests: v.fallback(v.nullish(v.array(AnsweredRequest), []), []),
    certificate_chain: v.fallback(v.nullish(v.array(v.object({ pem: v.string() })), []), []),
    dcv_random_value: v.fallback(Text, undefined),
    errors: NoErrors,
  }),
  v.transform((wire) => ({
    orderId: wire.id,
    certificateId: wire.certificate_id,
    requests: wire.requests.filter(({ id }) => id !== ''),
    chainPem: wire.certificate_chain.map(({ pem }) => pem).join('\n'),
    dcvRandomValue: wire.dcv_random_value,
  })),
)

/** An order as CertCentral shows it; statuses are lower-cased, empty where missing. */
export type Order = v.InferOutput<typeof OrderSchema>
/** The order's certificate: the current one, but for servers that switch to the new one before it is issued. */
export type OrderCertificate = Order['certificate']
/** A request of the order: a reissue stays in one until an administrator approves it. */
export type OrderRequest = Order['requests'][number]
/** An entry of the order's list of reissues; the list may include the primary certificate. */
export type ListedReissue = v.InferOutput<typeof ReissueListSchema>['certificates'][number]
/** How domains are validated, as the API names the methods. */
export const DCV_METHODS = ['dns-txt-token', 'dns-cname-token', 'http-token', 'email'] as const
/** One of {@link DCV_METHODS}. */
export type DcvMethod = (typeof DCV_METHODS)[number]

/** The response to a POST: a request that needs approval, or a certificate ID, or both, or the chain itself. */
export type ReissueAnswer = v.InferOutput<typeof ReissueAnswerSchema>

/** The hashes with which CertCentral signs. */
export const SIGNATURE_HASHES = ['sha256', 'sha384', 'sha512'] as const
/** One of {@link SIGNATURE_HASHES}. */
export type SignatureHash = (typeof SIGNATURE_HASHES)[number]

/** The body of a reissue, exactly as it is sent. */
export interface ReissueBody {
  readonly certificate: {
    readonly common_name?: string
    readonly dns_names?: readonly string[]
    readonly csr: string
    readonly server_platform: { readonly id: number }
    readonly signature_hash: SignatureHash
  }
  readonly dcv_method?: DcvMethod
  readonly comments: string
  readonly skip_approval: boolean
}
