import type { Account } from '../account/account.ts'
import type { Certificate } from '../account/records.ts'
import type { Issued } from './authority.ts'
import { pkcs7Of } from './pkcs7.ts'
import { zip } from './zip.ts'

/** A certificate and its chain as a download brings them. */
export interface Bundle {
  readonly type: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

const PEM_TYPE = 'application/x-pem-file'
const PKCS7 = ['p7b', 'cer']
const ZIPPED = ['default', 'default_pem', 'default_cer', 'apache']

/** What a download format holds; undefined for a format that there is not. */
export async function bundleOf(
  account: Account,
  certificate: Certificate,
  format: string,
): Promise<Bundle | undefined> {
  const chain = await chainIn(account, certificate, format)
  if (chain !== undefined) {
    return { type: PEM_TYPE, content: chain.map(({ pem }) => pem).join('') }
  }
  const whole = await account.chainOf(certificate)
  if (PKCS7.includes(format)) {
    return {
      type: 'application/x-pkcs7-certificates',
      content: pkcs7Of(whole.map(({ pem }) => pem)),
    }
  }
  return ZIPPED.includes(format) ? { type: 'application/zip', content: zipOf(whole) } : undefined
}

/** The certificates of a PEM format, in the order of the account; undefined for every other one. */
export async function chainIn(
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

function zipOf([leaf, ...issuers]: readonly Issued[]): Uint8Array<ArrayBuffer> {
  const name = (leaf?.commonName ?? '').replace(/[^a-z0-9]/gi, '_')
  const authorities = issuers.slice(0, -1).map(({ pem }) => pem)
  return zip({ [`${name}.crt`]: leaf?.pem ?? '', 'SandboxCA.crt': authorities.join('') })
}
