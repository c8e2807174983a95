/** CertCentral's limits of a key, rolling, less a twentieth that is left to the key's other users. */
const LIMITS = [
  { requests: 95, withinMs: 5000 },
  { requests: 950, withinMs: 180_000 },
] as const

/**
 * How fast requests may follow each other within the limits of a key.
 * @see https://dev.digicert.com/en/certcentral-apis/services-api.html
 */
export class Pace {
  readonly #sent: number[] = []
  readonly #clock: () => number

  /** `clock` tells milliseconds since any moment. */
  constructor(clock = () => performance.now()) {
    this.#clock = clock
  }

  /** Milliseconds until the next request may be sent. */
  waitMs(): number {
    const now = this.#clock()
    return Math.max(
      0,
      ...LIMITS.map(({ requests, withinMs }) => {
        const oldest = this.#sent.at(-requests)
        return oldest === undefined ? 0 : oldest + withinMs - now
      }),
    )
  }

  /** A request is sent. */
  note(): void {
    this.#sent.push(this.#clock())
    this.#sent.splice(0, this.#sent.length - LIMITS[1].requests)
  }
}
