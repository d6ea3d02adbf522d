import type { Frame } from './frame.ts'
import type { Scratch } from './scratch.ts'

/** The applications that are worked out together. */
export class Block {
  readonly scratch: Scratch
  /** Their ids, rising. */
  ids: Float64Array = new Float64Array()
  /** Address of the ids. */
  idsAt = 0
  readonly #frames = new Map<object, Frame>()

  constructor(scratch: Scratch) {
    this.scratch = scratch
  }

  /** Begins with other applications; what was worked out before is gone. */
  begin(ids: Float64Array): void {
    this.ids = ids
    this.#frames.clear()
    this.scratch.reset()
    this.idsAt = this.scratch.doubles(ids.length)
    this.scratch.values(this.idsAt, ids.length).set(ids)
  }

  /** Rows that are worked out when they are first asked for in this block. */
  once(compute: () => Frame): () => Frame {
    const key = {}
    return () => {
      const known = this.#frames.get(key)
      if (known !== undefined) return known
      const frame = compute()
      this.#frames.set(key, frame)
      return frame
    }
  }
}
