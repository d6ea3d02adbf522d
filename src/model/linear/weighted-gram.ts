import { setImmediate } from 'node:timers/promises'
import type { LassoRows } from './lasso-rows.ts'

/**
 * Weighted products of the constant 1 and the active terms with each other.
 * @param weights one per row
 * @returns (terms + 1)² sums, row after row, symmetric
 */
export async function weightedGram(
  { bins, perBin }: Pick<LassoRows, 'bins' | 'perBin'>,
  active: Uint32Array,
  weights: Float64Array,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const nRows = weights.length
  const size = active.length + 1
  const columns = [
    new Float64Array(nRows).fill(1),
    ...Array.from(active, (k) => {
      const [bin, value] = [bins[k]!, perBin[k]!]
      const column = new Float64Array(nRows)
      for (let i = 0; i < nRows; i++) column[i] = value[bin[i]!]!
      return column
    }),
  ]
  const gram = new Float64Array(size * size)
  const weighted = new Float64Array(nRows)
  let done = 0
  for (let j = 0; j < size; j++) {
    const column = columns[j]!
    for (let i = 0; i < nRows; i++) weighted[i] = weights[i]! * column[i]!
    for (let k = 0; k <= j; k++) {
      const product = dot(weighted, columns[k]!)
      gram[j * size + k] = product
      gram[k * size + j] = product
    }
    done += (j + 1) * nRows
    if (done < YIELD_PRODUCTS) continue
    done = 0
    await setImmediate()
    signal?.throwIfAborted()
  }
  return gram
}

/** About 10 ms of work, after which others have their turn. */
const YIELD_PRODUCTS = 1e7

/** Four sums, because one would wait for each addition. */
function dot(a: Float64Array, b: Float64Array): number {
  const n = a.length & ~3
  let [s, t, u, v] = [0, 0, 0, 0]
  for (let i = 0; i < n; i += 4) {
    s += a[i]! * b[i]!
    t += a[i + 1]! * b[i + 1]!
    u += a[i + 2]! * b[i + 2]!
    v += a[i + 3]! * b[i + 3]!
  }
  for (let i = n; i < a.length; i++) s += a[i]! * b[i]!
  return s + t + (u + v)
}
