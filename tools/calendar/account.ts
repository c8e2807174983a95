import { createCsr } from '../../sandbox/api/keys.ts'
import { daysAfter, lifetimeAt, ORDER_DAYS, ORGANIZATION_DAYS, reuseAt } from './periods.ts'

/** How an order's names are validated. */
export type Kind = 'ov' | 'ev' | 'dv'

/** A certificate; times are in milliseconds since 1970. */
export interface Certificate {
  readonly id: string
  readonly csr: string
  readonly made: number
  issued: { readonly from: number; readonly till: number } | undefined
}

/** An order, as the account keeps it. */
export interface KeptOrder {
  readonly id: string
  readonly kind: Kind
  readonly domain: string
  readonly ends: number
  readonly certificates: Certificate[]
  readonly comments: string[]
  renewedBy: string | undefined
}

/** The validations that a certificate needs before it is issued. */
export type Validated = 'domain_validation' | 'organization_validation'

/** A certificate that is issued. */
export type Issued = Certificate & { readonly issued: NonNullable<Certificate['issued']> }

/** A CertCentral account in memory: its orders, and until when domains and organizations are validated. */
export class Account {
  readonly orders = new Map<string, KeptOrder>()
  readonly domains = new Map<string, { readonly at: number; readonly until: number }>()
  readonly organizations = new Map<Kind, number>()
  #ids = 120_000_000

  /** Buys an order, with its first certificate. What it needs is validated by the purchase. */
  async buy(kind: Kind, domain: string, at: number): Promise<KeptOrder> {
    const order: KeptOrder = {
      ...{ id: this.#id(), kind, domain, renewedBy: undefined },
      ends: daysAfter(at, ORDER_DAYS),
      certificates: [],
      comments: [],
    }
    this.orders.set(order.id, order)
    const { csr } = await createCsr({ commonName: domain })
    for (const what of this.lacking(order, at, at)) {
      this.validate(what, order, at)
    }
    this.issue(order, this.submit(order, csr, '', at), at)
    return order
  }

  /** Takes a reissue. */
  submit(order: KeptOrder, csr: string, comments: string, made: number): Certificate {
    const certificate = { id: this.#id(), csr, made, issued: undefined }
    order.certificates.push(certificate)
    order.comments.push(comments)
    return certificate
  }

  /** The orders that no other one follows. */
  current(): KeptOrder[] {
    return [...this.orders.values()].filter(({ renewedBy }) => renewedBy === undefined)
  }

  /** What must be validated before a reissue made at one time is issued at another. */
  lacking({ kind, domain }: KeptOrder, made: number, at: number): Validated[] {
    const { at: validated = 0, until = 0 } = this.domains.get(domain) ?? {}
    if (kind === 'dv') {
      return validated > made ? [] : ['domain_validation']
    }
    return [
      ...(until >= at ? [] : (['domain_validation'] as const)),
      ...((this.organizations.get(kind) ?? 0) >= at ? [] : (['organization_validation'] as const)),
    ]
  }

  /** The value of a domain is published, or DigiCert calls the organization. */
  validate(what: Validated, { kind, domain }: KeptOrder, at: number): void {
    if (what === 'domain_validation') {
      this.domains.set(domain, { at, until: daysAfter(at, reuseAt(at)) })
    } else {
      this.organizations.set(kind, daysAfter(at, ORGANIZATION_DAYS))
    }
  }

  /** Issues the pending certificate once nothing is left to validate. */
  issueIfValidated(order: KeptOrder, at: number): void {
    const pending = pendingOf(order)
    if (pending !== undefined && this.lacking(order, pending.made, at).length === 0) {
      this.issue(order, pending, at)
    }
  }

  /** Gives a certificate its dates: as long as the calendar and the order allow. */
  issue(order: KeptOrder, certificate: Certificate, at: number): void {
    const till = Math.min(daysAfter(at, lifetimeAt(at) - 1), order.ends)
    certificate.issued = { from: daysAfter(at, 0), till }
  }

  #id(): string {
    this.#ids += 1
    return String(this.#ids)
  }
}

/** The newest issued certificate. */
export function liveOf({ certificates }: KeptOrder): Issued {
  const live = certificates.findLast((it): it is Issued => it.issued !== undefined)
  if (live === undefined) {
    throw new Error('an order is bought with a certificate')
  }
  return live
}

/** The reissue that is not issued yet. */
export function pendingOf({ certificates }: KeptOrder): Certificate | undefined {
  return certificates.find(({ issued }) => issued === undefined)
}
