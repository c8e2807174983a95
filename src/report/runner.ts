import * as core from '@actions/core'
import type { Exchange } from '../certcentral/http.ts'
import { Redactor } from '../util/redactor.ts'
import { secretLines } from '../util/secrets.ts'
import { unbroken } from '../util/text.ts'
import { boundedMessage, logSafe } from './bounds.ts'

/**
 * The runner's channels: log, annotations, outputs and job summary. Whatever is written goes through here, so that no
 * secret leaves, no line or annotation is unbounded, and no text starts a workflow command.
 */
export class Runner {
  readonly #outputs = new Map<string, string>()
  readonly #redactor = new Redactor()

  /** Masks a text in the log of the job, and strikes it out of everything that is written here. */
  hide(secret: string): void {
    for (const line of secretLines(secret)) {
      core.setSecret(line)
      this.#redactor.add(line)
    }
  }

  /** One line of the log. */
  line(text: string): void {
    core.info(logSafe(this.#redacted(text)))
  }

  /** One line of the debug log, which only a run with `RUNNER_DEBUG=1` shows. */
  debug(text: string): void {
    if (core.isDebug()) {
      this.#redacted(text).split('\n').map(logSafe).forEach(core.debug)
    }
  }

  /** A line of the debug log for a request that has ended. Bound, so that it can be handed on. */
  readonly exchange = ({ method, path, status, ms, tries }: Exchange): void => {
    const ended = status === undefined ? 'no response' : `HTTP ${status}`
    this.debug(`${method} ${path}: ${ended}, ${ms} ms, try ${tries}`)
  }

  /** A warning annotation. */
  warning(text: string): void {
    core.warning(this.#message(text))
  }

  /** The step fails, with one error annotation. */
  failure(text: string): void {
    core.setFailed(this.#message(text))
  }

  /** Sets an output, unless it was set to the same before. */
  output(name: string, value: string): void {
    // Data: only what would break the file of outputs is cleaned.
    const safe = unbroken(this.#redacted(value))
    if ((this.#outputs.get(name) ?? '') !== safe) {
      this.#outputs.set(name, safe)
      core.setOutput(name, safe)
    }
  }

  /** Writes the job summary, where the runner takes one. */
  async summary(html: string): Promise<void> {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') {
      return
    }
    try {
      await core.summary.addRaw(this.#redacted(html)).write()
    } catch (error) {
      this.line(`The job summary could not be written: ${String(error)}`)
    }
  }

  /** An annotation may have several lines, and each may be taken for a command. */
  #message(text: string): string {
    return boundedMessage(this.#redacted(text).split('\n').map(logSafe).join('\n'))
  }

  #redacted(text: string): string {
    return this.#redactor.redact(text)
  }
}
