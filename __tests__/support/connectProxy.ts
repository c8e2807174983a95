import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

/** What the proxy does with the next request for a tunnel. */
export type Turn = 'open' | 'stall' | 'refuse'

/** A forward proxy on loopback, which resolves every name to loopback: names that no one else can resolve. */
export class ConnectProxy {
  /** The hosts and ports that tunnels were asked for. */
  readonly asked: string[] = []
  /** What to do, tunnel by tunnel; the last one holds for all that follow. */
  turns: Turn[] = ['open']
  readonly #sockets = new Set<Socket>()
  readonly #server: Server

  constructor() {
    this.#server = createServer((_request, response) => response.writeHead(405).end())
    this.#server.on('connect', (request, client: Socket) => {
      this.#tunnel(request.url ?? '', client)
    })
  }

  /** Its address, as `https_proxy` names it. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Listens on a free port. */
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  /** Ends everything. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const socket of this.#sockets) {
      socket.destroy()
    }
    await closed
  }

  /** The same, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #tunnel(target: string, client: Socket): void {
    this.#keep(client)
    this.asked.push(target)
    const turn = (this.turns.length > 1 ? this.turns.shift() : this.turns[0]) ?? 'open'
    if (turn === 'stall') {
      return
    }
    if (turn === 'refuse') {
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const upstream = connect(Number(target.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    this.#keep(upstream)
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy())
  }
}
