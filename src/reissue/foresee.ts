import { HELPING } from '../certcentral/patience.ts'
import { foreseenNames } from '../order/validation.ts'
import type { Decision } from '../plan/decision.ts'
import type { RunContext } from './context.ts'
import { HelpingCalls } from './helpingCalls.ts'

/** A dry run: tells which names a reissue would have to have validated, as far as CertCentral shows it. */
export async function foreseeValidation(
  { certcentral, inputs, report }: RunContext,
  { picture, wanted }: Decision,
): Promise<void> {
  if (wanted?.isTls !== true) {
    return
  }
  const { orderId } = inputs
  const read = await new HelpingCalls(report).try(() => certcentral.validation(orderId, HELPING))
  const isDv = picture.order.validationType === 'dv'
  const names = read === undefined ? [] : foreseenNames(read, isDv, picture.at)
  if (names.length > 0) {
    report.update({ dcv: { names, method: undefined, randomValue: undefined, records: [] } })
    report.log({ code: 'dcv_foreseen', names })
  }
}
