import { createPublicKey } from 'node:crypto'
import { createAuthority, createSerialNumber } from './authority.ts'
import { addDays, dayOf } from '../account/days.ts'
import { createKey } from '../api/keys.ts'
import type { TlsIdentity } from '../api/listener.ts'

/** Serve HTTPS, with a certificate for loopback and for these host names. */
export interface TlsOptions {
  readonly names?: readonly string[]
}

/** A server's identity, and the CA that vouches for it (PEM, for `NODE_EXTRA_CA_CERTS`). */
export interface TestIdentity extends TlsIdentity {
  readonly ca: string
}

/** Makes a CA that is not the one which signs the orders' certificates, and a server certificate. */
export async function createTlsIdentity(options: TlsOptions): Promise<TestIdentity> {
  // OpenSSL knows no simulated clock: these dates hold whatever the sandbox believes.
  const now = Date.parse('2030-01-01')
  const authority = await createAuthority(now, 'Sandbox Server')
  const key = await createKey()
  const chain = await authority.issue({
    commonName: 'localhost',
    organization: 'Sandbox',
    names: ['localhost', '127.0.0.1', ...(options.names ?? [])],
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }),
    serialNumber: createSerialNumber(),
    validFrom: addDays(dayOf(now), -10 * 365),
    validTill: addDays(dayOf(now), 15 * 365),
    signatureHash: 'sha256',
    usage: 'server',
    intermediates: 0,
  })
  return { key, cert: chain[0]?.pem ?? '', ca: authority.root }
}
