/** A shorter text is no secret, and to mask it everywhere would garble the log: the `}` of a JSON text, say. */
const LEAST_SECRET = 8

/** The parts of a secret that are masked one by one: the runner masks line by line, even a line that hides nothing. */
export function secretLines(secret: string): string[] {
  const lines = secret.trim().split(/[\r\n]+/)
  return lines.length === 1
    ? lines.filter((line) => line !== '')
    : lines.map((line) => line.trim()).filter((line) => line.length >= LEAST_SECRET)
}

/** Without markers to show where a key begins, words are told from base64 by their length. */
const LEAST_BASE64 = 20

/**
 * The parts of a private key, which may stand on one line or have escaped line ends; the text around it, and its
 * markers, are no secret.
 */
export function keyLines(text: string): string[] {
  const begin = text.search(/----+ ?BEGIN|PuTTY-User-Key-File/)
  const end = /[^]*----+ ?END [^-]*-+/.exec(text)?.[0].length
  const least = begin < 0 && end === undefined ? LEAST_BASE64 : LEAST_SECRET
  return text
    .slice(Math.max(begin, 0), end)
    .replace(/----+[^-]+----+/g, '\n')
    .split(/\s|\\n|\\r|%0[AD]/i)
    .filter((line) => line.length >= least)
}
