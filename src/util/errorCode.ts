/** The code that Node gives its errors (`ENOENT`, `ECONNRESET`), for messages that must not repeat the error's own text. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error'
}
