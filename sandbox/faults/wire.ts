import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RealAnswer } from './answers.ts'
import type { Fault } from './faults.ts'

/** What a fault on the wire needs: the raw answer, the TCP socket under it, and what it mangles. */
export interface Wire {
  readonly outgoing: ServerResponse
  readonly socket: Socket | undefined
  readonly real: RealAnswer
  /** Whether the real answer exists, or stands in for that of a write that has no effect. */
  readonly genuine: boolean
}

/** Milliseconds that the half of a body has to reach the client before the connection is cut. */
const ARRIVAL_MS = 30
const CHUNK = Buffer.alloc(1 << 20, 'a')

/** Carries a fault out on the raw answer, to its end. */
export async function sendOnWire(fault: Fault, wire: Wire): Promise<void> {
  switch (fault.fault) {
    case 'reset':
    case 'close':
      cut(fault, wire)
      break
    case 'reset_in_body':
    case 'close_in_body':
      await writeHalf(wire)
      await sleep(ARRIVAL_MS, undefined, { ref: false })
      cut(fault, wire)
      break
    case 'stall_in_body':
      await writeHalf(wire)
      break
    case 'drip':
      await drip(wire, fault.everyMs ?? 100)
      break
    case 'drip_headers':
      await dripHeaders(wire, fault.everyMs ?? 100)
      break
    case 'huge':
      await pour(wire, fault.bytes ?? 200_000_000)
      break
    default:
  }
}

function cut(fault: Fault, { outgoing, socket }: Wire): void {
  if (fault.fault.startsWith('reset') && socket) {
    socket.resetAndDestroy()
  } else {
    outgoing.destroy()
  }
}

async function writeHalf({ outgoing, real }: Wire): Promise<void> {
  const body = Buffer.from(real.text)
  const length = Math.max(body.length, 2)
  writeHead(outgoing, real, { 'content-length': String(length) })
  await write(outgoing, body.length < 2 ? Buffer.from(' ') : body.subarray(0, length >> 1))
}

/** A byte at a time; the answer of a write that has no effect never gets beyond blanks. */
async function drip({ outgoing, real, genuine }: Wire, everyMs: number): Promise<void> {
  const body = Buffer.from(real.text)
  writeHead(outgoing, real)
  for (let index = 0; !genuine || index < body.length; index += 1) {
    if (outgoing.destroyed || outgoing.socket?.destroyed !== false) {
      return
    }
    await write(outgoing, genuine ? body.subarray(index, index + 1) : Buffer.from(' '))
    await sleep(everyMs, undefined, { ref: false })
  }
  outgoing.end()
}

async function dripHeaders({ outgoing }: Wire, everyMs: number): Promise<void> {
  const { socket } = outgoing
  socket?.write('HTTP/1.1 200 OK\r\nX-Drip: ')
  while (socket?.destroyed === false) {
    socket.write('x')
    await sleep(everyMs, undefined, { ref: false })
  }
}

async function pour({ outgoing, real }: Wire, bytes: number): Promise<void> {
  writeHead(outgoing, real)
  await write(outgoing, Buffer.from('{"padding":"'))
  for (let left = bytes; left > 0; left -= CHUNK.length) {
    if (outgoing.destroyed || outgoing.socket?.destroyed !== false) {
      return
    }
    await write(outgoing, CHUNK.subarray(0, Math.min(left, CHUNK.length)))
  }
  outgoing.end('"}')
}

function writeHead(
  outgoing: ServerResponse,
  real: RealAnswer,
  headers: Record<string, string> = {},
): void {
  const status = real.status === 204 ? 200 : real.status
  outgoing.writeHead(status, { 'content-type': real.contentType, ...headers })
}

/** Writes; resolves when it is on its way or the connection is closed. */
function write(outgoing: ServerResponse, chunk: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      outgoing.off('close', done)
      resolve()
    }
    outgoing.once('close', done)
    outgoing.write(chunk, done)
  })
}
