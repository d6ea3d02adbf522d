import { setImmediate } from 'node:timers/promises'
import type { Matrix } from '../../matrix/index.ts'
import type { TreeEnsemble } from '../../model/index.ts'
import { allRows, rowBlocks } from '../row-blocks.ts'
import { decideRows } from '../trees/goes-left.ts'
import { PairPlaces, TreePairs } from './tree-pairs.ts'

/** Rows between two turns of other work, and whose sums stay in the nearest cache. */
const TURN_ROWS = 64

/** Shapley interactions of a sum of trees: of each pair of features that meet on a path. */
export interface PairExplainer {
  /** Indices into the columns, the lower first. */
  readonly pairs: readonly (readonly [number, number])[]
  /**
   * @param rows row-major, whole rows, NaN = missing
   * @returns row-major, rows × pairs, log-odds
   */
  interactions(rows: Float64Array): Float64Array
}

/**
 * Exact Shapley interactions of the path-dependent game, that of the global attributions: a pair's is the mean over all
 * orders of what the second feature adds more when the first is known than when it is not. Zero for a pair that no path
 * holds. Twice the off-diagonal entry of the `shap` package, which halves it between the two.
 * @param ensemble every tree with two leaves or more needs its row counts
 * Source: Grabisch, Roubens 1999 (the index as ∫₀¹ of the mixed derivative of the multilinear extension).
 */
export function createPairExplainer({ trees, columns }: TreeEnsemble): PairExplainer {
  const places = new PairPlaces()
  const players = trees
    .filter((tree) => tree.nLeaves > 1)
    .map((tree) => new TreePairs(tree, places))
    .filter((tree) => tree.hasPairs)
  const nFeatures = columns.length
  const nPairs = places.pairs.length
  return {
    pairs: places.pairs,
    interactions(rows) {
      const nRows = rows.length / nFeatures
      const out = new Float64Array(nRows * nPairs)
      for (const one of players) {
        const decisions = new Uint32Array(nRows * one.words)
        decideRows(one.tree, rows, nFeatures, 0, nRows, decisions)
        for (let row = 0; row < nRows; row++) one.add(decisions, row * one.words, out, row * nPairs)
      }
      return out
    },
  }
}

export interface PairEffect {
  /** Ids of two features, in the order of the columns. */
  readonly features: readonly [string, string]
  /** Mean |interaction| over the rows, log-odds. */
  readonly meanAbs: number
}

/**
 * How strongly pairs of features act together, over all rows.
 * @param most pairs to return, default 20
 * @param signal asked every 64 rows; aborting throws its reason
 * @returns the strongest first; pairs without any effect are left out
 */
export async function pairEffects(
  ensemble: TreeEnsemble,
  matrix: Matrix,
  { most = 20, signal }: { readonly most?: number; readonly signal?: AbortSignal } = {},
): Promise<PairEffect[]> {
  const explainer = createPairExplainer(ensemble)
  const { pairs } = explainer
  if (pairs.length === 0) return []
  const sums = new Float64Array(pairs.length)
  const step = TURN_ROWS * matrix.columns.length
  for (const { rows } of rowBlocks(matrix, allRows(matrix))) {
    for (let from = 0; from < rows.length; from += step) {
      await setImmediate()
      signal?.throwIfAborted()
      const values = explainer.interactions(rows.subarray(from, from + step))
      for (let at = 0; at < values.length; ) {
        for (let pair = 0; pair < pairs.length; pair++, at++) sums[pair]! += Math.abs(values[at]!)
      }
    }
  }
  return [...sums.keys()]
    .filter((pair) => sums[pair]! > 0)
    .sort((a, b) => sums[b]! - sums[a]! || a - b)
    .slice(0, most)
    .map((pair) => {
      const [a, b] = pairs[pair]!
      return {
        features: [matrix.columns[a]!.id, matrix.columns[b]!.id],
        meanAbs: sums[pair]! / matrix.nRows,
      }
    })
}
