import { type Scorer, type TreeEnsemble, TreeScorer } from '../model/index.ts'

/**
 * Re-scores one person with the items of one reason group taken jointly from each reference row. Only the trees that
 * read the group can answer differently, so only they are asked.
 */
export class GroupRescorer {
  readonly #ensemble: TreeEnsemble
  readonly #columnsOf: readonly (readonly number[])[]
  readonly #scorers = new Map<number, Scorer>()

  /** @param columnsOf column indices per group */
  constructor(ensemble: TreeEnsemble, columnsOf: readonly (readonly number[])[]) {
    this.#ensemble = ensemble
    this.#columnsOf = columnsOf
  }

  /**
   * @param row values of the person, length nColumns
   * @param reference rows, row-major
   * @returns mean over the reference rows of (raw score with their items − raw score), log-odds
   */
  meanChange(row: Float64Array, group: number, reference: Float64Array): number {
    const width = row.length
    const columns = this.#columnsOf[group]!
    const nRows = reference.length / width
    const rows = new Float64Array((nRows + 1) * width)
    for (let r = 0; r <= nRows; r++) {
      rows.set(row, r * width)
      if (r === nRows) break
      for (const column of columns) rows[r * width + column] = reference[r * width + column]!
    }
    const scores = this.#scorer(group).rawScores(rows)
    const own = scores[nRows]!
    let sum = 0
    for (let r = 0; r < nRows; r++) sum += scores[r]! - own
    return sum / nRows
  }

  #scorer(group: number): Scorer {
    let scorer = this.#scorers.get(group)
    if (scorer === undefined) {
      const own = new Set(this.#columnsOf[group]!)
      const trees = this.#ensemble.trees.filter((tree) => tree.splitFeature.some((column) => own.has(column)))
      scorer = new TreeScorer({ ...this.#ensemble, trees })
      this.#scorers.set(group, scorer)
    }
    return scorer
  }
}
