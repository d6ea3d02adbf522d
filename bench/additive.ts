import { homeCredit } from '../lenders/home-credit/index.ts'
import { createAdditiveExplainer } from '../src/explain/index.ts'
import { gatherRows } from '../src/matrix/index.ts'
import {
  type AdditiveParams,
  binMatrix,
  crossValidate,
  ensembleOfShapes,
  stratifiedFolds,
  type TreeParams,
  TreeScorer,
  trainAdditive,
} from '../src/model/index.ts'
import { treeSettings } from '../src/workspace/index.ts'
import { scoreSqlGap } from './additive-sql.ts'
import type { Bench } from './bench.ts'
import { type CvTable, cvTable, FOLDS, peerScores, SEEDS } from './cv-table.ts'
import { meanAuc, pairedAuc } from './paired-auc.ts'

/** Rounds and learning rates of LightGBM's stumps; the best of them on these very folds is the peer. */
const PEERS: readonly Partial<TreeParams>[] = [
  { rounds: 1200, learningRate: 0.02 },
  { rounds: 2000, learningRate: 0.02 },
  { rounds: 400, learningRate: 0.05, featureFraction: 1, baggingFraction: 1 },
]
const EXPLAINED_ROWS = 100_000

/** What does a model that anyone can read cost in ranking? */
export const additive: Bench = {
  name: 'additive',
  question:
    'Mean pooled out-of-fold AUC of the additive family, 5 folds × 5 seeds, the best of three settings of LightGBM stumps beside it',
  unit: 'AUC',
  async run(options) {
    const table = await cvTable(options)
    const { matrix, target } = table
    const all = Uint32Array.from(target.keys())
    const ids = matrix.columns.map(({ id }) => id)
    const stumps = treeSettings(homeCredit.catalogue, matrix.columns, 1, 'additive')
    const monotone = stumps.monotone!
    options.log('ours')
    const ours = await outOfFold(table, { monotone })
    const withPairs = await outOfFold(table, { monotone, pairs: 10 })
    const model = await trainAdditive(await binMatrix(matrix), target, { monotone, seed: 1 })
    const details = {
      rows: target.length,
      features: ids.length,
      data: table.data,
      seeds: SEEDS.length,
      aucWithPairs: meanAuc(withPairs, target, all),
      shapes: model.shapes.length,
      parts: model.shapes.reduce((sum, { values }) => sum + values.length, 0),
      ...explained(model, gatherRows(matrix)),
      scoreSql: await scoreSqlGap(model, options.scratch),
    }
    options.log(JSON.stringify({ auc: meanAuc(ours, target, all), ...details }))
    if (options.peerPython === undefined) return { figure: meanAuc(ours, target, all), details }
    const peers = PEERS.map((settings) => {
      const chosen = { ...stumps, ...settings }
      const { version, perSeed } = peerScores(table, chosen, options.peerPython!, options.scratch)
      options.log(`LightGBM ${JSON.stringify(settings)}: ${meanAuc(perSeed, target, all)}`)
      return { version, perSeed, settings, auc: meanAuc(perSeed, target, all) }
    })
    const best = peers.reduce((one, other) => (other.auc > one.auc ? other : one))
    const { ours: figure, theirs, difference, low, high } = pairedAuc(ours, best.perSeed, target)
    return {
      figure,
      peer: { name: `LightGBM ${best.version} stumps`, figure: theirs },
      details: {
        ...details,
        pairedDifference: { mean: difference, low, high, over: 'customers' },
        peers: peers.map(({ settings, auc }) => ({ ...(settings as Record<string, number>), auc })),
      },
    }
  },
}

async function outOfFold(
  { matrix, target }: CvTable,
  params: Partial<AdditiveParams>,
): Promise<Float64Array[]> {
  const binned = await binMatrix(matrix)
  const perSeed: Float64Array[] = []
  for (const seed of SEEDS) {
    const folds = stratifiedFolds(target, FOLDS, seed)
    const { outOfFold: scores } = await crossValidate({
      binned,
      matrix,
      target,
      folds,
      train: async (options) =>
        ensembleOfShapes(await trainAdditive(binned, target, { ...params, seed }, options)),
    })
    perSeed.push(scores)
  }
  return perSeed
}

/** Attributions per CPU second against the training rows, and their largest miss of the score. */
function explained(model: Awaited<ReturnType<typeof trainAdditive>>, rows: Float64Array) {
  const width = model.columns.length
  const nRows = rows.length / width
  const explainer = createAdditiveExplainer(model)
  const phi = explainer.attribution(rows, nRows)
  const scores = new TreeScorer(ensembleOfShapes(model)).rawScores(rows)
  const misses = scores.map((score, row) =>
    Math.abs(
      phi.subarray(row * width, (row + 1) * width).reduce((a, b) => a + b, explainer.baseValue) - score,
    ),
  )
  const start = process.cpuUsage()
  let done = 0
  for (; done < EXPLAINED_ROWS; done += nRows) explainer.attribution(rows, nRows)
  const { user, system } = process.cpuUsage(start)
  return {
    attributionsPerCpuSecond: done / ((user + system) / 1e6),
    largestSumMiss: misses.reduce((a, b) => Math.max(a, b), 0),
  }
}
