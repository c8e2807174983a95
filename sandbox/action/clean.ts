/** Text as a line of the log: it ends no line, turns no direction of reading and starts none of the runner's commands. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').replaceAll('##[', '# #[')
}
