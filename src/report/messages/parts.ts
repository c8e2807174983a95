/** A message in its three parts; each may be empty. */
export interface MessageParts {
  /** What failed, or what happened. */
  readonly what: string
  /** The server's own words, with their codes. */
  readonly words: string
  /** What to do. */
  readonly advice: string
}

/** A message of which nothing but the first part is known. */
export function only(what: string): MessageParts {
  return { what, words: '', advice: '' }
}

/** The whole message. */
export function textOf({ what, words, advice }: MessageParts): string {
  return sentences([what, words, advice])
}

/** The texts as sentences: each ends with a full stop, and empty ones are left out. A list stays as it is. */
export function sentences(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map((text) => (/[.!?:]$/.test(text) || text.includes('\n') ? text : `${text}.`))
    .join(' ')
}

/** What an error says that this action does not know. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
