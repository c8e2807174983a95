import { clipped, oneLine } from '../util/text.ts'

/** Characters of the longest message: an error, a warning, the output `reason`. */
const MESSAGE_LENGTH = 2000
/** The runner cuts a line of the log and an annotation at 4,096 UTF-16 units; the command before the text counts too. */
const LINE_LENGTH = 4000
/** Bytes of the longest output. */
export const OUTPUT_BYTES = 65_536

/** Bytes of the longest job summary; the runner rejects one of more than 1 MiB. */
const SUMMARY_BYTES = 524_288

/** A message as it may leave: its length is bounded. */
export function boundedMessage(text: string): string {
  return clipped(text, MESSAGE_LENGTH)
}

/** An output as it may leave: its bytes are bounded. */
export function boundedOutput(text: string): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= OUTPUT_BYTES) {
    return text
  }
  // A character that is cut decodes to one replacement character or more.
  return bytes
    .subarray(0, OUTPUT_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')
}

/** A line as it may stand in the log: bounded, and no command, which the runner reads as `##[x]` and `::x::`. */
export function logSafe(text: string): string {
  return clipped(oneLine(text).replaceAll('##[', '# #[').replace(/^::/, ': :'), LINE_LENGTH)
}

/** The first items whose sizes together are no more than the room. */
export function firstThatFit<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  room: number,
): readonly Item[] {
  let left = room
  const beyond = items.findIndex((item) => (left -= sizeOf(item)) < 0)
  return beyond < 0 ? items : items.slice(0, beyond)
}

/** Bytes that a text takes with a separator. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text) + 1
}

/** A job summary of those of its parts, each a line of HTML, that it has room for; empty ones are left out. */
export function boundedSummary(parts: readonly string[]): string {
  let left = SUMMARY_BYTES - Buffer.byteLength(LEFT_OUT)
  const given = parts.filter((part) => part !== '').map((part) => `${part}\n`)
  const kept = given.filter((part) => {
    const bytes = Buffer.byteLength(part)
    const fits = bytes <= left
    left -= fits ? bytes : 0
    return fits
  })
  return [...kept, ...(kept.length < given.length ? [LEFT_OUT] : [])].join('')
}

const LEFT_OUT = '<p>This summary would be too long, so parts of it are left out.</p>\n'
