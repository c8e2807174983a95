/** Text on one line: what ends a line or moves the cursor becomes a space. */
export function unbroken(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

/** Text on one line, as people are to read it: what turns the direction of reading becomes a space too. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim()
}

/** The text, cut where it is longer than `max` UTF-16 units, and then ending in "…". */
export function clipped(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/**
 * A server's text made fit for one line of a message: control characters and line ends become spaces, so that it
 * can start no workflow command, and what is over `max` characters is cut.
 */
export function plain(text: string, max = 500): string {
  return clipped(oneLine(text), max)
}

const MOST_LISTED = 20

/** Names as they stand in a message: on one line, separated by commas; of many, the first twenty. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map((name) => plain(name, 260))
  return names.length > MOST_LISTED
    ? `${shown.join(', ')} and ${String(names.length - MOST_LISTED)} more`
    : shown.join(', ')
}
