import type { Account } from './account.ts'
import { longestLifetime } from './lifecycle.ts'
import { addOrder, type NewOrder } from './newOrder.ts'
import type { Order } from './records.ts'

/** An account full of orders. */
export interface Fill {
  /** TLS orders that are issued and not renewed. 100 by default. */
  readonly orders?: number
  /** Orders between them that are something else: other products, other statuses. A quarter by default. */
  readonly others?: number
  /** Days until the certificate of the order of an index ends; spread over its lifetime by default. */
  readonly daysLeft?: (index: number) => number
  /** The domain that all names are under, `example.com` by default. */
  readonly domain?: string
}

/** What {@link fillAccount} added. */
export interface Filled {
  readonly orders: readonly Order[]
  readonly others: readonly Order[]
}

const CODE_SIGNING = {
  nameId: 'code_signing_ev',
  name: 'EV Code Signing',
  type: 'code_signing_certificate',
  validationType: 'ev',
}

/** Orders that are not to be reissued, though some of their certificates end soon. */
const OTHERS: readonly NewOrder[] = [
  { product: CODE_SIGNING, daysLeft: 5 },
  { status: 'canceled', daysLeft: 10 },
  { status: 'revoked', daysLeft: 15 },
  { status: 'rejected' },
  { status: 'pending' },
  { status: 'waiting_pickup' },
  { status: 'issued', daysLeft: 20, renewed: true },
  { status: 'expired', daysLeft: -90 },
  { status: 'issued', daysLeft: -60 },
]

/** Fills an account with orders, always the same; keys are made and certificates signed when first read. */
export function fillAccount(account: Account, fill: Fill = {}): Filled {
  const { orders: count = 100, domain = 'example.com' } = fill
  const lifetime = longestLifetime(account, account.now())
  const daysLeft = fill.daysLeft ?? ((index: number) => (index * 37) % lifetime)
  const left = fill.others ?? Math.floor(count / 4)
  const orders: Order[] = []
  const others: Order[] = []
  for (let index = 0; index < Math.max(count, left); index += 1) {
    const place = placeOf(index)
    if (index < count) {
      const names = namesUnder(`host-${String(index).padStart(5, '0')}.${domain}`)
      orders.push(addOrder(account, { ...place, names, daysLeft: daysLeft(index) }))
    }
    if (others.length < (left * (index + 1)) / Math.max(count, left)) {
      const names = namesUnder(`other-${String(others.length).padStart(5, '0')}.${domain}`)
      others.push(addOrder(account, { ...place, names, ...OTHERS[others.length % OTHERS.length] }))
    }
  }
  return { orders, others }
}

function namesUnder(name: string): string[] {
  return [name, `www.${name}`]
}

function placeOf(index: number): Pick<NewOrder, 'organization' | 'container'> {
  const container = 14 + (index % 3)
  const organization = 117_483 + (index % 2)
  return {
    container: { id: container, name: `Container ${String(container)}` },
    organization: { id: organization, name: `Example ${String(organization)} Inc.` },
  }
}
