import { InputError } from '../inputs/fault.ts'
import { codeOf } from '../util/errorCode.ts'
import { errorText } from './messages/errors.ts'
import { logLine } from './messages/log.ts'
import { warningText } from './messages/warnings.ts'
import { failureOf } from './outcome.ts'
import { fittingRecords, OUTPUTS, outputsOf } from './outputs.ts'
import { Runner } from './runner.ts'
import type { LogEvent, Reporter, RunState, Warning } from './state.ts'
import { summaryOf } from './summary.ts'

/** What a run tells: it keeps the state, from which log, annotations, outputs and summary are rendered. */
export class Report implements Reporter {
  readonly #runner = new Runner()
  readonly #warnings = new Map<string, Warning>()
  #state: RunState = {}

  /** The run as it stands. */
  get state(): RunState {
    return this.#state
  }

  /** Masks a text in the log of the job, and keeps it out of everything that is written. */
  hide(secret: string): void {
    this.#runner.hide(secret)
  }

  /** Takes the change into the state, and sets every output that it changes at once. */
  update(change: RunState): void {
    this.#state = { ...this.#state, ...change }
    if (change.reason !== undefined) {
      this.debug(`Reason: ${change.reason.code}`)
    }
    const outputs = outputsOf(this.#state, Date.now())
    for (const name of OUTPUTS) {
      this.#runner.output(name, outputs[name])
    }
    const records = this.#state.dcv?.records ?? []
    const left = records.length - fittingRecords(records).length
    if (left > 0) {
      this.warn({ code: 'dcv_records_cut', left })
    }
  }

  /** One line of the log. */
  log(event: LogEvent): void {
    this.debug(`Event: ${event.code}`)
    this.#runner.line(logLine(event, { state: this.#state, now: Date.now() }))
  }

  /** A line of the debug log for a request that has ended. */
  get exchange(): Runner['exchange'] {
    return this.#runner.exchange
  }

  /** One line of the debug log. Bound, so that it can be handed on. */
  readonly debug = (text: string): void => {
    this.#runner.debug(text)
  }

  /** A warning, as an annotation and in the summary; the same one only once. */
  warn(warning: Warning): void {
    const text = warningText(warning, this.#state.isDryRun)
    if (!this.#warnings.has(text)) {
      this.#warnings.set(text, warning)
      this.debug(`Warning: ${warning.code}`)
      this.#runner.warning(text)
    }
  }

  /** Ends the step as failed, with one error annotation; the stack goes to the debug log. */
  fail(error: unknown): void {
    if (error instanceof InputError) {
      error.secrets.forEach((secret) => this.hide(secret))
    }
    this.debug(`Error: ${codeOf(error)}`)
    this.#runner.failure(errorText(error))
    try {
      this.update(failureOf(error))
    } catch (cause) {
      this.#runner.line(`The outputs could not be written: ${String(cause)}`)
    }
    if (error instanceof Error) {
      this.debug(error.stack ?? '')
    }
  }

  /** Writes the job summary, where the runner takes one. */
  async writeSummary(): Promise<void> {
    const warnings = [...this.#warnings.values()]
    await this.#runner.summary(summaryOf(this.#state, { warnings, now: Date.now() }))
  }
}
