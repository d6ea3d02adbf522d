import { type ColumnKernel, columnKernel } from './kernel.ts'

/** Bytes of a page of a kernel's memory. */
const PAGE = 65_536

/** A block has more rows than fit, or a batch more features. */
export class BlockTooLarge extends Error {}

/**
 * The kernel's memory: what is kept for good (literals, tables of kinds) below, the columns of the block at hand above.
 * Whatever is taken holds values of before and is written whole. Addresses are bytes, multiples of 16.
 */
export class Scratch {
  readonly kernel: ColumnKernel = columnKernel()
  /**
   * Something was met that doubles and NaN = missing cannot tell from something else: an infinity, a number that is none,
   * a sum that is too long. The block is then asked of the engine.
   */
  irregular = false
  readonly #literals = new Map<number, number>()
  /** Bytes that may be taken in all. */
  readonly #most: number
  #floor: number
  #next: number

  /** @param most bytes that may be taken; more throws BlockTooLarge */
  constructor(most: number) {
    this.#most = most
    this.#floor = Math.ceil(Number(this.kernel.__heap_base?.value ?? 1024) / 16) * 16
    this.#next = this.#floor
  }

  /** Room for so many values; an even number of them may be written. */
  doubles(count: number): number {
    return this.#take(count * 8)
  }

  /** Room for so many truth values, and for the 16 at a time that loops write. */
  truths(count: number): number {
    return this.#take(count + 16)
  }

  /** Room for so many 32-bit places. */
  places(count: number): number {
    return this.#take(count * 4)
  }

  /** Two equal doubles, for loops in which a literal does not move. Kept for good. */
  literal(value: number): number {
    const key = Object.is(value, -0) ? Number.NEGATIVE_INFINITY : value
    const known = this.#literals.get(key)
    if (known !== undefined) return known
    const address = this.keep(Float64Array.of(value, value))
    this.#literals.set(key, address)
    return address
  }

  /** Values that stay. Only while no block is at hand. */
  keep(values: Float64Array): number {
    const address = this.keepRoom(values.length)
    this.values(address, values.length).set(values)
    return address
  }

  /** Room for values that stay. Only while no block is at hand. */
  keepRoom(count: number): number {
    this.reset()
    const address = this.doubles(count)
    this.#floor = this.#next
    return address
  }

  /** Everything that was taken, and not kept, may be taken again. */
  reset(): void {
    this.#next = this.#floor
    this.irregular = false
  }

  /** Valid until more memory is taken. */
  values(address: number, count: number): Float64Array {
    return new Float64Array(this.kernel.memory.buffer, address, count)
  }

  /** Valid until more memory is taken. */
  placesAt(address: number, count: number): Int32Array {
    return new Int32Array(this.kernel.memory.buffer, address, count)
  }

  /** Valid until more memory is taken. */
  bytes(address: number, count: number): Uint8Array {
    return new Uint8Array(this.kernel.memory.buffer, address, count)
  }

  #take(bytes: number): number {
    const address = this.#next
    // Loops write pairs of doubles.
    this.#next += Math.ceil((bytes + 8) / 16) * 16
    if (this.#next > this.#most) throw new BlockTooLarge()
    const missing = this.#next - this.kernel.memory.buffer.byteLength
    if (missing > 0) this.kernel.memory.grow(Math.ceil(missing / PAGE) + 64)
    return address
  }
}
