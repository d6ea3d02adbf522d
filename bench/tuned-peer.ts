import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { homeCredit } from '../lenders/home-credit/index.ts'
import { type Learner, type Settings, settingsAt, stratifiedFolds } from '../src/model/index.ts'
import { createRandom } from '../src/random/index.ts'
import { learnersOf, monotoneOf } from '../src/workspace/index.ts'
import { type CvTable, writePeerTable } from './cv-table.ts'
import { runPeer } from './peers/python.ts'

interface Protocol {
  readonly trials: number
  readonly seeds: readonly number[]
  readonly folds: number
}

/**
 * LightGBM after a random search over the same space and starts: every trial is cross-validated in full inside each outer
 * fold, so the peer trains a fifth more models than we do.
 */
export function tunedPeer(
  table: CvTable,
  { trials, seeds, folds }: Protocol,
  python: string,
  folder: string,
): { readonly version: string; readonly perSeed: Float64Array[] } {
  const { matrix, target } = table
  const trainRows = Math.round((target.length * (folds - 1)) / folds)
  const learners = learnersOf(homeCredit.catalogue, matrix.columns, trainRows)
  const monotone = monotoneOf(homeCredit.catalogue, matrix.columns)
  writePeerTable(table, folder, new Map(seeds.map((seed) => [seed, stratifiedFolds(target, folds, seed)])))
  const spec = {
    nRows: target.length,
    columns: matrix.columns.map(({ id, kind }) => ({ id, kind })),
    monotone: matrix.columns.map(({ id }) => monotone[id] ?? 0),
    innerFolds: folds,
    searches: seeds.flatMap((seed) =>
      Array.from({ length: folds }, (_, fold) => ({
        seed,
        fold,
        trials: peerTrials(learners, trials, seed * folds + fold),
      })),
    ),
  }
  writeFileSync(join(folder, 'search.json'), JSON.stringify(spec))
  const script = new URL('./peers/lightgbm_search.py', import.meta.url)
  const answer = runPeer<{ version: string; scores: Record<string, number[]> }>(python, script, [folder])
  return {
    version: answer.version,
    perSeed: seeds.map((seed) => Float64Array.from(answer.scores[String(seed)]!)),
  }
}

/** The families take turns; first their starts, then draws of plain chance. */
function peerTrials(learners: readonly Learner[], trials: number, seed: number) {
  return Array.from({ length: trials }, (_, index) => {
    const learner = learners[index % learners.length]!
    const random = createRandom(seed, `peer trial ${index}`)
    const point = Object.keys(learner.space).map(() => random.uniform())
    const settings = learner.starts[Math.floor(index / learners.length)] ?? settingsAt(learner.space, point)
    return { params: lightgbmSettings(settings), rounds: learner.rounds(settings) }
  })
}

function lightgbmSettings(settings: Settings) {
  return {
    learning_rate: settings.learningRate,
    num_leaves: settings.numLeaves ?? 2,
    min_data_in_leaf: settings.minDataInLeaf,
    feature_fraction: settings.featureFraction,
    bagging_fraction: settings.baggingFraction,
    bagging_freq: 1,
    lambda_l2: settings.lambdaL2,
  }
}
