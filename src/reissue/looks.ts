import { ONCE } from '../certcentral/patience.ts'
import type { ListedReissue, Order } from '../certcentral/schema.ts'
import { pictureOf } from '../order/picture.ts'
import { isOpen } from '../order/statuses.ts'
import type { PlacedReissue, RunContext } from './context.ts'
import { progressOf, type Progress } from './progress.ts'

/**
 * Looks at the order again and again, and asks for no more than a look needs: while the request is open the order alone,
 * then the list alone, and both where one of them does not show how far the reissue has come. The first look at an open
 * request reads the list too, for the certificate's ID.
 */
export class Looks {
  readonly #context: RunContext
  readonly #placed: PlacedReissue
  #order: Order
  #list: readonly ListedReissue[] = []
  #at: number
  #isAwaiting: boolean
  #isFirst = true
  #seenId: string | undefined

  constructor(context: RunContext, placed: PlacedReissue) {
    this.#context = context
    this.#placed = placed
    this.#order = placed.before.order
    this.#at = placed.before.at
    this.#isAwaiting = placed.isAwaitingApproval
  }

  /**
   * How far the reissue has come.
   * @throws CertCentralError when a read fails
   */
  async again(): Promise<Progress> {
    if (this.#isAwaiting) {
      await this.#readOrder()
      if (this.#isFirst || !this.#isRequestOpen()) {
        await this.#readList()
        this.#isFirst = false
      }
      return this.#progress()
    }
    await this.#readList()
    const progress = this.#progress()
    if (this.#isToldByList(progress)) {
      return progress
    }
    await this.#readOrder()
    return this.#progress()
  }

  /** The list alone tells of a pending certificate, and of one that is downloaded; else the order is read now. */
  #isToldByList(progress: Progress): boolean {
    return progress.code === 'issued'
      ? this.#context.inputs.certificatePath !== undefined
      : progress.code === 'pending' && progress.certificateId !== undefined
  }

  async #readOrder(): Promise<void> {
    const { inputs, certcentral } = this.#context
    const { order, serverTime } = await certcentral.order(inputs.orderId, ONCE)
    this.#order = order
    this.#at = serverTime ?? Date.now()
  }

  async #readList(): Promise<void> {
    const { inputs, certcentral } = this.#context
    this.#list = await certcentral.reissues(inputs.orderId, ONCE)
  }

  #isRequestOpen(): boolean {
    const { requestIds } = this.#placed
    return this.#order.requests.some(
      (request) => requestIds.includes(request.id) && isOpen(request),
    )
  }

  #progress(): Progress {
    const reading = { order: this.#order, list: this.#list, at: this.#at }
    const picture = pictureOf(reading, this.#placed.fingerprint)
    const progress = progressOf(picture, this.#placed, this.#seenId)
    const isPending = progress.code === 'pending'
    this.#isAwaiting = isPending && progress.for.code === 'approval'
    this.#seenId = (isPending ? progress.certificateId : undefined) ?? this.#seenId
    return progress
  }
}
