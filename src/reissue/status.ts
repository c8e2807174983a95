import type { DcvState, Status, WaitingFor } from '../report/state.ts'
import type { PlacedReissue } from './context.ts'

/** The status of a reissue that is on the order, before anything is waited for. */
export function statusOf(placed: PlacedReissue): Status {
  if (placed.issued !== undefined) {
    return 'issued'
  }
  return placed.isAwaitingApproval ? 'needs_approval' : statusOfApproved(dcvInResponse(placed))
}

/** What the response to the reissue tells of its domains: at most the value, and by it that some are to be validated. */
export function dcvInResponse({
  dcvRandomValue: randomValue,
}: Pick<PlacedReissue, 'dcvRandomValue'>): DcvState | undefined {
  return randomValue ? { names: [], method: undefined, randomValue, records: [] } : undefined
}

/** The status of a reissue that is approved and not issued. */
export function statusOfApproved(dcv: DcvState | undefined): Status {
  return dcv === undefined ? 'pending' : 'needs_validation'
}

/** What such a reissue waits for. */
export function holdUpOfApproved(
  certificateId: string | undefined,
  dcv: DcvState | undefined,
): WaitingFor {
  const names = dcv?.names ?? []
  return names.length > 0 ? { code: 'validation', names } : { code: 'issuance', certificateId }
}
