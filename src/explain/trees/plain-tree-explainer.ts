import type { TreeEnsemble } from '../../model/index.ts'
import type { Explainer } from '../explainer.ts'
import { baseValueOf } from './base-value.ts'
import { emptyAttributions } from './empty-attributions.ts'
import { decideRows, decisionWords } from './goes-left.ts'
import { patternTable } from './pattern-table.ts'
import { addTreeAttribution, scratchFor } from './tree-attribution.ts'
import { treeTables } from './tree-tables.ts'

/** Rows that pass one tree before the next tree's tables are loaded. */
const BLOCK_ROWS = 64

/**
 * The explainer without the kernel: what the kernel is tested against. Same values as `createTreeExplainer`.
 * @throws VitrineError E_TREE_COVER when a tree has no row counts
 */
export function createPlainTreeExplainer(ensemble: TreeEnsemble): Explainer {
  const nFeatures = ensemble.columns.length
  const baseValue = baseValueOf(ensemble)
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
      const out = emptyAttributions(rows, nRows, nFeatures)
      for (let start = 0; start < nRows; start += BLOCK_ROWS)
        addBlock(rows, start, Math.min(start + BLOCK_ROWS, nRows), out)
      return out
    },
  }
}
