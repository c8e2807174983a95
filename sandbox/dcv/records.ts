import { addDays, dayOf, DAY_MS, endOf } from '../account/days.ts'

/** How control of a domain is shown. */
export type DcvMethod = 'email' | 'dns-txt-token' | 'dns-cname-token' | 'http-token'

/** Every {@link DcvMethod}. */
export const DCV_METHODS: readonly string[] = [
  'email',
  'dns-txt-token',
  'dns-cname-token',
  'http-token',
] satisfies DcvMethod[]

/** Whether a value names a method. */
export function isMethod(value: unknown): value is DcvMethod {
  return typeof value === 'string' && DCV_METHODS.includes(value)
}

/** What an order to add says of the validation of its domains. Everything may be left out. */
export interface NewValidation {
  /** `base_domain` by default: one validation serves all names under a base domain. */
  readonly nameScope?: 'base_domain' | 'exact'
  /** `dns-txt-token` by default. */
  readonly method?: DcvMethod
  /** The methods of scopes that have one of their own. */
  readonly methods?: Readonly<Record<string, DcvMethod>>
  /** Days that the validation of a scope is still valid; negative when it is over. */
  readonly daysLeft?: Readonly<Record<string, number>>
  /** Days that the validation of the organization is still valid. */
  readonly organizationDaysLeft?: number
}

/** How far the domains of an order are validated. Moments are in milliseconds. */
export interface OrderValidation {
  nameScope: 'base_domain' | 'exact'
  method: DcvMethod
  readonly methods: Map<string, DcvMethod>
  /** When a scope was validated last. */
  readonly validated: Map<string, number>
  /** Until when a scope's validation may be used again; one that is not here never goes stale. */
  readonly until: Map<string, number>
  organizationUntil: number | undefined
  /** The value to publish, and when it expires. */
  value: { readonly text: string; readonly expires: number } | undefined
  /** The scopes that were given an ID, in its order. */
  readonly ids: string[]
  /** When DigiCert looked last by itself. */
  lookedAt: number | undefined
}

/** The validation of a new order. */
export function newValidation(now: number, wish: NewValidation = {}): OrderValidation {
  const ends = (days: number): number => endOf(addDays(dayOf(now), days))
  const daysLeft = Object.entries(wish.daysLeft ?? {})
  const { organizationDaysLeft } = wish
  return {
    nameScope: wish.nameScope ?? 'base_domain',
    method: wish.method ?? 'dns-txt-token',
    methods: new Map(Object.entries(wish.methods ?? {})),
    validated: new Map(),
    until: new Map(daysLeft.map(([scope, days]) => [scope, ends(days)])),
    organizationUntil: organizationDaysLeft === undefined ? undefined : ends(organizationDaysLeft),
    value: undefined,
    ids: [],
    lookedAt: undefined,
  }
}

/** Milliseconds that an OV or EV validation may be used again when it is made at a moment. */
export function reuseOf(at: number): number {
  return (dayOf(at) >= '2029-03-15' ? 9 : 199) * DAY_MS
}
