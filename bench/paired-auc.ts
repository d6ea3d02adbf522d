import { auc } from '../src/model/index.ts'
import { createRandom } from '../src/random/index.ts'

export type PairedAuc = {
  /** Mean over seeds of the AUC of the pooled out-of-fold scores. */
  readonly ours: number
  readonly theirs: number
  readonly difference: number
  /** 95 % interval of the difference over redrawn customers, the models held fixed. */
  readonly low: number
  readonly high: number
}

const DRAWS = 1000

/** Two sets of scores of the same customers, one array per seed each. */
export function pairedAuc(
  ours: readonly Float64Array[],
  theirs: readonly Float64Array[],
  target: Float64Array,
): PairedAuc {
  const all = Uint32Array.from(target.keys())
  const difference = (rows: Uint32Array): number =>
    meanAuc(ours, target, rows) - meanAuc(theirs, target, rows)
  const random = createRandom(1, 'paired AUC')
  const drawn = Array.from({ length: DRAWS }, () =>
    difference(all.map(() => Math.floor(random.uniform() * target.length))),
  ).sort((a, b) => a - b)
  return {
    ours: meanAuc(ours, target, all),
    theirs: meanAuc(theirs, target, all),
    difference: difference(all),
    low: drawn[Math.floor(0.025 * DRAWS)]!,
    high: drawn[Math.ceil(0.975 * DRAWS) - 1]!,
  }
}

/** @param rows rows that count, with repeats */
export function meanAuc(perSeed: readonly Float64Array[], target: Float64Array, rows: Uint32Array): number {
  const labels = Float64Array.from(rows, (row) => target[row]!)
  const values = perSeed.map((scores) =>
    auc(
      Float64Array.from(rows, (row) => scores[row]!),
      labels,
    ),
  )
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
