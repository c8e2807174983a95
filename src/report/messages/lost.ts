import { ResponseError } from '../../certcentral/errors.ts'
import type { LostDoubt, LostResponseError } from '../../reissue/errors.ts'
import type { MessageParts } from './parts.ts'
import { nameOf } from './phrases.ts'

/**
 * The response to a reissue was lost: whether it is on the order, and what to do. `causeText` renders what happened to
 * a request.
 */
export function lostParts(
  { code, orderId, doubt, cause }: LostResponseError,
  causeText: (cause: unknown) => string,
): MessageParts {
  const isLimit = cause instanceof ResponseError && cause.isRateLimit
  const happened = isLimit
    ? 'The reissue was sent and met the rate limit'
    : 'The reissue was sent, but its response was lost'
  const words = `What happened: ${causeText(cause)}`
  if (code === 'lost_absent') {
    return {
      what: `${happened}, and no reissue appeared on order ${orderId}: it was most likely not accepted`,
      words,
      advice:
        'The reissue was not sent again. Run again with the same CSR: the run looks at the order before it sends',
    }
  }
  return {
    what: `${happened}, and it is unknown whether it was accepted: ${doubtText(doubt, causeText)}`,
    words,
    advice: `The reissue was not sent again. Look at order ${orderId} in CertCentral before you run again, and keep this CSR's private key`,
  }
}

function doubtText(doubt: LostDoubt | undefined, causeText: (cause: unknown) => string): string {
  switch (doubt?.code) {
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
    case undefined:
      return 'the order does not show it'
  }
}
