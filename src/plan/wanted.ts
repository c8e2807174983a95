import type { Order } from '../certcentral/schema.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { OrderPicture } from '../order/picture.ts'
import type { ShownCertificate } from '../order/shown.ts'
import { nameKey, NameError, parseName, without } from '../util/names.ts'
import type { RefuseReason } from './reasons.ts'

/** The names of the certificate that is asked for. */
export interface Wanted {
  /** False for products (code signing, client and so on) to which the rules about names do not apply. */
  readonly isTls: boolean
  /** As it is sent; undefined fields are left out. */
  readonly commonName: string | undefined
  readonly dnsNames: readonly string[] | undefined
  /** Both together. */
  readonly all: readonly string[]
  /** Against the live certificate: what would go although `remove_names` does not list it, what goes, what is new. */
  readonly dropped: readonly string[]
  readonly removed: readonly string[]
  readonly added: readonly string[]
  /** Whether a name was taken from a certificate that may lack some: the pending one, or one shown in part. */
  readonly isFromHidden: boolean
}

type NameInputs = Pick<Inputs, 'commonName' | 'dnsNames' | 'removeNames'>

const NO_TLS = 'code_?sign|document_?sign|client|s_?mime|email|vmc|verified_?mark'
const NO_TLS_TYPE = new RegExp(`(?:^|_)(?:${NO_TLS})`)
/** S/MIME products are named `class1_smime`, or `secure_email` and so on. */
const NO_TLS_NAME_ID = new RegExp(`^(?:class1_|secure_)?(?:${NO_TLS})`)

/**
 * Whether the rules about names apply: to everything that does not say that it is no TLS certificate. The product's
 * type says so, and only where it is missing the beginning of its `name_id`.
 */
export function isTls({ product: { type, nameId } }: Order): boolean {
  const [text, other] = type === '' ? [nameId, NO_TLS_NAME_ID] : [type, NO_TLS_TYPE]
  const words = text.replace(/[^a-z0-9]+/g, '_')
  return /ssl|tls/.test(words) || !other.test(words)
}

/** The names to ask for, or why there are none. */
export function wantedNames(inputs: NameInputs, picture: OrderPicture): Wanted | RefuseReason {
  if (!isTls(picture.order)) {
    return withoutRules(inputs)
  }
  const source = picture.live ?? picture.own
  const has = source?.names ?? []
  const commonName = commonNameFor(inputs, source)
  if (typeof commonName !== 'string') {
    return commonName
  }
  const dnsNames = without(inputs.dnsNames ?? without(has, inputs.removeNames), [commonName])
  const all = [commonName, ...dnsNames]
  // What a pending certificate has can be recognised, and not be dropped.
  const live = picture.live?.names ?? []
  const removed = without(live, all)
  const isTaken = inputs.commonName === undefined || inputs.dnsNames === undefined
  return {
    isTls: true,
    commonName,
    dnsNames,
    all,
    removed,
    dropped: without(removed, inputs.removeNames),
    added: picture.live === undefined ? [] : without(all, live),
    isFromHidden: isTaken && isHidden(picture),
  }
}

/** The live certificate's names are hidden where only a pending one is shown, or the list shows them in part. */
function isHidden({ live, own }: OrderPicture): boolean {
  return live === undefined || (!live.areNamesWhole && live !== own)
}

/** CertCentral makes these names itself: only what is given is sent, and nothing can be dropped by leaving it out. */
function withoutRules({ commonName, dnsNames }: NameInputs): Wanted {
  const all = [...(commonName === undefined ? [] : [commonName]), ...(dnsNames ?? [])]
  const none = { dropped: [], removed: [], added: [], isFromHidden: false }
  return { isTls: false, commonName, dnsNames, all, ...none }
}

/** A typed name that the order already has is sent in the order's own spelling, even one that could not be typed anew. */
function commonNameFor(
  { commonName: typed, removeNames }: NameInputs,
  source: ShownCertificate | undefined,
): string | RefuseReason {
  if (typed === undefined) {
    const own = source?.commonName
    if (own === undefined) {
      return { code: 'common_name_missing' }
    }
    const isRemoved = without([own], removeNames).length === 0
    return isRemoved ? { code: 'common_name_removed', name: own } : own
  }
  try {
    return source?.names.find((name) => nameKey(name) === nameKey(typed)) ?? parseName(typed)
  } catch (error) {
    if (error instanceof NameError) {
      return { code: 'common_name_invalid', name: typed, fault: error.code }
    }
    throw error
  }
}
