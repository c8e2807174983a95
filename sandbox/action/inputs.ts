import { clean } from './clean.ts'

/** The most characters of a value that a message repeats. */
const MOST_QUOTED = 40

/** Reads single inputs by name, and notes what is wrong with them, so that it is told at once. */
export class Inputs {
  readonly #read: (input: string) => string
  readonly #faults: string[] = []

  constructor(read: (input: string) => string) {
    this.#read = read
  }

  /** The text, trimmed; empty where the input is not given. */
  text(input: string): string {
    return this.#read(input).trim()
  }

  /** The items of a text, separated by blanks or commas: one at least. */
  list(input: string, otherwise: string): string[] {
    const items = (this.text(input) || otherwise).split(/[\s,]+/).filter((item) => item !== '')
    if (items.length === 0) {
      this.#faults.push(`${input} holds separators only`)
    }
    return items
  }

  /** Numbers of days. */
  days(input: string, otherwise: string): number[] {
    return this.list(input, otherwise).map((text) =>
      this.#number(input, text, -MOST_DAYS, MOST_DAYS),
    )
  }

  /** A number of days; undefined where the input is not given. */
  day(input: string): number | undefined {
    return this.text(input) === '' ? undefined : this.days(input, '')[0]
  }

  /** Seconds, as milliseconds; undefined where the input is not given. */
  seconds(input: string): number | undefined {
    const text = this.text(input)
    return text === '' ? undefined : this.#number(input, text, 0, MOST_SECONDS) * 1000
  }

  /** True or false, in any case. */
  boolean(input: string, otherwise: boolean): boolean {
    const text = this.text(input).toLowerCase()
    if (text === '') {
      return otherwise
    }
    if (text !== 'true' && text !== 'false') {
      this.#faults.push(`${input} must be true or false, not ${quoted(text)}`)
    }
    return text === 'true'
  }

  /**
   * Ends the reading.
   * @throws Error that names everything that is wrong
   */
  check(): void {
    const [only, ...others] = this.#faults
    if (only !== undefined) {
      throw new Error(
        others.length === 0
          ? only
          : `${String(this.#faults.length)} bad inputs:\n${this.#faults.map((fault) => `- ${fault}`).join('\n')}`,
      )
    }
  }

  #number(input: string, text: string, min: number, max: number): number {
    const number = Number(text)
    if (number >= min && number <= max) {
      return number
    }
    const range = `from ${String(min)} to ${String(max)}`
    this.#faults.push(`${input} must be a number ${range}, not ${quoted(text)}`)
    return 0
  }
}

/** Enough for any order, and few enough for any calendar. */
const MOST_DAYS = 10_000
/** No job runs longer. */
const MOST_SECONDS = 5 * 86_400

function quoted(text: string): string {
  const line = clean(text)
  return `"${line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)}…` : line}"`
}
