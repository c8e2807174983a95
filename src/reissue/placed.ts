import type { Fingerprint } from '../order/fingerprint.ts'
import type { OrderPicture, Reissue } from '../order/picture.ts'
import type { PlacedReissue } from './context.ts'

/** A reissue that the order shows, as the run goes on with it: the order alone tells of it, and no response. */
export function placedFrom(
  { state, request, certificate, madeAt }: Reissue,
  { fingerprint, picture }: { readonly fingerprint: Fingerprint; readonly picture: OrderPicture },
): PlacedReissue {
  return {
    requestIds: request === undefined ? [] : [request.id],
    certificateId: certificate?.id,
    fingerprint,
    since: request?.date ?? madeAt,
    before: picture,
    issued: state === 'issued' ? certificate : undefined,
    isAwaitingApproval: state === 'awaiting_approval',
    chainPem: '',
    dcvRandomValue: undefined,
  }
}
