import type { ListedReissue, Order } from '../certcentral/schema.ts'
import { compareMoments, type Moment } from '../util/moment.ts'
import { serialKey } from '../x509/serial.ts'
import { fromList, fromOrder, type ShownCertificate, type Standing } from './shown.ts'

/** The certificates of an order as its places show them. */
export interface Shown {
  /** Each once, newest first. */
  readonly certificates: readonly ShownCertificate[]
  /** The order's own certificate where the list does not show it too: only dates may tell that it is issued. */
  readonly unlisted: ShownCertificate | undefined
}

/**
 * Every certificate that the list and the order show, each once, newest first.
 *
 * The doubts that it settles: the list may hold a certificate several times, and then its most advanced copy counts,
 * because places lag; the order's certificate may stand in the list too, under the same ID or serial number.
 */
export function certificatesOf(order: Order, list: readonly ListedReissue[]): Shown {
  const byId = new Map<string, ShownCertificate>()
  for (const entry of list.map(fromList)) {
    const id = entry.id ?? ''
    const other = byId.get(id)
    byId.set(id, other === undefined ? entry : moreAdvanced(entry, other))
  }
  const own = fromOrder(order)
  const listed = [...byId.values()]
  const copy = listed.find((entry) => isSame(entry, own))
  const joined = copy === undefined ? own : join(copy, own)
  const certificates = [joined, ...listed.filter((entry) => entry !== copy)]
  return {
    certificates: certificates.filter(isShown).sort(newestFirst),
    unlisted: copy === undefined && isShown(own) ? own : undefined,
  }
}

/** Whether both are one certificate: by serial number where both show it, else by ID. */
export function isSame(
  one: Pick<ShownCertificate, 'id' | 'serialNumber'>,
  other: Pick<ShownCertificate, 'id' | 'serialNumber'>,
): boolean {
  if (one.serialNumber !== undefined && other.serialNumber !== undefined) {
    return serialKey(one.serialNumber) === serialKey(other.serialNumber)
  }
  return one.id !== undefined && one.id === other.id
}

/** Negative, zero or positive, as the first ID is lower, the same or higher. */
export function compareIds(a = '', b = ''): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b))
}

/** When the certificate was made, as far as anything tells. */
export function begunAt({ madeAt, validFrom }: ShownCertificate): Moment | undefined {
  return madeAt ?? validFrom
}

const ADVANCE: readonly Standing[] = ['undated', 'pending', 'dated', 'issued', 'ended']

function moreAdvanced(one: ShownCertificate, other: ShownCertificate): ShownCertificate {
  return ADVANCE.indexOf(one.standing) > ADVANCE.indexOf(other.standing) ? one : other
}

/** Between list and order an end counts first, then what is said not to be issued, then what is said to be. */
const WEIGHT: readonly Standing[] = ['undated', 'dated', 'issued', 'pending', 'ended']

function join(listed: ShownCertificate, own: ShownCertificate): ShownCertificate {
  const speaks = WEIGHT.indexOf(own.standing) > WEIGHT.indexOf(listed.standing) ? own : listed
  const names = own.areNamesWhole || !listed.areNamesWhole ? own : listed
  return {
    // The list names no order, so of two IDs of one certificate the order's own is believed.
    id: own.id ?? listed.id,
    serialNumber: listed.serialNumber ?? own.serialNumber,
    commonName: own.commonName ?? listed.commonName,
    names: names.names,
    areNamesWhole: names.areNamesWhole,
    keyId: () => listed.keyId() ?? own.keyId(),
    validFrom: own.validFrom ?? listed.validFrom,
    validTill: own.validTill ?? listed.validTill,
    madeAt: listed.madeAt,
    signatureHash: own.signatureHash || listed.signatureHash,
    serverPlatformId: own.serverPlatformId ?? listed.serverPlatformId,
    standing: speaks.standing,
    status: speaks.status,
  }
}

function isShown({ id, serialNumber, names, validTill }: ShownCertificate): boolean {
  return (
    id !== undefined || serialNumber !== undefined || names.length > 0 || validTill !== undefined
  )
}

function newestFirst(a: ShownCertificate, b: ShownCertificate): number {
  return compareMoments(begunAt(b), begunAt(a)) || compareIds(b.id, a.id)
}
