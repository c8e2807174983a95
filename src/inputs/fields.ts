import { oneLine } from '../util/text.ts'
import { NameError } from '../util/names.ts'
import { holdsPrivateKey, secretLines } from '../x509/pem.ts'

/** All faults of a run's inputs, so that they are reported together, in one message. */
export class InputError extends Error {
  override readonly name = 'InputError'
  /** Texts that must be masked before anything is printed: the lines of a private key given by mistake. */
  readonly secrets: readonly string[]

  constructor(faults: readonly string[], secrets: readonly string[] = []) {
    super(
      faults.length === 1
        ? `Bad input, nothing was sent: ${faults.join('')}`
        : `${String(faults.length)} bad inputs, nothing was sent:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    )
    this.secrets = secrets
  }
}

/** How a window before the end of a certificate is given: days, or a share (0 to 1) of the certificate's lifetime. */
export type Window = { readonly days: number } | { readonly share: number }

/**
 * Reads single inputs by name and collects what is wrong with them. An empty text means "not given" everywhere.
 * A method returns undefined for an input that is not given, and for one with a fault.
 */
export class Fields {
  readonly faults: string[] = []
  /** The lines of private keys given by mistake. */
  readonly secrets: string[] = []
  readonly #read: (name: string) => string

  constructor(read: (name: string) => string) {
    this.#read = read
  }

  /** Notes a fault of an input; the message never repeats a value that may be secret. */
  fault(input: string, problem: string): undefined {
    this.faults.push(`${input} ${problem}`)
  }

  /** The text, trimmed. */
  text(input: string): string | undefined {
    const text = this.#read(input).trim()
    return text === '' ? undefined : text
  }

  /** The text, where it is no private key: a message must not repeat that. */
  plainText(input: string): string | undefined {
    const text = this.text(input)
    if (text === undefined || !holdsPrivateKey(text)) {
      return text
    }
    this.secrets.push(...secretLines(text))
    return this.fault(input, 'is a private key: never give it to anyone')
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
    return this.fault(input, `must be true or false, not ${quoted(text)}`)
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
    return this.fault(
      input,
      `must be a whole number from ${String(min)} to ${String(max)}, not ${quoted(text)}`,
    )
  }

  /** Minutes or seconds, which may be decimal. */
  duration(
    input: string,
    unit: string,
    range: { readonly above?: number; readonly max: number },
  ): number | undefined {
    const text = this.plainText(input)
    if (text === undefined) {
      return undefined
    }
    const value = /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN
    if (value <= range.max && !(range.above !== undefined && value <= range.above)) {
      return value
    }
    const bounds =
      range.above === undefined
        ? `at most ${String(range.max)}`
        : `above ${String(range.above)}, at most ${String(range.max)}`
    return this.fault(input, `must be a number of ${unit} (${bounds}), not ${quoted(text)}`)
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
    return this.fault(
      input,
      `must be days above 0 (30) or a share of the lifetime above 0% and below 100% (33%), not ${quoted(text)}`,
    )
  }

  /** One of some words, in any case. */
  word<Word extends string>(input: string, words: readonly Word[]): Word | undefined {
    const text = this.plainText(input)?.toLowerCase()
    if (text === undefined) {
      return undefined
    }
    return (
      words.find((word) => word === text) ??
      this.fault(input, `must be one of ${words.join(', ')}, not ${quoted(text)}`)
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
      return this.fault(
        input,
        "holds separators but no name; leave it empty to keep the order's names",
      )
    }
    return parts.flatMap((part) => {
      try {
        return [parse(part)]
      } catch (error) {
        if (!(error instanceof NameError)) {
          throw error
        }
        this.fault(input, `holds ${quoted(part)}, which ${error.message}`)
        return []
      }
    })
  }
}

/** A value as it stands in a message: on one line, and cut where nobody would read on. */
export function quoted(text: string): string {
  const line = oneLine(text)
  return `"${line.length > 80 ? `${line.slice(0, 80)}…` : line}"`
}
