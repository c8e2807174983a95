import { CertCentralError } from '../certcentral/errors.ts'
import { Pace } from '../certcentral/pace.ts'
import type { Order } from '../certcentral/schema.ts'
import { pause } from '../util/pause.ts'
import type { OrderReadings, ReadingFailure } from './blocker.ts'
import type { Validation } from '../certcentral/validation.ts'

/** What orders are read with. */
export interface ReadingsParams {
  readonly readOrder: (id: string) => Promise<Order>
  readonly readValidation: (id: string) => Promise<Validation>
  readonly cancelled: AbortSignal
}

/** Failures in a row after which a kind of reading is not tried again: a fault that lasts must not take hours. */
const MOST_FAILURES = 5

/** Reads orders one by one, as fast as the limits of the key allow. A reading that fails hides nothing else. */
export class Readings {
  readonly #pace = new Pace()
  readonly #params: ReadingsParams
  readonly #orders: Kind<Order>
  readonly #validations: Kind<Validation>

  constructor(params: ReadingsParams) {
    this.#params = params
    this.#orders = new Kind(params.readOrder)
    this.#validations = new Kind(params.readValidation)
  }

  /** The order, and its validation where that is wanted, as far as they can be read. */
  async read(id: string, isValidationWanted: boolean): Promise<OrderReadings> {
    const { value: order, failure } = await this.#read(this.#orders, id)
    // Without the order its validation shows nothing.
    if (order === undefined || !isValidationWanted) {
      return { order, validation: undefined, failure }
    }
    const validation = await this.#read(this.#validations, id)
    return { order, validation: validation.value, failure: validation.failure }
  }

  async #read<Value>(kind: Kind<Value>, id: string): Promise<Reading<Value>> {
    if (!kind.isGivenUp) {
      await pause(this.#pace.waitMs(), this.#params.cancelled)
      this.#pace.note()
    }
    return kind.read(id)
  }
}

interface Reading<Value> {
  readonly value?: Value
  readonly failure?: ReadingFailure
}

/** One kind of reading, and how many of it failed in a row. */
class Kind<Value> {
  readonly #read: (id: string) => Promise<Value>
  #failures = 0

  constructor(read: (id: string) => Promise<Value>) {
    this.#read = read
  }

  get isGivenUp(): boolean {
    return this.#failures >= MOST_FAILURES
  }

  async read(id: string): Promise<Reading<Value>> {
    if (this.isGivenUp) {
      return { failure: { code: 'not_tried', failures: this.#failures } }
    }
    try {
      const value = await this.#read(id)
      this.#failures = 0
      return { value }
    } catch (error) {
      if (!(error instanceof CertCentralError)) {
        throw error
      }
      this.#failures += 1
      return { failure: { code: 'failed', error } }
    }
  }
}
