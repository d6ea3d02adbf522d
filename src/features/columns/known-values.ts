import type { Scratch } from './scratch.ts'

/** Slots for values of one function: 1 MB. */
const SLOTS = 65_536

/**
 * Values of a function of one number that the engine gave before. Most arguments are whole days or months over a fixed
 * span, which come again: after the first blocks the engine is hardly asked.
 */
export class KnownValues {
  readonly #scratch: Scratch
  readonly #slots: number
  #used = 0

  constructor(scratch: Scratch) {
    this.#scratch = scratch
    this.#slots = scratch.keep(new Float64Array(2 * SLOTS).fill(Number.NaN))
  }

  /**
   * @param ask gives what is not known
   * @param values address of the arguments; `out` takes as many results, NaN where one is missing
   */
  async apply(
    ask: (values: Float64Array, out: Float64Array) => Promise<void>,
    values: number,
    out: number,
    n: number,
  ): Promise<void> {
    const { kernel } = this.#scratch
    const unknown = this.#scratch.places(n)
    const misses = kernel.recall(this.#slots, SLOTS - 1, values, out, n, unknown)
    if (misses === 0) return
    const asked = this.#scratch.doubles(misses)
    const given = this.#scratch.doubles(misses)
    kernel.gather(values, unknown, asked, misses)
    await ask(this.#scratch.values(asked, misses), this.#scratch.values(given, misses))
    const places = this.#scratch.placesAt(unknown, misses)
    const results = this.#scratch.values(given, misses)
    const target = this.#scratch.values(out, n)
    for (let i = 0; i < misses; i++) target[places[i]!] = results[i]!
    const used = kernel.remember(this.#slots, SLOTS - 1, this.#used, asked, given, misses)
    // Full: what is kept stays, the rest is asked again.
    this.#used = used < 0 ? SLOTS : used
  }
}
