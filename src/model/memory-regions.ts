/** Vectors are read 16 bytes at a time; whole cache lines are faster. */
const ALIGN = 64

export interface Region {
  readonly start: number
  readonly bytes: number
}

/** Who has which part of a memory: first fit, neighbours merged when they are given back. */
export class MemoryRegions {
  /** In order of address. */
  #free: Region[] = []
  #end: number
  readonly #reach: (end: number) => void

  /**
   * @param first lowest address to give out, a multiple of 64
   * @param reach makes the memory at least `end` bytes long, or throws
   */
  constructor(first: number, reach: (end: number) => void) {
    this.#end = first
    this.#reach = reach
  }

  /** @returns at least `bytes`, starting at a multiple of 64 */
  take(bytes: number): Region {
    const size = Math.max(ALIGN, aligned(bytes))
    const index = this.#free.findIndex((region) => region.bytes >= size)
    if (index >= 0) {
      const { start, bytes: found } = this.#free[index]!
      this.#free.splice(index, 1, ...(found > size ? [{ start: start + size, bytes: found - size }] : []))
      return { start, bytes: size }
    }
    const start = this.#end
    this.#reach(start + size)
    this.#end = start + size
    return { start, bytes: size }
  }

  giveBack(region: Region): void {
    this.#free.push(region)
    this.#free.sort((a, b) => a.start - b.start)
    const merged: Region[] = []
    for (const next of this.#free) {
      const last = merged.at(-1)
      if (last !== undefined && last.start + last.bytes === next.start)
        merged[merged.length - 1] = { start: last.start, bytes: last.bytes + next.bytes }
      else merged.push(next)
    }
    this.#free = merged
  }
}

export function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGN) * ALIGN
}
