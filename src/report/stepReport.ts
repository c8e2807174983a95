import * as core from '@actions/core'
import type { Exchange } from '../certcentral/http.ts'
import { clipped, oneLine, unbroken } from '../util/text.ts'
import { InputError } from '../inputs/fault.ts'
import { Redactor } from '../util/redactor.ts'
import { secretLines } from '../util/secrets.ts'

// All in UTF-16 units. The runner cuts lines of the log, and annotations, at 4096.
const MOST_LINE = 4000
const MOST_MESSAGE = 2000
const MOST_OUTPUT = 65_536

/** The only place that writes to the log, the annotations, the outputs and the job summary. */
export abstract class StepReport<Output extends string> {
  /** The warnings so far, for the summary. */
  readonly warnings: string[] = []
  /** Why the step failed; undefined while it has not. */
  failure: string | undefined
  readonly #outputs = new Map<Output | 'reason', string>()
  readonly #redactor = new Redactor()

  /** The job summary as the run stands: HTML in which every text is escaped. */
  protected abstract summary(): string

  /** The most characters that an output may have. */
  protected get mostOutput(): number {
    return MOST_OUTPUT
  }

  /** Masks a text in the log of the job, and keeps it out of everything that is written here. */
  hide(secret: string): void {
    for (const line of secretLines(secret)) {
      core.setSecret(line)
      this.#redactor.add(line)
    }
  }

  /** One line of the log. Bound, so that it can be handed on. */
  readonly info = (line: string): void => {
    core.info(this.#safe(line, MOST_LINE))
  }

  /** A line of the debug log for a request that has ended. Bound, so that it can be handed on. */
  readonly exchange = ({ method, path, status, ms, tries }: Exchange): void => {
    const ended = status === undefined ? 'no response' : `HTTP ${String(status)}`
    this.#debug(`${method} ${path}: ${ended}, ${String(ms)} ms, try ${String(tries)}`)
  }

  /** A warning, as an annotation and in the summary. */
  warn(text: string): void {
    this.warnings.push(this.#safe(text))
    core.warning(this.#safe(text))
  }

  /** Sets an output at once, so that a later failure does not lose it. All but `reason` are data: only the log is cleaned. */
  output(name: Output | 'reason', value: string): void {
    const safe =
      name === 'reason'
        ? this.#safe(value)
        : clipped(unbroken(this.#redactor.redact(value)), this.mostOutput)
    if (this.shown(name) === safe) {
      return
    }
    this.#outputs.set(name, safe)
    core.setOutput(name, safe)
  }

  /** The value that an output has so far; empty when it was not set. Bound, so that it can be handed on. */
  readonly shown = (name: Output | 'reason'): string => this.#outputs.get(name) ?? ''

  /** Ends the step as failed, with one error annotation; the stack goes to the debug log. */
  fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof InputError) {
      error.secrets.forEach((secret) => this.hide(secret))
    }
    this.failure = this.#safe(message)
    const lines = this.#redactor.redact(message).split('\n').map(defused)
    core.setFailed(clipped(lines.join('\n'), MOST_MESSAGE))
    try {
      this.output('reason', message)
    } catch (cause) {
      this.info(`The outputs cannot be written: ${String(cause)}`)
    }
    if (error instanceof Error) {
      error.stack?.split('\n').forEach((line) => this.#debug(line))
    }
  }

  /** Writes the job summary, where the runner takes one. */
  async writeSummary(): Promise<void> {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') {
      return
    }
    try {
      await core.summary.addRaw(this.#redactor.redact(this.summary())).write()
    } catch (error) {
      this.info(`The job summary could not be written: ${String(error)}`)
    }
  }

  #debug(line: string): void {
    if (core.isDebug()) {
      core.debug(this.#safe(line, MOST_LINE))
    }
  }

  /** On one line, without commands, without secrets, and no longer than what a reader is shown. */
  #safe(text: string, most = MOST_MESSAGE): string {
    return clipped(defused(this.#redactor.redact(text)), most)
  }
}

/** The runner takes `##[command]` anywhere in a line for a command, and `::command::` at its start. */
function defused(text: string): string {
  return oneLine(text).replaceAll('##[', '# #[').replace(/^::/, ': :')
}
