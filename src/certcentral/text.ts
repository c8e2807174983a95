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

/** Names as they stand in a message: each on the same line, separated by commas; at most `most` of them. */
export function listed(names: readonly string[], most = 20): string {
  const shown = names.slice(0, most).map((name) => plain(name, 260))
  return names.length > most
    ? `${shown.join(', ')} and ${String(names.length - most)} more`
    : shown.join(', ')
}
