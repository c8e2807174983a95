import type { Account } from './account/account.ts'
import type { Issued } from './authority/authority.ts'
import type { Certificate } from './account/records.ts'

/**
 * The certificates of a download format, in the order that the account plays; undefined for a
 * format that there is not.
 */
export async function bundleOf(
  account: Account,
  certificate: Certificate,
  format: string,
): Promise<readonly Issued[] | undefined> {
  const chain = await account.chainOf(certificate)
  if (format === 'pem_nointermediate') {
    return chain.slice(0, 1)
  }
  if (format === 'pem_noroot') {
    return arrange(account, chain.slice(0, -1))
  }
  return format === 'pem_all' ? arrange(account, chain) : undefined
}

function arrange(account: Account, chain: readonly Issued[]): readonly Issued[] {
  const { bundleOrder } = account.switches
  if (bundleOrder === 'leaf_first') {
    return chain
  }
  if (bundleOrder === 'root_first') {
    return chain.toReversed()
  }
  const [leaf, ...rest] = chain
  return leaf ? rest.toReversed().toSpliced(1, 0, leaf) : []
}
