/** A shorter text is no key, and to strike it out everywhere would garble what is written. */
const LEAST_SECRET = 8

/** HTML's names of characters that a key may have. */
const ENTITIES = new Map([
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['"', 'quot'],
  ["'", 'apos'],
])

/** A secret as it is looked for. */
interface Pattern {
  /** Finds where it may begin. */
  readonly beginning: RegExp
  /** All that may stand for each of its characters. */
  readonly characters: readonly (readonly RegExp[])[]
}

/**
 * Strikes secrets out of text that leaves the action: as they are, or as a server may echo them, escaped for JSON, HTML
 * or a URL, in another case, or cut after at least eight characters.
 */
export class Redactor {
  readonly #patterns: Pattern[] = []

  /** Adds a secret; one that is too short to be told from other text is ignored. */
  add(secret: string): void {
    if (secret.length < LEAST_SECRET) {
      return
    }
    const forms = secret.split('').map(formsOf)
    this.#patterns.push({
      beginning: new RegExp(
        forms
          .slice(0, LEAST_SECRET)
          .map((some) => `(?:${some.join('|')})`)
          .join(''),
        'gi',
      ),
      characters: forms.map((some) => some.map((form) => new RegExp(form, 'iy'))),
    })
  }

  /** The text with `***` in the place of each secret. */
  redact(text: string): string {
    return this.#patterns.reduce(struckOut, text)
  }
}

function struckOut(text: string, { beginning, characters }: Pattern): string {
  let clean = ''
  let done = 0
  for (const { index } of text.matchAll(beginning)) {
    // A secret that repeats its own beginning was struck out as a whole.
    if (index >= done) {
      clean += `${text.slice(done, index)}***`
      done = endOf(text, index, characters)
    }
  }
  return clean + text.slice(done)
}

/** Where the longest beginning of the secret ends: a backslash may stand for itself, or belong to what follows. */
function endOf(text: string, from: number, characters: Pattern['characters']): number {
  let ends = new Set([from])
  for (const forms of characters) {
    const next = new Set(
      [...ends].flatMap((end) => forms.flatMap((form) => endAfter(text, end, form))),
    )
    if (next.size === 0) {
      break
    }
    ends = next
  }
  return Math.max(...ends)
}

function endAfter(text: string, at: number, form: RegExp): number[] {
  form.lastIndex = at
  return form.test(text) ? [form.lastIndex] : []
}

/** All that may stand for a character, as regular expressions. */
function formsOf(character: string): string[] {
  const code = character.charCodeAt(0)
  const hex = code.toString(16)
  const fourDigits = hex.padStart(4, '0')
  const name = ENTITIES.get(character)
  return [
    `\\u${fourDigits}`,
    `\\\\\\u${fourDigits}`,
    `\\\\u${fourDigits}`,
    `&#0*${String(code)};`,
    `&#x0*${hex};`,
    ...(name === undefined ? [] : [`&${name};`]),
    ...(code < 0x80 ? [`%${hex.padStart(2, '0')}`] : []),
  ]
}
