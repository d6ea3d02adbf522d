/** Applications that are scored together at most. */
const MOST_TOGETHER = 256

interface Waiting<A, R> {
  readonly asked: A
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
}

/**
 * Does together what is asked for at the same time: many answers of one pass, and nobody waits for more than the pass under
 * way and the own. When a pass fails each of it is tried alone, so that one bad application harms no other.
 */
export class InGroups<A, R> {
  readonly #work: (group: readonly A[]) => Promise<readonly R[]>
  readonly #waiting: Waiting<A, R>[] = []
  #isRunning = false

  /** @param work gives one result for each of a group, in its order */
  constructor(work: (group: readonly A[]) => Promise<readonly R[]>) {
    this.#work = work
  }

  one(asked: A): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, resolve, reject })
      if (!this.#isRunning) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#isRunning = true
    // Whatever is asked for in the same turn of the event loop belongs together.
    await new Promise(setImmediate)
    while (this.#waiting.length > 0) await this.#pass(this.#waiting.splice(0, MOST_TOGETHER))
    this.#isRunning = false
  }

  async #pass(group: readonly Waiting<A, R>[]): Promise<void> {
    try {
      const results = await this.#work(group.map(({ asked }) => asked))
      for (const [index, { resolve }] of group.entries()) resolve(results[index]!)
    } catch (error) {
      if (group.length === 1) return group[0]!.reject(error)
      for (const one of group) await this.#pass([one])
    }
  }
}
