import { oneLine } from '../util/text.ts'
import { NameError } from '../util/names.ts'
import { holdsPrivateKey, privateKeyLines } from '../x509/privateKey.ts'
import type { FaultCode, InputFault } from './fault.ts'

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

  /** Notes a fault of an input; the message never repeats a value that may be secret. */
  fault(input: string, problem: string, code: FaultCode = 'invalid'): undefined {
    this.faults.push({ input, code, message: `${input} ${problem}` })
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
        this.fault(meant, `is given as ${quoted(name)}, which the runner ignores`, 'misspelled')
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

  /** Notes a private key, which the runner has printed before the action could mask it. */
  privateKey(input: string, given: string | Buffer, where = ''): undefined {
    this.secrets.push(...privateKeyLines(given))
    const advice =
      typeof given === 'string'
        ? 'the log of this job may show it: delete the log, and replace the key'
        : 'a CSR is needed, and the key must never leave its place'
    return this.fault(input, `${where}is a private key; ${advice}`, 'private_key')
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

/** The most characters of a bad value that a message repeats. */
const MOST_REPEATED = 40

/** A value as it stands in a message: on one line, and cut where it could be more than a mistake in typing. */
export function quoted(text: string): string {
  const characters = Array.from(oneLine(text))
  const isCut = characters.length > MOST_REPEATED
  return `"${characters.slice(0, MOST_REPEATED).join('')}${isCut ? '…' : ''}"`
}
