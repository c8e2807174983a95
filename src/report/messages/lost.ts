import type { LostDoubt, LostResponseError } from '../../reissue/errors.ts'
import type { MessageParts } from './parts.ts'
import { nameOf } from './phrases.ts'

/**
 * The response to a reissue was lost: whether it is on the order, and what to do. `causeText` renders what happened to
 * a request.
 */
export function lostParts(
  { fault, cause }: LostResponseError,
  causeText: (cause: unknown) => string,
): MessageParts {
  const words = `What happened: ${causeText(cause)}`
  if (fault.code === 'lost_absent') {
    return {
      what: `The reissue was sent, but its response was lost, and no reissue appeared on order ${fault.orderId}: it was most likely not accepted`,
      words,
      advice:
        'The reissue was not sent again. Run again with the same CSR: the run looks at the order before it sends',
    }
  }
  return {
    what: `The reissue was sent, but its response was lost, and it is unknown whether it was accepted: ${doubtText(fault.doubt, causeText)}`,
    words,
    advice: `The reissue was not sent again. Look at order ${fault.orderId} in CertCentral before you run again, and keep this CSR's private key`,
  }
}

function doubtText(doubt: LostDoubt, causeText: (cause: unknown) => string): string {
  switch (doubt.code) {
    case 'canceled':
      return 'the job was canceled before the reissue was found'
    case 'unreadable':
      return `the order cannot be read (${causeText(doubt.error)})`
    case 'not_enough_shown': {
      const name = doubt.reissue && nameOf(doubt.reissue)
      return name === undefined
        ? 'CertCentral shows too little of the order'
        : `CertCentral shows a reissue (${name}), but too little of it to recognize it`
    }
  }
}
