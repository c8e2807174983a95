import * as v from 'valibot'
import type { Moment } from '../util/moment.ts'
import { Day, Id, Lower, Names, optional, Text } from './wire.ts'

const Organization = v.pipe(
  v.object({ type: Lower, status: Lower, validated_until: Day }),
  v.transform(({ validated_until: validatedUntil, ...rest }) => ({ ...rest, validatedUntil })),
)

const Domain = v.pipe(
  v.object({
    name_scope: Text,
    status: Lower,
    method: Lower,
    validated_until: Day,
    dns_names: optional(Names),
  }),
  v.transform((wire) => ({
    /** The domain that is validated; empty where it is not shown. */
    scope: wire.name_scope ?? '',
    status: wire.status,
    method: wire.method,
    validatedUntil: wire.validated_until,
    /** The names of the order that its validation covers. */
    dnsNames: wire.dns_names ?? [],
  })),
)

/** GET /order/certificate/{order_id}/validation */
export const ValidationSchema = v.pipe(
  v.object({
    order_id: optional(Id),
    order_dcv_method: Lower,
    organization_validations: v.nullish(v.array(Organization), []),
    dns_name_validations: v.nullish(v.array(Domain), []),
  }),
  v.transform((wire) => ({
    orderId: wire.order_id,
    method: wire.order_dcv_method,
    organizations: wire.organization_validations,
    domains: wire.dns_name_validations,
  })),
)

/** How an order's domains and its organization are validated; statuses and methods are lower-cased, empty where missing. */
export type Validation = v.InferOutput<typeof ValidationSchema>

/** The value that DigiCert looks for; one serves all names of an order. */
export interface DcvValue {
  readonly text: string
  /** When it expires, ISO 8601 in UTC; undefined where that is not known. */
  readonly expires: string | undefined
}

/** An end that cannot be read is no reason to lose the value. */
const End = v.fallback(Day, undefined)

/** PUT /order/certificate/{order_id}/dcv-method; a method that publishes nothing has no value. */
export const DcvMethodSchema = v.pipe(
  v.object({ dcv_random_value: Text, expiration_date: End }),
  v.transform(({ dcv_random_value: text, expiration_date: date }) => ({
    value: text ? valueOf(text, date) : undefined,
  })),
)

/** PUT /order/certificate/{order_id}/dcv-random-value */
export const DcvValueSchema = v.pipe(
  v.object({ dcv_random_value: v.pipe(v.string(), v.nonEmpty()), expiration_date: End }),
  v.transform(({ dcv_random_value: text, expiration_date: date }) => valueOf(text, date)),
)

/** PUT /order/certificate/{order_id}/check-dcv, as the names that are validated. */
export const DcvCheckSchema = v.pipe(
  v.object({
    dns_name_validations: v.nullish(v.array(v.object({ dns_name: Text, status: Lower })), []),
  }),
  v.transform(({ dns_name_validations: names }): readonly string[] =>
    names.flatMap(({ dns_name: name, status }) => (name && isValidated({ status }) ? [name] : [])),
  ),
)

function valueOf(text: string, expires: Moment | undefined): DcvValue {
  return {
    text,
    expires: expires && new Date(expires.at).toISOString().replace('.000Z', 'Z'),
  }
}

const DONE = ['approved', 'active', 'complete', 'valid']

/** Whether a status says that a validation is done. */
export function isValidated({ status }: { readonly status: string }): boolean {
  return DONE.includes(status)
}
