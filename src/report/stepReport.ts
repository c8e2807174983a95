import * as core from '@actions/core'
import { oneLine } from '../util/text.ts'
import { InputError } from '../inputs/fields.ts'

/** A shorter text is no key, and to strike it out everywhere would garble what is written. */
const LEAST_SECRET = 8

/** The only place that writes to the log, the annotations, the outputs and the job summary. */
export abstract class StepReport<Output extends string> {
  /** The warnings so far, for the summary. */
  readonly warnings: string[] = []
  /** Why the step failed; undefined while it has not. */
  failure: string | undefined
  readonly #outputs = new Map<Output | 'reason', string>()
  readonly #secrets: string[] = []

  /** The job summary as the run stands: HTML in which every text is escaped. */
  protected abstract summary(): string

  /** Masks a text in the log of the job, and keeps it out of everything that is written here. */
  hide(secret: string): void {
    if (secret === '') {
      return
    }
    core.setSecret(secret)
    if (secret.length >= LEAST_SECRET) {
      this.#secrets.push(secret)
    }
  }

  /** One line of the log. Bound, so that it can be handed on. */
  readonly info = (line: string): void => {
    core.info(this.#safe(line))
  }

  /** A warning, as an annotation and in the summary. */
  warn(text: string): void {
    this.warnings.push(this.#safe(text))
    core.warning(this.#safe(text))
  }

  /** Sets an output at once, so that a later failure does not lose it. */
  output(name: Output | 'reason', value: string): void {
    const safe = this.#safe(value)
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
    core.setFailed(this.#redacted(message).split('\n').map(defused).join('\n'))
    try {
      this.output('reason', message)
    } catch (cause) {
      this.info(`The outputs cannot be written: ${String(cause)}`)
    }
    if (error instanceof Error && core.isDebug()) {
      core.debug(this.#redacted(error.stack ?? ''))
    }
  }

  /** Writes the job summary, where the runner takes one. */
  async writeSummary(): Promise<void> {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') {
      return
    }
    try {
      await core.summary.addRaw(this.#redacted(this.summary())).write()
    } catch (error) {
      this.info(`The job summary could not be written: ${String(error)}`)
    }
  }

  /** On one line, without commands, without secrets. */
  #safe(text: string): string {
    return defused(this.#redacted(text))
  }

  #redacted(text: string): string {
    return this.#secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
  }
}

/** The runner takes `##[command]` anywhere in a line for a command, and `::command::` at its start. */
function defused(text: string): string {
  return oneLine(text).replaceAll('##[', '# #[').replace(/^::/, ': :')
}
