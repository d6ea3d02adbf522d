import { homeCredit } from '../lenders/home-credit/index.ts'
import {
  type BinnedMatrix,
  binMatrix,
  learnerOf,
  NO_FOLD,
  rowsOfFold,
  rowsOutsideFold,
  scoreRows,
  stratifiedFolds,
  tune,
} from '../src/model/index.ts'
import { learnersOf, OBJECTIVE_MEASURES, OBJECTIVES } from '../src/workspace/index.ts'
import type { Bench } from './bench.ts'
import { type CvTable, cvTable } from './cv-table.ts'
import { kept } from './kept.ts'
import { meanAuc, pairedAuc } from './paired-auc.ts'
import { tunedPeer } from './tuned-peer.ts'

const FOLDS = 5
const DEFAULT_TRIALS = 16
const DEFAULT_SEEDS = 2

/** Does our search of settings rank as well as LightGBM after a search of as many trials? */
export const tuned: Bench = {
  name: 'tuned',
  question:
    'Nested out-of-fold AUC: 5 outer folds × seeds (--repeats), a search of --trials inside each; LightGBM searched with as many',
  unit: 'AUC',
  async run(options) {
    const table = await cvTable(options)
    const { target } = table
    const trials = options.trials ?? DEFAULT_TRIALS
    const seeds = Array.from({ length: options.repeats ?? DEFAULT_SEEDS }, (_, s) => s + 1)
    const binned = await binMatrix(table.matrix)
    const perSeed: Float64Array[] = []
    const found: Record<string, string> = {}
    for (const seed of seeds) {
      const scores = new Float64Array(target.length)
      const folds = stratifiedFolds(target, FOLDS, seed)
      for (let fold = 0; fold < FOLDS; fold++) {
        const name = `ours-${trials}-${seed}-${fold}`
        const outer = await kept(options.scratch, name, () =>
          oneFold(table, binned, folds, fold, trials, seed),
        )
        for (const [at, row] of rowsOfFold(folds, fold).entries()) {
          scores[row] = outer.scores[at]!
        }
        Object.assign(found, outer.found)
        options.log(`${name}: ${JSON.stringify(outer.found)}`)
      }
      perSeed.push(scores)
    }
    const facts = {
      rows: target.length,
      data: table.data,
      seeds: seeds.length,
      trials,
      found,
    }
    if (options.peerPython === undefined) {
      return { figure: meanAuc(perSeed, target, Uint32Array.from(target.keys())), details: facts }
    }
    const peer = tunedPeer(table, { trials, seeds, folds: FOLDS }, options.peerPython, options.scratch)
    const { ours, theirs, difference, low, high } = pairedAuc(perSeed, peer.perSeed, target)
    return {
      figure: ours,
      peer: { name: `LightGBM ${peer.version}, searched`, figure: theirs },
      details: { ...facts, pairedDifference: { mean: difference, low, high, over: 'customers' } },
    }
  },
}

/** The search and the training see nothing of the outer fold but its feature values. */
async function oneFold(
  { matrix, target }: CvTable,
  binned: BinnedMatrix,
  folds: Uint8Array,
  fold: number,
  trials: number,
  seed: number,
) {
  const inner = target.map((outcome, row) =>
    folds[row] === fold || folds[row] === NO_FOLD ? Number.NaN : outcome,
  )
  const rows = rowsOutsideFold(folds, fold)
  const learners = learnersOf(homeCredit.catalogue, matrix.columns, rows.length)
  const { found } = await tune({
    learners,
    measures: OBJECTIVE_MEASURES,
    binned,
    matrix,
    target: inner,
    trials,
    seed: seed * FOLDS + fold,
  })
  const { family, settings } = found[OBJECTIVES.indexOf('ranking')]!
  const model = await learnerOf(learners, { family }).train(binned, target, settings, seed, { rows })
  const [scores] = await scoreRows(matrix, rowsOfFold(folds, fold), [model])
  return {
    scores: [...scores!],
    found: Object.fromEntries(
      found.map((one, at) => [
        `seed ${seed}, fold ${fold}, ${OBJECTIVES[at]}`,
        `${one.family} ${JSON.stringify(one.settings)}`,
      ]),
    ),
  }
}
