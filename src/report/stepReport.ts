import { InputError } from '../inputs/fault.ts'
import { codeOf } from '../util/errorCode.ts'
import { clipped, oneLine } from '../util/text.ts'
import { boundedMessage } from './bounds.ts'
import { errorText } from './messages/errors.ts'
import { Runner } from './runner.ts'

const MOST_OUTPUT = 65_536

/** What a step tells that only reads: texts, as they are given. */
export abstract class StepReport<Output extends string> {
  /** The warnings so far, for the summary. */
  readonly warnings: string[] = []
  /** Why the step failed; undefined while it has not. */
  failure: string | undefined
  readonly #runner = new Runner()
  readonly #outputs = new Map<Output | 'reason', string>()

  /** The job summary as the run stands: HTML in which every text is escaped. */
  protected abstract summary(): string

  /** The most UTF-16 units that an output may have. */
  protected get mostOutput(): number {
    return MOST_OUTPUT
  }

  /** Masks a text in the log of the job, and keeps it out of everything that is written here. */
  hide(secret: string): void {
    this.#runner.hide(secret)
  }

  /** One line of the log. Bound, so that it can be handed on. */
  readonly info = (line: string): void => {
    this.#runner.line(line)
  }

  /** A line of the debug log for a request that has ended. */
  get exchange(): Runner['exchange'] {
    return this.#runner.exchange
  }

  /** A warning, as an annotation and in the summary. */
  warn(text: string): void {
    this.warnings.push(text)
    this.#runner.warning(text)
  }

  /** Sets an output at once, so that a later failure does not lose it. */
  output(name: Output | 'reason', value: string): void {
    this.#outputs.set(name, value)
    this.#runner.output(name, name === 'reason' ? oneLine(value) : clipped(value, this.mostOutput))
  }

  /** The value that an output has so far; empty when it was not set. Bound, so that it can be handed on. */
  readonly shown = (name: Output | 'reason'): string => this.#outputs.get(name) ?? ''

  /** Ends the step as failed, with one error annotation; the stack goes to the debug log. */
  fail(error: unknown): void {
    if (error instanceof InputError) {
      error.secrets.forEach((secret) => this.hide(secret))
    }
    this.#runner.debug(`Error: ${codeOf(error)}`)
    const message = boundedMessage(errorText(error))
    this.failure = message
    this.#runner.failure(message)
    try {
      this.output('reason', message)
    } catch (cause) {
      this.info(`The outputs could not be written: ${String(cause)}`)
    }
    if (error instanceof Error) {
      this.#runner.debug(error.stack ?? '')
    }
  }

  /** Writes the job summary, where the runner takes one. */
  async writeSummary(): Promise<void> {
    await this.#runner.summary(this.summary())
  }
}
