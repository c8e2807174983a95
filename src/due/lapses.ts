import { isIP } from 'node:net'
import { isValidated, type Validation } from '../certcentral/validation.ts'
import { daysBetween, type Moment } from '../util/moment.ts'
import { nameKey } from '../util/names.ts'

// Which validations end before a certificate does: pure.

/** Something whose validation does not last; `until` where it lasts that long, and is not over for part of it. */
export interface Lapse {
  readonly until: Moment | undefined
}

/** The names whose validation is not there, or ends before the certificate; and until when all of them have one. */
export function lapsingNames(
  names: readonly string[],
  validation: Validation,
  end: Moment,
): Lapse & { readonly names: readonly string[] } {
  const lapsing = names.filter(isDomain).flatMap((name) => {
    const lapse = lapseOf(entriesFor(name, validation), end)
    return lapse === undefined ? [] : [{ name, ...lapse }]
  })
  return {
    names: [...new Set(lapsing.map(({ name }) => name))],
    until: lapsing.some(({ until }) => until === undefined)
      ? undefined
      : lapsing
          .flatMap(({ until }) => until ?? [])
          .sort((one, other) => one.at - other.at)
          .at(0),
  }
}

/** How the organization's validation of an order's type fails to last; undefined where it lasts. */
export function lapsingOrganization(
  type: string,
  { organizations }: Validation,
  end: Moment,
): Lapse | undefined {
  const sameType = organizations.filter((entry) => entry.type === type)
  const relevant = sameType.length > 0 ? sameType : organizations
  if (relevant.length === 0 && !['ov', 'ev'].includes(type)) {
    return undefined
  }
  return lapseOf(relevant, end)
}

type Validated = Pick<Validation['organizations'][number], 'status' | 'validatedUntil'>

/** The best of several validations of one thing counts. */
function lapseOf(entries: readonly Validated[], end: Moment): Lapse | undefined {
  const done = entries.filter(isValidated)
  const lasts = done.some(
    ({ validatedUntil: until }) => until === undefined || daysBetween(end.at, until.at) >= 0,
  )
  if (lasts) {
    return undefined
  }
  const latest = done
    .flatMap(({ validatedUntil }) => validatedUntil ?? [])
    .sort((one, other) => other.at - one.at)
    .at(0)
  return { until: latest }
}

/** An IP address or a single label has no domain that could be validated. */
function isDomain(name: string): boolean {
  return name.includes('.') && isIP(name) === 0
}

/** What validates a name: an entry of its own, else the nearest domain above it. */
function entriesFor(name: string, { domains }: Validation): readonly Validated[] {
  const key = domainKey(name)
  const own = domains.filter((it) => [it.scope, ...it.dnsNames].map(domainKey).includes(key))
  if (own.length > 0) {
    return own
  }
  const above = domains.filter(({ scope }) => scope !== '' && key.endsWith(`.${domainKey(scope)}`))
  const nearest = Math.max(...above.map(({ scope }) => scope.length))
  return above.filter(({ scope }) => scope.length === nearest)
}

/** A wildcard is validated at its base. */
function domainKey(name: string): string {
  return nameKey(name).replace(/^\*\./, '')
}
