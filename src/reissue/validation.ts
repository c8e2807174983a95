import { HELPING, ONCE, type Patience } from '../certcentral/patience.ts'
import type { DcvMethod } from '../certcentral/schema.ts'
import type { DcvValue, Validation } from '../certcentral/validation.ts'
import { methodOf, openDomains, publicationOf, type ValidatedDomain } from '../order/validation.ts'
import type { DcvState } from '../report/state.ts'
import type { PlacedReissue, RunContext } from './context.ts'
import { HelpingCalls } from './helpingCalls.ts'
import { dcvInResponse } from './status.ts'

/** CertCentral looks for the records by itself too, so asking more often gains nothing. */
const CHECK_PAUSE_MS = 60_000
/** A look that hangs must not keep the wait from its next one. */
const LONGEST_REQUEST_MS = 10_000

/**
 * Finds out which domains of a pending reissue are to be validated, and what to publish for it. These calls only help:
 * one that fails is a line of the log, and what it would have told stays unknown.
 */
export class DomainValidation {
  /** The domains to validate and the records to publish; undefined where there are none, or where that is not known. */
  state: DcvState | undefined
  readonly #context: RunContext
  readonly #calls: HelpingCalls
  readonly #validated = new Set<string>()
  readonly #now: () => number
  #value: DcvValue | undefined
  #set: DcvMethod | undefined
  #mayAskValue = true
  #maySetMethod = true
  #isDone = false
  #checkedAt = -Infinity

  constructor(context: RunContext, placed: Pick<PlacedReissue, 'dcvRandomValue' | 'before'>) {
    const { dcvRandomValue: text, before } = placed
    const started = performance.now()
    this.#context = context
    this.#calls = new HelpingCalls(context.report)
    this.#now = () => before.at + performance.now() - started
    this.#value = text === undefined ? undefined : { text, expires: undefined }
    this.state = dcvInResponse(placed)
  }

  /**
   * Brings the state up to date. While waiting every call is tried once, in at most `mostMs` milliseconds for all of
   * them, and CertCentral is asked to check; the final look has the usual tries, and leaves the check to CertCentral.
   * @throws CancelledError when the job is canceled, and nothing else that CertCentral does
   */
  async look(kind: 'waiting' | 'final', mostMs = Infinity): Promise<void> {
    if (this.#isDone) {
      return
    }
    const patience = kind === 'final' ? HELPING : quick(mostMs)
    const { certcentral, inputs } = this.#context
    const read = await this.#calls.try(() => certcentral.validation(inputs.orderId, patience))
    // A validation that shows no domain says nothing.
    if (read === undefined || read.domains.length === 0) {
      return
    }
    const open = openDomains(read, this.#now())
    if (open.length === 0) {
      this.#isDone = true
      this.state = undefined
      return
    }
    await this.#setMethod(read, open, patience)
    await this.#getValue(read, open, patience)
    this.#publish(read, open)
    if (kind === 'waiting') {
      await this.#check(patience)
    }
  }

  async #setMethod(
    read: Validation,
    open: readonly ValidatedDomain[],
    patience: Patience,
  ): Promise<void> {
    const { certcentral, inputs } = this.#context
    const { dcvMethod, orderId } = inputs
    const isOther = open.some((domain) => methodOf(read, undefined, domain) !== dcvMethod)
    if (!this.#maySetMethod || dcvMethod === undefined || !isOther) {
      return
    }
    this.#maySetMethod = false
    const answer = await this.#calls.try(() =>
      certcentral.setDcvMethod(orderId, dcvMethod, patience),
    )
    if (answer !== undefined) {
      this.#set = dcvMethod
      // The newest value counts; the email method has none.
      this.#value = answer.value ?? this.#value
    }
  }

  async #getValue(
    read: Validation,
    open: readonly ValidatedDomain[],
    patience: Patience,
  ): Promise<void> {
    const { certcentral, inputs } = this.#context
    const isEmail = open.every((domain) => methodOf(read, this.#set, domain) === 'email')
    if (this.#value !== undefined || isEmail || !this.#mayAskValue) {
      return
    }
    this.#value = await this.#calls.try(
      () => certcentral.dcvRandomValue(inputs.orderId, patience),
      (error) => {
        this.#mayAskValue = error.isPassing
      },
    )
  }

  #publish(read: Validation, open: readonly ValidatedDomain[]): void {
    const { report } = this.#context
    const { unpublished, ...made } = publicationOf(read, open, this.#set, this.#value)
    const { names, records } = made
    if (!isSameText(this.state?.names, names)) {
      report.log({ code: 'dcv_needed', names })
    }
    if (!isSameText(this.state?.records, records)) {
      records.forEach((record) => {
        report.log({ code: 'dcv_record', record })
      })
    }
    unpublished.forEach((why) => {
      report.warn({ code: 'dcv_not_published', why })
    })
    this.state = { ...made, randomValue: this.#value?.text }
  }

  async #check(patience: Patience): Promise<void> {
    const { certcentral, inputs, report } = this.#context
    const now = performance.now()
    if (now - this.#checkedAt < CHECK_PAUSE_MS) {
      return
    }
    this.#checkedAt = now
    const names = await this.#calls.try(() => certcentral.checkDcv(inputs.orderId, patience))
    for (const name of names?.filter((one) => !this.#validated.has(one)) ?? []) {
      this.#validated.add(name)
      report.log({ code: 'dcv_validated', name })
    }
  }
}

function quick(mostMs: number): Patience {
  return { ...ONCE, requestMs: Math.min(mostMs / CALLS, LONGEST_REQUEST_MS) }
}

/** A look makes at most so many. */
const CALLS = 4

function isSameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
