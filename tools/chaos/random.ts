/** Numbers that look like chance and are the same for the same seed and run (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number, run: number) {
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(run + 1, 0xc2b2ae35)
    // The first numbers of neighbouring states are alike.
    for (let turn = 0; turn < 8; turn += 1) {
      this.next()
    }
  }

  /** From 0, and less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** True so many times out of one. */
  chance(share: number): boolean {
    return this.next() < share
  }

  /** One of the values. */
  pick<const Value>(values: readonly [Value, ...Value[]]): Value {
    return values[Math.floor(this.next() * values.length)] ?? values[0]
  }

  /** A whole number from one to the other, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }
}
