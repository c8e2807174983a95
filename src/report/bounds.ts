import { clipped, oneLine } from '../util/text.ts'

/** Characters of the longest message: an error, a warning, the output `reason`. */
const MESSAGE_LENGTH = 2000
/** The runner cuts a line of the log and an annotation at 4,096 UTF-16 units; the command before the text counts too. */
const LINE_LENGTH = 4000
/** Bytes of the longest output. */
export const OUTPUT_BYTES = 65_536

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
  // What is cut within a character decodes to one replacement character or more.
  return bytes
    .subarray(0, OUTPUT_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')
}

/** A line as it may stand in the log: bounded, and no command, which the runner reads as `##[x]` and `::x::`. */
export function logSafe(text: string): string {
  return clipped(oneLine(text).replaceAll('##[', '# #[').replace(/^::/, ': :'), LINE_LENGTH)
}
