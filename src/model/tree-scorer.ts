import { fail } from '../errors/index.ts'
import type { TreeEnsemble } from './ensemble.ts'
import { KernelTrees } from './kernel/index.ts'
import type { Scorer } from './scorer.ts'

/** Scores with a sum of trees, in double precision and in tree order: the same sums as LightGBM's own prediction. */
export class TreeScorer implements Scorer {
  readonly ensemble: TreeEnsemble
  readonly featureIds: readonly string[]
  readonly #kernel: KernelTrees

  /** @throws VitrineError E_KERNEL, E_KERNEL_MEMORY */
  constructor(ensemble: TreeEnsemble) {
    this.ensemble = ensemble
    this.featureIds = ensemble.columns.map((column) => column.id)
    this.#kernel = new KernelTrees(ensemble)
  }

  /** @throws VitrineError E_FEATURE_COUNT when the length is not a whole number of rows */
  rawScores(rows: Float64Array): Float64Array {
    const width = this.featureIds.length
    if (rows.length % width !== 0) {
      fail('E_FEATURE_COUNT', {
        what: 'The values do not make whole rows.',
        got: `${rows.length} values`,
        expected: `a multiple of ${width} features`,
        remedy: 'Give every feature of every row, NaN where it is missing.',
      })
    }
    return this.#kernel.rawScores(rows)
  }
}
