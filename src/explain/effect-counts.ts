import type { ValueBinning } from './value-bins.ts'

export interface EffectBin {
  /** Smallest and largest value met in the bin; null for categories and for missing. */
  readonly low: number | null
  readonly high: number | null
  /** Name of the category; null for numbers and for missing. */
  readonly category: string | null
  readonly missing: boolean
  readonly n: number
  /** Mean φ of the bin's rows, log-odds: one point of the feature's shape. */
  readonly meanEffect: number
  /** Rows per effect bin, between neighbouring `effectEdges`; the outer two also hold what lies beyond. */
  readonly counts: readonly number[]
}

/** Running counts of one feature: value bin × effect bin. */
export class EffectCounts {
  sumAbs = 0
  missing = 0
  readonly #binning: ValueBinning
  readonly #edges: readonly number[]
  readonly #counts: Uint32Array
  readonly #sums: Float64Array
  readonly #low: Float64Array
  readonly #high: Float64Array

  constructor(binning: ValueBinning, edges: readonly number[]) {
    this.#binning = binning
    this.#edges = edges
    this.#counts = new Uint32Array(binning.nBins * (edges.length - 1))
    this.#sums = new Float64Array(binning.nBins)
    this.#low = new Float64Array(binning.nBins).fill(Number.POSITIVE_INFINITY)
    this.#high = new Float64Array(binning.nBins).fill(Number.NEGATIVE_INFINITY)
  }

  add(value: number, effect: number): void {
    const bin = this.#binning.binOf(value)
    this.sumAbs += Math.abs(effect)
    if (bin === this.#binning.nBins - 1) this.missing++
    this.#sums[bin]! += effect
    this.#low[bin] = Math.min(this.#low[bin]!, value)
    this.#high[bin] = Math.max(this.#high[bin]!, value)
    this.#counts[bin * (this.#edges.length - 1) + this.#effectBin(effect)]!++
  }

  /** @param categories names of a category feature's bins; undefined for a number */
  bins(categories: readonly string[] | undefined): EffectBin[] {
    const width = this.#edges.length - 1
    const last = this.#binning.nBins - 1
    return Array.from({ length: this.#binning.nBins }, (_, bin) => {
      const counts = [...this.#counts.subarray(bin * width, (bin + 1) * width)]
      const n = counts.reduce((sum, count) => sum + count, 0)
      const isNumber = bin !== last && categories === undefined
      return {
        low: isNumber ? Number(this.#low[bin]!.toPrecision(6)) : null,
        high: isNumber ? Number(this.#high[bin]!.toPrecision(6)) : null,
        category: bin === last ? null : (categories?.[bin] ?? null),
        missing: bin === last,
        n,
        meanEffect: n === 0 ? 0 : Number((this.#sums[bin]! / n).toPrecision(6)),
        counts,
      }
    }).filter(({ n, missing }) => n > 0 || missing)
  }

  /** The last bin whose lower edge is ≤ the effect; beyond the edges the outer bins. */
  #effectBin(effect: number): number {
    let low = 0
    let high = this.#edges.length - 2
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#edges[middle]! <= effect) low = middle
      else high = middle - 1
    }
    return low
  }
}
