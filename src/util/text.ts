/** Text on one line: what ends a line, moves the cursor or turns the direction of reading becomes a space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim()
}

/**
 * A server's text made fit for one line of a message: control characters and line ends become spaces, so that it
 * can start no workflow command, and what is over `max` characters is cut.
 */
export function plain(text: string, max = 500): string {
  const line = oneLine(text)
  return line.length > max ? `${line.slice(0, max)}…` : line
}

const MOST_LISTED = 20

/** Names as they stand in a message: on one line, separated by commas; of many, the first twenty. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map((name) => plain(name, 260))
  return names.length > MOST_LISTED
    ? `${shown.join(', ')} and ${String(names.length - MOST_LISTED)} more`
    : shown.join(', ')
}
