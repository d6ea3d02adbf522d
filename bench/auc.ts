import { homeCredit } from '../lenders/home-credit/index.ts'
import { treeSettings } from '../src/workspace/index.ts'
import type { Bench } from './bench.ts'
import { cvTable, ourScores, peerScores, SEEDS } from './cv-table.ts'
import { meanAuc, pairedAuc } from './paired-auc.ts'

/** Do we rank as well as LightGBM on the same matrix, folds and settings? */
export const auc: Bench = {
  name: 'auc',
  question: 'Mean pooled out-of-fold AUC, 5 folds × 5 seeds, LightGBM beside it on the same matrix and folds',
  unit: 'AUC',
  async run(options) {
    const table = await cvTable(options)
    const { matrix, target } = table
    const ids = matrix.columns.map((column) => column.id)
    const settings = treeSettings(homeCredit.catalogue, matrix.columns, 1, 'deeper')
    const ours = await ourScores(table, settings)
    const facts = { rows: target.length, features: ids.length, data: table.data, seeds: SEEDS.length }
    if (options.peerPython === undefined) {
      return { figure: meanAuc(ours, target, Uint32Array.from(target.keys())), details: facts }
    }
    const { version, perSeed } = peerScores(table, settings, options.peerPython, options.scratch)
    const paired = pairedAuc(ours, perSeed, target)
    const { difference, low, high } = paired
    return {
      figure: paired.ours,
      peer: { name: `LightGBM ${version}`, figure: paired.theirs },
      details: { ...facts, pairedDifference: { mean: difference, low, high, over: 'customers' } },
    }
  },
}
