import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A server on loopback that accepts connections and says nothing. */
export class SilentServer implements AsyncDisposable {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket.on('error', () => undefined).resume())
    })
  }

  static async start(): Promise<SilentServer> {
    const silent = new SilentServer()
    await once(silent.#server.listen(0, '127.0.0.1'), 'listening')
    return silent
  }

  get address(): string {
    return `127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`
  }

  /** How many connections it has accepted. */
  get connections(): number {
    return this.#sockets.size
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy())
    await once(this.#server.close(), 'close')
  }
}
