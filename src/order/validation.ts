import { isValidated, type DcvValue, type Validation } from '../certcentral/validation.ts'
import { unique } from '../util/names.ts'
import { baseOf, isSafeName, isSafeValue } from './dns.ts'

/** A domain of the order, and how it is validated. */
export type ValidatedDomain = Validation['domains'][number]

/** What to publish so that one domain becomes validated; the output `dcv_records` is the JSON of these. */
export interface DcvRecord {
  readonly domain: string
  readonly names: readonly string[]
  readonly method: string
  readonly type: 'TXT' | 'CNAME' | 'HTTP'
  readonly name: string
  readonly value: string
  readonly expires?: string
}

/** Names for which there is nothing to publish, and why. */
export interface Unpublished {
  readonly code: 'email' | 'wildcard' | 'unknown_method' | 'no_value' | 'unsafe'
  readonly names: readonly string[]
}

/** Which names are to be validated, and what to publish for them. */
export interface Publication {
  /** The method of all of them; undefined where none is known. */
  readonly method: string | undefined
  readonly names: readonly string[]
  readonly records: readonly DcvRecord[]
  readonly unpublished: readonly Unpublished[]
}

/**
 * The domains of a reissue that are not validated. `now`, milliseconds since 1970, is the server's: one that was
 * validated too long ago counts as not validated, whatever its status.
 */
export function openDomains({ domains }: Validation, now: number): readonly ValidatedDomain[] {
  return domains.filter((domain) => !isValidated(domain) || isOver(domain, now))
}

/** The names that a reissue would have to have validated: all of a DV order, else those of {@link openDomains}. */
export function foreseenNames(
  validation: Validation,
  isDv: boolean,
  now: number,
): readonly string[] {
  return namesOf(isDv ? validation.domains : openDomains(validation, now))
}

/** All names of some domains. */
export function namesOf(domains: readonly ValidatedDomain[]): readonly string[] {
  return unique(domains.flatMap(namesUnder))
}

/** The method that counts: the one that was set, else the order's, else the domain's own; empty where none is shown. */
export function methodOf(
  validation: Validation,
  set: string | undefined,
  domain: ValidatedDomain | undefined,
): string {
  return [set, validation.method, domain?.method].find((method) => method) ?? ''
}

/** What to publish for the open domains. `set` is the method that CertCentral was told in this run. Pure. */
export function publicationOf(
  validation: Validation,
  open: readonly ValidatedDomain[],
  set: string | undefined,
  value: DcvValue | undefined,
): Publication {
  const methodFor = (domain: ValidatedDomain) => methodOf(validation, set, domain)
  const made = joined(open, methodFor).map((one) => recordsOf(one, methodFor(one), value))
  const unpublished = Map.groupBy(
    made.flatMap(({ unpublished: some }) => some),
    ({ code }) => code,
  )
  return {
    method: methodOf(validation, set, open[0]) || undefined,
    names: namesOf(open),
    // A file is the same for every scope that shows its name.
    records: [
      ...new Map(made.flatMap(({ records }) => records).map((one) => [one.name, one])).values(),
    ],
    unpublished: [...unpublished].map(([code, some]) => ({
      code,
      names: unique(some.flatMap(({ names }) => names)),
    })),
  }
}

/** Each scope once, with the names of all its entries: name servers refuse the same record twice in one update. */
function joined(
  domains: readonly ValidatedDomain[],
  methodFor: (domain: ValidatedDomain) => string,
): readonly ValidatedDomain[] {
  const groups = Map.groupBy(domains, (one) => `${methodFor(one)} ${baseOf(one.scope)}`)
  return [...groups.values()].flatMap((some) =>
    some.slice(0, 1).map((first) => ({ ...first, dnsNames: [...namesOf(some)] })),
  )
}

type Made = Pick<Publication, 'records' | 'unpublished'>

const PUBLISHING = ['dns-txt-token', 'dns-cname-token', 'http-token']

function recordsOf(domain: ValidatedDomain, method: string, value: DcvValue | undefined): Made {
  const names = namesUnder(domain)
  if (method === 'email') {
    return nothing('email', names)
  }
  if (!PUBLISHING.includes(method)) {
    return nothing('unknown_method', names)
  }
  if (value === undefined) {
    return nothing('no_value', names)
  }
  if (!isSafeValue(value.text)) {
    return nothing('unsafe', names)
  }
  return method === 'http-token' ? files(domain, value) : inDns(domain, method, value)
}

/** One record validates the domain, and with it all names under it. */
function inDns(domain: ValidatedDomain, method: string, { text, expires }: DcvValue): Made {
  const names = namesUnder(domain)
  const scope = baseOf(domain.scope)
  if (!isSafeName(scope)) {
    return nothing('unsafe', names)
  }
  const unsafe = names.filter((name) => !isSafeName(name.toLowerCase().replace(/^\*\./, '')))
  const isText = method === 'dns-txt-token'
  const record: DcvRecord = {
    ...{ domain: scope, names: names.filter((name) => !unsafe.includes(name)), method },
    type: isText ? 'TXT' : 'CNAME',
    name: `_dnsauth.${scope}`,
    value: isText ? text : `${text}.dcv.digicert.com`,
    ...(expires !== undefined && { expires }),
  }
  return { ...nothing('unsafe', unsafe), records: record.names.length > 0 ? [record] : [] }
}

/** A file validates the one name that it is at, and never a wildcard. */
function files(domain: ValidatedDomain, { text, expires }: DcvValue): Made {
  const names = namesUnder(domain)
  const wildcards = names.filter((name) => name.startsWith('*.'))
  const others = names.filter((name) => !wildcards.includes(name))
  const unsafe = others.filter((name) => !isSafeName(name.toLowerCase()))
  const records = others
    .filter((name) => !unsafe.includes(name))
    .map((name): DcvRecord => ({
      ...{ domain: baseOf(domain.scope) || name, names: [name], method: 'http-token' },
      type: 'HTTP',
      name: `http://${name.toLowerCase()}/.well-known/pki-validation/fileauth.txt`,
      value: text,
      ...(expires !== undefined && { expires }),
    }))
  return {
    records,
    unpublished: [
      ...nothing('wildcard', wildcards).unpublished,
      ...nothing('unsafe', unsafe).unpublished,
    ],
  }
}

function nothing(code: Unpublished['code'], names: readonly string[]): Made {
  return { records: [], unpublished: names.length === 0 ? [] : [{ code, names }] }
}

function isOver({ validatedUntil }: ValidatedDomain, now: number): boolean {
  return validatedUntil !== undefined && validatedUntil.at <= now
}

function namesUnder({ dnsNames, scope }: ValidatedDomain): readonly string[] {
  return dnsNames.length > 0 ? dnsNames : [scope].filter((name) => name !== '')
}
