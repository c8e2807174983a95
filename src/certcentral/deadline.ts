/** When one request has to end: after its own time, or soon after the job is canceled. */
export class Deadline {
  /** Aborted at the end. */
  readonly signal: AbortSignal
  readonly #end = new AbortController()
  readonly #cancelled: AbortSignal
  readonly #graceMs: number
  readonly #timers: NodeJS.Timeout[] = []
  #isOver = false

  /** All times are in milliseconds; `graceMs` is what a canceled job leaves to the request. */
  constructor(limitMs: number, graceMs: number, cancelled: AbortSignal) {
    this.signal = this.#end.signal
    this.#graceMs = graceMs
    this.#cancelled = cancelled
    this.#endIn(limitMs, () => {
      this.#isOver = true
    })
    cancelled.addEventListener('abort', this.#onCancel, { once: true })
    if (cancelled.aborted) {
      this.#onCancel()
    }
  }

  /** True when the request's own time ended it. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** Rejects at the end, for what does not listen to the signal. */
  readonly ended = (): Promise<never> =>
    new Promise((_resolve, reject) => {
      this.signal.addEventListener('abort', () => {
        reject(this.signal.reason as Error)
      })
    })

  /** The request has ended by itself. */
  clear(): void {
    this.#timers.forEach((timer) => {
      clearTimeout(timer)
    })
    this.#cancelled.removeEventListener('abort', this.#onCancel)
  }

  readonly #onCancel = (): void => {
    this.#endIn(this.#graceMs)
  }

  #endIn(ms: number, before?: () => void): void {
    const end = (): void => {
      before?.()
      this.#end.abort()
    }
    this.#timers.push(setTimeout(end, ms))
  }
}
