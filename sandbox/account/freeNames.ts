import { isIP } from 'node:net'
import type { Account } from './account.ts'
import { isTls, namesOf, type Certificate, type Order } from './records.ts'

/**
 * The name that comes for free with a common name, unless it was requested: the base domain beside
 * `www.` or `*.`, and `www.` beside a base domain.
 */
export function freeNamesOf(
  account: Account,
  order: Order,
  certificate: Pick<Certificate, 'commonName' | 'dnsNames'>,
): string[] {
  const name = certificate.commonName.toLowerCase()
  if (account.switches.freeNames === 'none' || !isTls(order.product) || !isDomain(name)) {
    return []
  }
  const base = name.replace(/^(www|\*)\./, '')
  const free = base === name ? `www.${name}` : base
  return namesOf(certificate).includes(free) ? [] : [free]
}

function isDomain(name: string): boolean {
  return name.includes('.') && isIP(name) === 0 && !/[\s:]/.test(name)
}
