import { crc32 } from 'node:zlib'

/** The first day that a ZIP archive knows, 1 January 1980. */
const NO_DATE = 0x21

/** A ZIP archive of files that are text, not compressed. */
export function zip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const common = commonFields(name, Buffer.from(text))
    const local = Buffer.concat([
      bytes(4, 0x04034b50),
      common,
      Buffer.from(name),
      Buffer.from(text),
    ])
    // Version, then what both headers share, then comment, disk, attributes and where the file is.
    const place = Buffer.concat([bytes(2, 0, 0, 0), bytes(4, 0, offset)])
    entries.push(
      Buffer.concat([bytes(4, 0x02014b50), bytes(2, 20), common, place, Buffer.from(name)]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const count = entries.length
  const end = [
    bytes(4, 0x06054b50),
    bytes(2, 0, 0, count, count),
    bytes(4, directory.length, offset),
  ]
  return new Uint8Array(Buffer.concat([...locals, directory, ...end, bytes(2, 0)]))
}

function commonFields(name: string, content: Buffer): Buffer {
  const { length } = content
  return Buffer.concat([
    bytes(2, 20, 0, 0, 0, NO_DATE),
    bytes(4, crc32(content), length, length),
    bytes(2, Buffer.byteLength(name), 0),
  ])
}

/** Numbers of so many bytes each, the least significant byte first. */
function bytes(width: 2 | 4, ...values: number[]): Buffer {
  const buffer = Buffer.alloc(width * values.length)
  values.forEach((value, index) => buffer.writeUIntLE(value, index * width, width))
  return buffer
}
