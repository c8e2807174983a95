import { createServer, request as forward, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '../../sandbox/sandbox.ts'

/** Bytes in the place of a response: what no server library would write. Undefined for the real one. */
export type Bytes = (request: IncomingMessage) => Buffer | undefined

/** Stands before a sandbox, and answers some of its requests with bytes of its own. */
export class Detour {
  /** The requests that were answered here, as method and path. */
  readonly answered: string[] = []
  readonly #sandbox: Sandbox
  readonly #server: Server

  constructor(sandbox: Sandbox, bytes: Bytes) {
    this.#sandbox = sandbox
    this.#server = createServer((request, response) => {
      const own = bytes(request)
      if (own !== undefined) {
        this.answered.push(`${request.method ?? ''} ${request.url ?? ''}`)
        request.resume().on('end', () => request.socket.end(own))
        return
      }
      const { method, url: path, headers } = request
      const options = { method, path, headers, host: '127.0.0.1', port: this.#sandbox.port }
      const onward = forward(options, (real) => {
        response.writeHead(real.statusCode ?? 0, real.headers)
        real.pipe(response)
      })
      onward.on('error', () => response.destroy())
      request.pipe(onward)
    })
  }

  /** Its address, for the input `api_url`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/services/v2`
  }

  /** Listens on a free port. */
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

/** A whole HTTP response with a body of any bytes. */
export function responseOf(status: string, type: string, body: Buffer): Buffer {
  const head = `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), body])
}
