/** Runs the tasks, so many at a time; each promise settles as its task does. */
export function inPool<T>(tasks: readonly (() => Promise<T>)[], width: number): Promise<T>[] {
  if (!(width > 0)) {
    throw new RangeError(`not a number of tasks at a time: ${String(width)}`)
  }
  let running = 0
  const waiting: (() => void)[] = []
  const release = (): void => {
    running -= 1
    waiting.shift()?.()
  }
  return tasks.map(async (task) => {
    if (running >= width) {
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    running += 1
    try {
      return await task()
    } finally {
      release()
    }
  })
}
