import type { ListedReissue, Order } from '../certcentral/schema.ts'
import { daysBetween } from '../util/moment.ts'
import { serialKey } from '../x509/serial.ts'
import type { ReissueRequest } from './requests.ts'
import {
  begunAt,
  fromList,
  fromOrder,
  isPending,
  newestFirst,
  type ShownCertificate,
  type Standing,
} from './shown.ts'
import { isEnded, isOpen, saysPending } from './statuses.ts'

/** The certificates of an order. */
export interface Certificates {
  /** Each once, newest first. */
  readonly certificates: readonly ShownCertificate[]
  /** The one that the order itself shows; undefined where it shows none. */
  readonly own: ShownCertificate | undefined
}

/**
 * Every certificate that the list and the order show, each once.
 *
 * The doubts that it settles: the list may repeat a certificate, and then its most advanced copy counts, because places
 * lag; the order's certificate may stand in the list too ({@link join}); and where it does not, and has no status, it
 * may be a pending one in the place of the live one ({@link doubted}).
 */
export function certificatesOf(
  order: Order,
  list: readonly ListedReissue[],
  requests: readonly ReissueRequest[],
): Certificates {
  const copies = Map.groupBy(list.map(fromList), ({ id }) => id)
  const listed = [...copies.values()].map((some) =>
    some.reduce((one, other) => higher(RANK_OF_COPIES, one, other)),
  )
  const shown = fromOrder(order)
  const entry = shown && listed.find((one) => isSame(one, shown))
  const others = listed.filter((one) => one !== entry)
  const own = entry ? join(entry, shown) : shown && doubted(shown, others, order, requests)
  return { own, certificates: [own ?? [], others].flat().sort(newestFirst(begunAt)) }
}

/** Whether both are one certificate: by serial number where both show it, else by ID. */
export function isSame(one: ShownCertificate, other: ShownCertificate): boolean {
  if (one.serialNumber !== undefined && other.serialNumber !== undefined) {
    return serialKey(one.serialNumber) === serialKey(other.serialNumber)
  }
  return one.id !== undefined && one.id === other.id
}

/** Of several copies in the list the most advanced counts. */
const RANK_OF_COPIES: readonly Standing[] = [
  'looks_pending',
  'pending',
  'looks_issued',
  'issued',
  'ended',
]
/** Between list and order an end counts first, then what is said not to be issued, then what is said to be. */
const RANK_OF_PLACES: readonly Standing[] = [
  'looks_pending',
  'looks_issued',
  'issued',
  'pending',
  'ended',
]

function higher(
  order: readonly Standing[],
  one: ShownCertificate,
  other: ShownCertificate,
): ShownCertificate {
  return order.indexOf(other.standing) > order.indexOf(one.standing) ? other : one
}

function join(listed: ShownCertificate, own: ShownCertificate): ShownCertificate {
  const { standing, status } = higher(RANK_OF_PLACES, listed, own)
  const { names, areNamesWhole } = own.areNamesWhole || !listed.areNamesWhole ? own : listed
  return {
    // The list names no order, so of two IDs of one certificate the order's own is believed.
    id: own.id ?? listed.id,
    serialNumber: listed.serialNumber ?? own.serialNumber,
    commonName: own.commonName ?? listed.commonName,
    names,
    areNamesWhole,
    keyId: () => listed.keyId() ?? own.keyId(),
    validFrom: own.validFrom ?? listed.validFrom,
    validTill: own.validTill ?? listed.validTill,
    madeAt: listed.madeAt,
    signatureHash: own.signatureHash || listed.signatureHash,
    serverPlatformId: own.serverPlatformId ?? listed.serverPlatformId,
    standing,
    status,
  }
}

/**
 * While a reissue is pending, the order's certificate may be that one, even with dates. By dates alone it counts as
 * issued only where something else is shown as what is pending, or where it began on a day before the newest request.
 */
function doubted(
  shown: ShownCertificate,
  others: readonly ShownCertificate[],
  { status }: Order,
  requests: readonly ReissueRequest[],
): ShownCertificate {
  const { standing, validFrom } = shown
  const isQuiet = !saysPending(status) && !requests.some(isOpen)
  const asked = requests.find((request) => !isEnded(request.status))?.date
  const isOlder = validFrom && asked && daysBetween(validFrom.at, asked.at) > 0
  const isLive = standing !== 'looks_issued' || isQuiet || others.some(isPending) || isOlder
  return isLive ? shown : { ...shown, standing: 'looks_pending' }
}
