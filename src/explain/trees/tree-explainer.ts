import { fail } from '../../errors/index.ts'
import type { Tree, TreeEnsemble } from '../../model/index.ts'
import type { Explainer } from '../explainer.ts'
import { decideRows, decisionWords } from './goes-left.ts'
import { patternTable } from './pattern-table.ts'
import { addTreeAttribution, scratchFor } from './tree-attribution.ts'
import { treeTables } from './tree-tables.ts'

/** Rows that pass one tree before the next tree's tables are loaded. */
const BLOCK_ROWS = 64

export type TreeExplainer = Explainer

/**
 * Path-dependent Shapley values of a sum of trees: an absent feature follows both branches, weighted by the
 * training rows on each side. Equal to LightGBM's `pred_contrib` up to rounding.
 * @param ensemble every tree with two leaves or more needs its row counts
 * @throws VitrineError E_TREE_COVER when a tree has no row counts
 * Source: Lundberg et al. 2020 (the values); Gauss-Legendre form of the Shapley weights, arXiv 2605.04497.
 */
export function createTreeExplainer(ensemble: TreeEnsemble): TreeExplainer {
  const nFeatures = ensemble.columns.length
  const baseValue = ensemble.trees.reduce((sum, tree, index) => sum + expectedValue(tree, index), 0)
  const tables = ensemble.trees.filter((tree) => tree.nLeaves > 1).map(treeTables)
  const scratch = scratchFor(tables)
  const trees = tables.map((each) => ({ tables: each, patterns: patternTable(each, scratch) }))
  const words = Math.max(0, ...tables.map(({ tree }) => decisionWords(tree)))
  const decisions = new Uint32Array(words * BLOCK_ROWS)
  const values = new Float64Array(Math.max(0, ...tables.map(({ edges }) => edges.features.length)))

  const addBlock = (rows: Float64Array, start: number, end: number, out: Float64Array): void => {
    for (const { tables: each, patterns } of trees) {
      const players = each.edges.features
      const nWords = decisionWords(each.tree)
      decideRows(each.tree, rows, nFeatures, start, end, decisions)
      for (let row = start, word = 0; row < end; row++, word += nWords) {
        let from: Float64Array = values
        let at = 0
        if (patterns !== undefined) {
          from = patterns
          at = decisions[word]! * players.length
        } else {
          values.fill(0, 0, players.length)
          addTreeAttribution(each, decisions, word, scratch, values, 0)
        }
        const offset = row * nFeatures
        for (let p = 0; p < players.length; p++) out[offset + players[p]!]! += from[at + p]!
      }
    }
  }

  return {
    nFeatures,
    baseValue,
    attribution(rows, nRows) {
      if (rows.length !== nRows * nFeatures)
        throw new RangeError(`${rows.length} values for ${nRows} rows of ${nFeatures} features`)
      const out = new Float64Array(nRows * nFeatures)
      for (let start = 0; start < nRows; start += BLOCK_ROWS)
        addBlock(rows, start, Math.min(start + BLOCK_ROWS, nRows), out)
      return out
    },
  }
}

/** Mean leaf value over the training rows. */
function expectedValue(tree: Tree, index: number): number {
  if (tree.nLeaves === 1) return tree.leafValue[0]!
  const all = tree.internalCount[0]!
  if (!(all > 0))
    fail('E_TREE_COVER', {
      what: `Tree ${index} does not say how many training rows reached its nodes, so nothing can be attributed.`,
      got: `${all} rows at the root`,
      expected: 'internal_count and leaf_count above 0',
      remedy: 'Save the model again with its counts.',
    })
  let sum = 0
  for (let leaf = 0; leaf < tree.nLeaves; leaf++) sum += (tree.leafCount[leaf]! / all) * tree.leafValue[leaf]!
  return sum
}
