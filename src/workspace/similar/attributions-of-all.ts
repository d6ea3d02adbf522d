import { attributionInTurns, groupAttributions, rowBlocks } from '../../explain/index.ts'
import type { Matrix } from '../../matrix/index.ts'
import { NO_FOLD, type TreeEnsemble } from '../../model/index.ts'
import { globalExplainer } from '../explain-models.ts'
import type { ReasonGroups } from '../reason-groups.ts'

/**
 * Everybody's attributions of the deciding score by reason group, as those of the model in general, by the model that scores the row, so that
 * nobody's outcome shaped the place where it stands.
 * @param models of the deciding score: the final one first, then each fold's; one that stands at every place explains all
 * @param folds fold of each row; NO_FOLD = scored by the final model
 * @param signal asked every 256 rows; aborting throws its reason
 * @returns one column per group, log-odds as 32-bit floats, in row order
 */
export async function attributionsOfAll(
  matrix: Matrix,
  folds: Uint8Array,
  models: readonly TreeEnsemble[],
  { groupOf, ids }: Pick<ReasonGroups, 'groupOf' | 'ids'>,
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const columns = ids.map(() => new Float32Array(matrix.nRows))
  const width = matrix.columns.length
  for (const [model, rows] of rowsByModel(folds, models)) {
    const explainer = globalExplainer(model)
    let done = 0
    for (const block of rowBlocks(matrix, rows)) {
      const phi = await attributionInTurns(explainer, block.rows, signal)
      for (let r = 0; r < block.nRows; r++) {
        const sums = groupAttributions(phi.subarray(r * width, (r + 1) * width), groupOf, ids.length)
        for (const [g, sum] of sums.entries()) columns[g]![rows[done + r]!] = sum
      }
      done += block.nRows
    }
  }
  return columns
}

/** Rows of each different model, ascending. */
function rowsByModel(
  folds: Uint8Array,
  models: readonly TreeEnsemble[],
): ReadonlyMap<TreeEnsemble, Int32Array> {
  const byModel = new Map<TreeEnsemble, number[]>()
  for (const [row, fold] of folds.entries()) {
    const model = models[fold === NO_FOLD ? 0 : fold + 1]!
    const rows = byModel.get(model)
    if (rows === undefined) byModel.set(model, [row])
    else rows.push(row)
  }
  return new Map([...byModel].map(([model, rows]) => [model, Int32Array.from(rows)]))
}
