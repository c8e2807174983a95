import { randomInt, X509Certificate } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSecureContext, createServer, type SecureContextOptions } from 'node:tls'

/** A TLS server in this process. */
export interface Served {
  /** As `HOST:PORT`. */
  readonly address: string
  stop(): Promise<void>
}

/** An address of its own on loopback: no two servers can want the same port of it. */
export function ownAddress(): string {
  const part = (): string => String(randomInt(1, 255))
  return `127.${part()}.${part()}.${part()}:8443`
}

/** Serves, for each connection anew, the key and certificate that a function comes back with for the name asked for. */
export async function serveLive(
  pair: (name: string) => Promise<SecureContextOptions>,
): Promise<Served> {
  const server = createServer({
    SNICallback: (name, done) => {
      void pair(name).then(
        (options) => done(null, createSecureContext(options)),
        (error: unknown) => done(error as Error),
      )
    },
  })
  // A client that is refused is not this server's trouble.
  server.on('tlsClientError', () => undefined)
  const address = ownAddress()
  const [host = '', port = ''] = address.split(':')
  await new Promise<void>((resolve) => server.listen(Number(port), host, resolve))
  return {
    address,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

/**
 * Serves the live pair of a folder as examples/deploy.sh lays it out, or of the folder below it whose certificate is for
 * the name, without ever needing a reload.
 */
export function serveFolder(tls: string): Promise<Served> {
  return serveLive(async (name) => {
    const live = (await liveBelow(tls, name)) ?? join(tls, 'live')
    return {
      cert: await readFile(join(live, 'chain.pem')),
      key: await readFile(join(live, 'key.pem')),
    }
  })
}

async function liveBelow(tls: string, name: string): Promise<string | undefined> {
  for (const folder of await readdir(tls)) {
    const live = join(tls, folder, 'live')
    const chain = await readFile(join(live, 'chain.pem')).catch(() => undefined)
    if (chain !== undefined && isFor(new X509Certificate(chain), name)) {
      return live
    }
  }
  return undefined
}

/** A wildcard is served at the name above it too, as a server's configuration may have it. */
function isFor({ subjectAltName = '' }: X509Certificate, name: string): boolean {
  return subjectAltName.split(', ').some((entry) => entry.replace(/^DNS:(?:\*\.)?/, '') === name)
}
