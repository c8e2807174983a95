import { createSocket, type RemoteInfo } from 'node:dgram'

/** What a name server answers; each may be changed at any time. Names are lower-cased, without a final dot. */
export interface Zone {
  readonly txt?: Map<string, string>
  readonly cname?: Map<string, string>
}

/** A name server on loopback that knows TXT and CNAME; it follows no CNAME, so that its clients must. */
export interface NameServer extends AsyncDisposable {
  /** As `dnsServer` of the sandbox. */
  readonly address: string
  /** The questions so far, such as `TXT _dnsauth.example.com`. */
  readonly questions: readonly string[]
}

const TYPES: Partial<Record<number, 'TXT' | 'CNAME'>> = { 16: 'TXT', 5: 'CNAME' }

/** Starts a {@link NameServer}. */
export async function startNameServer(zone: Zone): Promise<NameServer> {
  const socket = createSocket('udp4')
  const questions: string[] = []
  socket.on('message', (query: Buffer, { address, port }: RemoteInfo) => {
    const { name, end } = questionOf(query)
    const type = TYPES[query.readUInt16BE(end)]
    questions.push(`${type ?? 'other'} ${name}`)
    const data = dataOf(zone, name, type)
    const header = Buffer.from(query.subarray(0, 12))
    // An authoritative answer without an error: one question, no further records.
    header.writeUInt16BE(0x8500, 2)
    header.writeUInt16BE(data === undefined ? 0 : 1, 6)
    header.writeUInt16BE(0, 8)
    header.writeUInt16BE(0, 10)
    const question = query.subarray(12, end + 4)
    const record = data === undefined ? Buffer.alloc(0) : recordOf(query.readUInt16BE(end), data)
    socket.send(Buffer.concat([header, question, record]), port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const { port } = socket.address()
  const close = (): Promise<void> => new Promise((resolve) => socket.close(() => resolve()))
  return { address: `127.0.0.1:${port}`, questions, [Symbol.asyncDispose]: close }
}

function questionOf(query: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('ascii', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

function dataOf(
  { txt, cname }: Zone,
  name: string,
  type: 'TXT' | 'CNAME' | undefined,
): Buffer | undefined {
  if (type === 'TXT') {
    const text = txt?.get(name)
    return text === undefined ? undefined : lengthAndText(text)
  }
  const target = type === 'CNAME' ? cname?.get(name) : undefined
  return target === undefined
    ? undefined
    : Buffer.concat([...target.split('.').map(lengthAndText), Buffer.alloc(1)])
}

function lengthAndText(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'ascii')])
}

/** The name of a record is that of the question, by a pointer to it; it may not be cached. */
function recordOf(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(0, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}
