import { NameError } from '../util/names.ts'
import { holdsPrivateKey, privateKeyLines } from '../x509/privateKey.ts'
import type { DurationUnit, InputFault, InputProblem } from './fault.ts'

/** How a window before the end of a certificate is given: days, or a share (0 to 1) of the certificate's lifetime. */
export type Window = { readonly days: number } | { readonly share: number }

/**
 * Reads single inputs by name and collects what is wrong with them. An empty text means "not given" everywhere.
 * A method returns undefined for an input that is not given, and for one with a fault.
 */
export class Fields {
  readonly faults: InputFault[] = []
  /** The lines of private keys given by mistake. */
  readonly secrets: string[] = []
  readonly #read: (name: string) => string
  readonly #names = new Set<string>()

  constructor(read: (name: string) => string) {
    this.#read = read
  }

  /** Notes a fault of an input. */
  fault(input: string, problem: InputProblem): undefined {
    this.faults.push({ input, ...problem })
  }

  /**
   * Notes the inputs that stand in the environment under a name which is one of those read so far with other hyphens
   * or underscores: the runner only warns of `dry-run`, and what it should prevent would happen.
   */
  refuseMisspelled(environment: Readonly<Record<string, string | undefined>>): void {
    const known = new Map([...this.#names].map((name) => [name.replaceAll('_', ''), name]))
    for (const [variable, value = ''] of Object.entries(environment)) {
      const name = /^INPUT_(.+)$/is.exec(variable)?.[1]?.toLowerCase()
      const meant = known.get(name?.replace(/[\s_-]/g, '') ?? '')
      if (name !== undefined && meant !== undefined && name !== meant && value.trim() !== '') {
        this.fault(meant, { code: 'misspelled', given: name })
      }
    }
  }

  /** The text, trimmed. */
  text(input: string): string | undefined {
    this.#names.add(input)
    const text = this.#read(input).trim()
    return text === '' ? undefined : text
  }

  /** The text, where it is no private key: a message must not repeat that. */
  plainText(input: string): string | undefined {
    const text = this.text(input)
    if (text === undefined || !holdsPrivateKey(text)) {
      return text
    }
    return this.privateKey(input, text)
  }

  /** Notes a private key that stands in an input, or in the file that the input names. */
  privateKey(input: string, given: string | Buffer, file?: string): undefined {
    this.secrets.push(...privateKeyLines(given))
    return this.fault(input, { code: 'private_key', file })
  }

  /** True and false in any case, and 1 and 0; anything else is a fault. */
  boolean(input: string): boolean | undefined {
    const text = this.plainText(input)?.toLowerCase()
    if (text === undefined) {
      return undefined
    }
    if (text === 'true' || text === '1') {
      return true
    }
    if (text === 'false' || text === '0') {
      return false
    }
    return this.fault(input, { code: 'not_a_boolean', given: text })
  }

  /** A whole number from `min` to `max`. */
  integer(input: string, min: number, max: number): number | undefined {
    const text = this.plainText(input)
    if (text === undefined) {
      return undefined
    }
    const value = /^-?\d+$/.test(text) ? Number(text) : NaN
    if (value >= min && value <= max) {
      return value
    }
    return this.fault(input, { code: 'not_an_integer', given: text, min, max })
  }

  /** A number of seconds, minutes or days, which may be decimal. */
  duration(
    input: string,
    unit: DurationUnit,
    { above, max }: { readonly above?: number; readonly max: number },
  ): number | undefined {
    const text = this.plainText(input)
    if (text === undefined) {
      return undefined
    }
    const value = /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN
    if (value <= max && !(above !== undefined && value <= above)) {
      return value
    }
    return this.fault(input, { code: 'not_a_duration', given: text, unit, above, max })
  }

  /** Days (`30`), or a share of the lifetime (`33%`). */
  window(input: string): Window | undefined {
    const text = this.plainText(input)
    if (text === undefined) {
      return undefined
    }
    const [, number = '', percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? []
    const value = number === '' ? NaN : Number(number)
    if (percent === '%' && value > 0 && value < 100) {
      return { share: value / 100 }
    }
    if (percent === '' && value > 0) {
      return { days: value }
    }
    return this.fault(input, { code: 'not_a_window', given: text })
  }

  /** One of some words, in any case. */
  word<Word extends string>(input: string, words: readonly Word[]): Word | undefined {
    const text = this.plainText(input)?.toLowerCase()
    if (text === undefined) {
      return undefined
    }
    return (
      words.find((word) => word === text) ??
      this.fault(input, { code: 'not_a_word', given: text, words })
    )
  }

  /** Names separated by newlines, commas or spaces, each read by `parse`; one that has a fault is left out. */
  names(input: string, parse: (text: string) => string): string[] | undefined {
    const text = this.plainText(input)
    if (text === undefined) {
      return undefined
    }
    const parts = text.split(/[\s,]+/).filter((part) => part !== '')
    if (parts.length === 0) {
      return this.fault(input, { code: 'no_names' })
    }
    return parts.flatMap((part) => {
      try {
        return [parse(part)]
      } catch (error) {
        if (!(error instanceof NameError)) {
          throw error
        }
        this.fault(input, { code: 'bad_name', given: part, fault: error.code })
        return []
      }
    })
  }
}
