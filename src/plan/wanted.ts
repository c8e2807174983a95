import type { Order, OrderCertificate } from '../certcentral/schema.ts'
import { listed } from '../util/text.ts'
import { namesOf } from './identity.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { nameKey, NameError, parseName, without } from '../util/names.ts'

/** The names of the certificate that is asked for. */
export interface Wanted {
  /** False for products (code signing, client and so on) to which the rules about names do not apply. */
  readonly isTls: boolean
  /** What is sent; undefined fields are left out. */
  readonly commonName: string | undefined
  readonly dnsNames: readonly string[] | undefined
  /** Both together. */
  readonly all: readonly string[]
  /** Against the current certificate: what goes although `remove_names` does not list it, what goes, and what is new. */
  readonly dropped: readonly string[]
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

type NameInputs = Pick<Inputs, 'commonName' | 'dnsNames' | 'removeNames'>

const WITHOUT_NAME_RULES =
  /code_?sign|document_?sign|(?:^|_)client|s_?mime|email|vmc|verified_?mark/

/** Whether the rules about names apply: to everything that does not say that it is no TLS certificate. */
export function isTls({ product }: Order): boolean {
  return ![product.type, product.nameId].some(
    (text) => !/ssl|tls/.test(text) && WITHOUT_NAME_RULES.test(text.replace(/[^a-z0-9]+/g, '_')),
  )
}

/** The names to ask for, or the reason, as a sentence, why there are none to ask for. */
export function wantedNames(
  inputs: NameInputs,
  order: Order,
  current: OrderCertificate,
): Wanted | string {
  if (!isTls(order)) {
    return withoutRules(inputs)
  }
  const has = namesOf(current)
  const commonName = commonNameFor(inputs, current, has)
  if (commonName instanceof NameError) {
    return commonName.message
  }
  const dnsNames = without(inputs.dnsNames ?? without(has, inputs.removeNames), [commonName])
  const all = [commonName, ...dnsNames]
  const removed = without(has, all)
  return {
    isTls: true,
    commonName,
    dnsNames,
    all,
    removed,
    dropped: without(removed, inputs.removeNames),
    added: without(all, has),
  }
}

/** CertCentral makes these names itself: only what is given is sent, and nothing can be dropped by leaving it out. */
function withoutRules({ commonName, dnsNames }: NameInputs): Wanted {
  const all = [...(commonName === undefined ? [] : [commonName]), ...(dnsNames ?? [])]
  return { isTls: false, commonName, dnsNames, all, dropped: [], removed: [], added: [] }
}

function commonNameFor(
  inputs: NameInputs,
  current: OrderCertificate,
  has: readonly string[],
): string | NameError {
  if (inputs.commonName !== undefined) {
    return typedCommonName(inputs.commonName, has)
  }
  const own = current.commonName?.trim() ? current.commonName : undefined
  if (own === undefined) {
    return new NameError('The order shows no common name: give common_name')
  }
  if (without([own], inputs.removeNames).length > 0) {
    return own
  }
  return new NameError(
    `remove_names lists ${listed([own])}, which is the order's common name: give another common_name`,
  )
}

/** A name that the order already has is sent in the order's own spelling, even one that could not be typed anew. */
function typedCommonName(typed: string, has: readonly string[]): string | NameError {
  const own = has.find((name) => nameKey(name) === nameKey(typed))
  if (own !== undefined) {
    return own
  }
  try {
    return parseName(typed)
  } catch (error) {
    if (error instanceof NameError) {
      return new NameError(`common_name ${listed([typed])} ${error.message}`)
    }
    throw error
  }
}
