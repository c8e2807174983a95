import type { Progress } from './progress.ts'
import { EndedError } from './errors.ts'

/** Two looks this far apart that show nothing are not one lag of one place. */
const APART_MS = 5000
/** What nothing was seen of for so long is not there. */
const UNSEEN_MS = 60_000

/**
 * Tells when a reissue was canceled: CertCentral then shows nothing of it. That takes a sight of it as pending and two
 * looks without it, or a minute without any sight.
 */
export class CancelWatch {
  #isAwaiting: boolean
  #hasSeen = false
  #lastSeen: number | undefined
  #absentSince: number | undefined

  /** `isAwaitingApproval` as the reissue stood when the wait began. */
  constructor(isAwaitingApproval: boolean) {
    this.#isAwaiting = isAwaitingApproval
  }

  /**
   * Takes what a look showed; `now` is milliseconds since any moment.
   * @throws {@link EndedError} when the reissue was canceled
   */
  see(progress: Progress, now: number): void {
    this.#lastSeen ??= now
    if (progress.code === 'pending') {
      this.#isAwaiting = progress.for.code === 'approval'
      this.#hasSeen = true
    }
    if (progress.code !== 'absent') {
      this.#lastSeen = now
      this.#absentSince = undefined
      return
    }
    this.#absentSince ??= now
    // Right after an approval, order and list may both lag behind it.
    const isTwice = this.#hasSeen && !this.#isAwaiting && now - this.#absentSince >= APART_MS
    if (isTwice || now - this.#lastSeen >= UNSEEN_MS) {
      throw new EndedError({ code: 'canceled', reissue: { state: 'ended' } })
    }
  }
}
