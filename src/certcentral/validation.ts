import * as v from 'valibot'
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

const DONE = ['approved', 'active', 'complete', 'valid']

/** Whether a status says that a validation is done. */
export function isValidated({ status }: { readonly status: string }): boolean {
  return DONE.includes(status)
}
