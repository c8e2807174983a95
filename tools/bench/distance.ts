import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A TCP proxy that makes a server on loopback as far away as it says. */
export interface Distance {
  readonly port: number
  close(): void
}

/**
 * Delays every byte by half the round trip, and what a client sends first by a whole one more: the time in which a
 * far server would have answered its SYN. Bandwidth and loss are not imitated.
 */
export function startDistance(serverPort: number, roundTripMs: number): Promise<Distance> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1')
    const opened = performance.now() + roundTripMs
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    forward(client, upstream, roundTripMs / 2, opened)
    forward(upstream, client, roundTripMs / 2, 0)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const close = (): void => {
        server.close()
        for (const socket of sockets) {
          socket.destroy()
        }
      }
      resolve({ port: (server.address() as AddressInfo).port, close })
    })
  })
}

/** What comes before `opened` is sent then. Timers of the same length fire in their order, so bytes keep theirs. */
function forward(from: Socket, to: Socket, delayMs: number, opened: number): void {
  const later = (action: () => void): void => {
    setTimeout(action, Math.max(opened - performance.now(), 0) + delayMs)
  }
  from.on('data', (bytes) => later(() => to.write(bytes)))
  from.on('end', () => later(() => to.end()))
  from.on('close', () => later(() => to.destroy()))
}
