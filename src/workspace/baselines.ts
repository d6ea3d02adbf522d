import { typicalValues } from '../decide/index.ts'
import { allRows, borderMean, borderSet, createTreeExplainer, rowsAt } from '../explain/index.ts'
import type { StoredMatrix } from '../features/index.ts'
import { sha256 } from '../hash/index.ts'
import { NO_FOLD, type TreeEnsemble } from '../model/index.ts'
import { createRandom } from '../random/index.ts'
import type { Baseline, BaselineKind, BaselineMeans } from './bundle-content.ts'

export interface Baselines {
  readonly baselines: Readonly<Record<BaselineKind, Baseline>>
  readonly referenceRows: Readonly<Record<BaselineKind, Float64Array>>
}

/** Rows of all applicants that stand in for them when a strength is re-scored. */
const ALL_APPLICANTS_ROWS = 1000

/**
 * The two groups from which bars start (docs/adr/0003): declines from the just-approved, approvals from all applicants.
 * Only people with a known outcome belong, scored by the model that did not see it.
 * @param rawScores out of fold, per matrix row
 * @param models of the deciding score: the final one first, then each fold's
 */
export async function buildBaselines(
  matrix: StoredMatrix,
  folds: Uint8Array,
  rawScores: Float64Array,
  limit: number,
  models: readonly TreeEnsemble[],
  seed: number,
  signal?: AbortSignal,
): Promise<Baselines> {
  const known = allRows(matrix).filter((row) => folds[row] !== NO_FOLD)
  const border = borderSet({
    rawScores: Float64Array.from(known, (row) => rawScores[row]!),
    rowIds: Float64Array.from(known, (row) => matrix.rowIds[row]!),
    limit,
    seed,
  })
  const borderRows = border.rows.map((index) => known[index]!)
  const sample = createRandom(seed, 'all applicants')
    .shuffle(known.slice())
    .slice(0, ALL_APPLICANTS_ROWS)
    .sort()
  const explainers = models.map(createTreeExplainer)
  const borderMeans: BaselineMeans[] = []
  for (const explainer of explainers) {
    const mean = await borderMean(explainer, matrix, borderRows, signal)
    borderMeans.push({ attribution: [...mean.phi], rawScore: mean.rawScore })
  }
  return {
    baselines: {
      'just-approved': {
        n: borderRows.length,
        idsHash: border.hash,
        typical: typicalValues(matrix, borderRows),
        means: borderMeans,
      },
      'all-applicants': {
        n: known.length,
        idsHash: sha256([...sample].map((row) => matrix.rowIds[row]).join(',')),
        typical: typicalValues(matrix, known),
        // Path-dependent values already start from the average of the training rows.
        means: explainers.map(({ baseValue }) => ({
          attribution: matrix.columns.map(() => 0),
          rawScore: baseValue,
        })),
      },
    },
    referenceRows: {
      'just-approved': rowsAt(matrix, borderRows),
      'all-applicants': rowsAt(matrix, sample),
    },
  }
}
