import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Key and certificate chain of an HTTPS server, PEM. */
export interface TlsIdentity {
  readonly key: string
  readonly cert: string
}

/** Connections since the start: over TCP, and those on which TLS was agreed. */
export interface ConnectionCounts {
  tcp: number
  tls: number
}

/** A TCP connection and its number, from 1. */
export interface Connection {
  readonly socket: Socket
  readonly number: number
}

/** Node announces `keepAliveTimeout` less a second: below two seconds no client reuses anything. */
const OPTIONS: ServerOptions = {
  keepAliveTimeout: 60_000,
  headersTimeout: 70_000,
  requestTimeout: 0,
}

/** An HTTP or HTTPS server on loopback that can stop listening and start again on the same port. */
export class Listener {
  readonly counts: ConnectionCounts = { tcp: 0, tls: 0 }
  readonly #server: Server
  readonly #connections = new Map<Socket, number>()
  #port: number
  #reopening: NodeJS.Timeout | undefined
  #closed = false

  constructor(port: number, tls: TlsIdentity | undefined, listener: RequestListener) {
    this.#port = port
    this.#server = tls
      ? createTlsServer({ ...OPTIONS, key: tls.key, cert: tls.cert }, listener)
      : createServer(OPTIONS, listener)
    this.#server.on('connection', (socket: Socket) => this.#greet(socket))
    this.#server.on('secureConnection', () => (this.counts.tls += 1))
    this.#server.on('clientError', (_error, socket) => socket.destroy())
  }

  /** The port it listens on. */
  get port(): number {
    return this.#port
  }

  /** Listens, on the same port as before. */
  async listen(): Promise<void> {
    clearTimeout(this.#reopening)
    for (let attempt = 1; !this.#closed && !this.#server.listening; attempt += 1) {
      try {
        await this.#bind()
      } catch (error) {
        if (attempt === 50) {
          throw error
        }
        await sleep(20)
      }
    }
  }

  /** Stops listening, for some milliseconds or until `listen()`; busy connections stay. */
  stopListening(forMs = Infinity): void {
    clearTimeout(this.#reopening)
    this.#server.close()
    if (!Number.isFinite(forMs)) {
      return
    }
    this.#reopening = setTimeout(() => void this.listen().catch(console.error), forMs)
  }

  /** Cuts every connection. */
  disconnect(): void {
    for (const socket of this.#connections.keys()) {
      socket.destroy()
    }
  }

  /** The TCP connection that comes from a port of the other side. */
  connectionFrom(remotePort: number | undefined): Connection | undefined {
    for (const [socket, number] of this.#connections) {
      if (socket.remotePort === remotePort) {
        return { socket, number }
      }
    }
    return undefined
  }

  /** Ends everything; resolves when nothing of it is left. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#reopening)
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.disconnect()
    await closed
  }

  #greet(socket: Socket): void {
    this.counts.tcp += 1
    this.#connections.set(socket, this.counts.tcp)
    socket.on('close', () => this.#connections.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  #bind(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#server.off('error', reject)
        this.#port = (this.#server.address() as AddressInfo).port
        resolve()
      })
    })
  }
}
