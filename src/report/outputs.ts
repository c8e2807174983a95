import { dayOf, daysBetween } from '../util/moment.ts'
import { oneLine } from '../util/text.ts'
import { boundedMessage, boundedOutput, bytesOf, firstThatFit, OUTPUT_BYTES } from './bounds.ts'
import { reasonText } from './messages/reasons.ts'
import { isOver } from './outcome.ts'
import type { DcvRecord } from '../order/validation.ts'
import type { RunState } from './state.ts'

/** The step's outputs, as `action.yml` declares them. */
export const OUTPUTS = [
  'order_id',
  'request_id',
  'certificate_id',
  'reissued',
  'status',
  'reason',
  'auto_reissue',
  'valid_till',
  'days_remaining',
  'serial_number',
  'order_valid_till',
  'certificate_path',
  'dcv_random_value',
  'dcv_records',
] as const
/** One of {@link OUTPUTS}. */
export type Output = (typeof OUTPUTS)[number]

/** The outputs of a run as it stands; empty where there is nothing to say. `now` is milliseconds since 1970. */
export function outputsOf(state: RunState, now: number): Readonly<Record<Output, string>> {
  const newest = state.issued ?? state.live
  const validTill = newest?.validTill
  const dcv = isOver(state) ? undefined : state.dcv
  return {
    order_id: textOf(state.orderId),
    request_id: textOf(state.requestIds?.join(',')),
    certificate_id: textOf(state.certificateId),
    reissued: state.reissued === 'unknown' ? '' : textOf(state.reissued),
    status: textOf(state.status),
    reason: boundedMessage(oneLine(reasonText(state))),
    auto_reissue: textOf(state.autoReissue),
    valid_till: dayOrNothing(validTill),
    days_remaining: validTill === undefined ? '' : String(daysBetween(now, validTill)),
    serial_number: textOf(newest?.serialNumber),
    order_valid_till: dayOrNothing(state.orderEnds),
    // Exactly as it was written, because a deploy step opens it.
    certificate_path: boundedOutput(state.certificatePath ?? ''),
    dcv_random_value: textOf(dcv?.randomValue),
    dcv_records: jsonOf(fittingRecords(dcv?.records ?? [])),
  }
}

/** The records that the output `dcv_records` has room for, from the first on. */
export function fittingRecords(records: readonly DcvRecord[]): readonly DcvRecord[] {
  return firstThatFit(records, (record) => bytesOf(jsonText(record)), OUTPUT_BYTES - '[]'.length)
}

function jsonOf(records: readonly DcvRecord[]): string {
  return records.length === 0 ? '' : `[${records.map(jsonText).join(',')}]`
}

/** Escapes what moves the cursor or the direction of reading; a parser reads the same text. */
function jsonText(record: DcvRecord): string {
  return JSON.stringify(record).replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function dayOrNothing(at: number | undefined): string {
  return at === undefined ? '' : dayOf(at)
}

function textOf(value: string | boolean | undefined): string {
  return value === undefined ? '' : boundedOutput(oneLine(String(value)))
}
