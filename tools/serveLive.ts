import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
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

/** Serves, for each connection anew, the key and certificate that a function comes back with. */
export async function serveLive(pair: () => Promise<SecureContextOptions>): Promise<Served> {
  const server = createServer({
    SNICallback: (_name, done) => {
      void pair().then(
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

/** Serves the live pair of a folder as examples/deploy.sh lays it out, without ever needing a reload. */
export function serveFolder(tls: string): Promise<Served> {
  return serveLive(async () => ({
    cert: await readFile(join(tls, 'live', 'chain.pem')),
    key: await readFile(join(tls, 'live', 'key.pem')),
  }))
}
