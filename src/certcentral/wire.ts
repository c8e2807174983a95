import * as v from 'valibot'
import { parseMoment, type Moment } from '../util/moment.ts'

// The kinds of values in CertCentral's answers. A field that may be missing may also be null.

/** IDs come as numbers or strings; they go into URLs and outputs, so nothing but digits is believed. */
export const Id = v.pipe(
  v.union([
    v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    v.pipe(v.string(), v.trim(), v.regex(/^\d+$/)),
  ]),
  v.transform((id) => String(BigInt(id))),
)

/** The default is what makes valibot run the transformation for a missing field too. */
export const optional = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullish(schema, null),
    v.transform((value) => value ?? undefined),
  )

/** Text; undefined where missing. */
export const Text = optional(v.string())
/** A word, lower-cased; empty where missing. */
export const Lower = v.pipe(
  Text,
  v.transform((text) => text?.trim().toLowerCase() ?? ''),
)
/** A date; undefined where missing, or where it names none. */
export const Day = v.pipe(
  Text,
  v.transform((text): Moment | undefined => (text === undefined ? undefined : parseMoment(text))),
)

/** Names; blank entries are left out, everything else is kept to the letter. */
export const Names = v.pipe(
  v.array(v.nullable(v.string())),
  v.transform((names) => names.filter((name) => name !== null && name.trim() !== '') as string[]),
)

/** A setting seen as 0/1, "0"/"1" and as a boolean; anything else is not known. */
export const Setting = v.pipe(
  v.optional(v.unknown(), null),
  v.transform((value): boolean | undefined => {
    const text = String(value).trim().toLowerCase()
    return text === '1' || text === 'true'
      ? true
      : text === '0' || text === 'false'
        ? false
        : undefined
  }),
)

/** A server platform; its ID may be -1. It is no more than a default, so that what cannot be read is left out. */
export const Platform = v.fallback(
  optional(
    v.object({
      id: v.union([
        v.pipe(v.number(), v.integer()),
        v.pipe(v.string(), v.regex(/^-?\d+$/), v.transform(Number)),
      ]),
    }),
  ),
  undefined,
)

/** A success that holds errors is no response of CertCentral's. */
export const NoErrors = v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(0)))

/** A count of entries. */
export const Count = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]),
  v.safeInteger(),
)

/** The fields that show whether an order was renewed; a renewed order may be shown without the one that follows it. */
export const Renewal = {
  is_renewed: Setting,
  renewed_order_id: v.fallback(optional(Id), undefined),
}

/** Whether an order was renewed, and by which order. A status or flag goes before an ID, which only suggests it. */
export function renewalOf(wire: {
  readonly status: string
  readonly is_renewed: boolean | undefined
  readonly renewed_order_id: string | undefined
}): {
  readonly isRenewed: boolean
  /** Undefined where it was not renewed, or where the ID is not shown. */
  readonly renewedBy: string | undefined
} {
  const by = wire.renewed_order_id === '0' ? undefined : wire.renewed_order_id
  const isRenewed = wire.status === 'renewed' || (wire.is_renewed ?? by !== undefined)
  return { isRenewed, renewedBy: isRenewed ? by : undefined }
}
