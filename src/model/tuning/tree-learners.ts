import { defaultAdditiveParams, ensembleOfShapes, trainAdditive } from '../additive/index.ts'
import { trainTrees } from '../training/index.ts'
import type { Learner, Train } from './learner.ts'
import type { Settings, Space } from './space.ts'

/** What is searched for every sum of trees. Bounds: from the least to the most that a few thousand to a few hundred thousand rows ask for. */
const COMMON: Space = {
  learningRate: { from: 0.02, to: 0.08, scale: 'log', whole: false },
  minDataInLeaf: { from: 10, to: 200, scale: 'log', whole: true },
  featureFraction: { from: 0.04, to: 0.6, scale: 'log', whole: false },
  baggingFraction: { from: 0.4, to: 1, scale: 'linear', whole: false },
  lambdaL2: { from: 0.1, to: 100, scale: 'log', whole: false },
}
/** Trees that each look at one column: the model is a sum of one function per column. */
const STUMP_LEAVES = 2
const START: Settings = {
  learningRate: 0.02,
  minDataInLeaf: 40,
  featureFraction: 0.2,
  baggingFraction: 0.8,
  lambdaL2: 10,
}
/** Shares of the most rounds at which a training is judged. */
const STAGES = 8
const EARLIEST = 0.1
/** Rows on which `mostRounds` was set. */
const ROWS = 5000

/**
 * The two families of boosted trees. A search judges additive models by the stumps of one bag, which can be cut off at any
 * round; the model that is kept averages bags and adds up all stumps of a column to one function.
 * @param nRows training rows: more rows carry more rounds
 * @param monotone column id → direction that the score must keep
 */
export function treeLearners(nRows: number, monotone: Readonly<Record<string, 1 | -1>>): Learner[] {
  const train: Train = (binned, target, settings, seed, options) =>
    trainTrees(binned, target, { baggingFreq: 1, ...settings, monotone, seed }, options)
  const trainShapes: Train = async (binned, target, settings, seed, options) => {
    const params = { baggingFreq: 1, ...settings, monotone, seed }
    return ensembleOfShapes(await trainAdditive(binned, target, params, options))
  }
  const rounds = ({ numLeaves = STUMP_LEAVES, learningRate, lambdaL2 }: Settings): number[] =>
    stages(mostRounds(numLeaves, learningRate!, lambdaL2!, nRows))
  return [
    {
      id: 'additive',
      space: { linearStart: { from: 0.3, to: 1.5, scale: 'log', whole: false }, ...COMMON },
      starts: [{ linearStart: 0.63, ...START }],
      rounds,
      train: trainShapes,
      trainStages: (binned, target, settings, seed, options) =>
        train(
          binned,
          target,
          { ...defaultAdditiveParams, ...settings, numLeaves: STUMP_LEAVES },
          seed,
          options,
        ),
    },
    {
      id: 'trees',
      space: { numLeaves: { from: 3, to: 31, scale: 'log', whole: true }, ...COMMON },
      starts: [
        { numLeaves: 3, ...START },
        { numLeaves: 8, ...START },
      ],
      rounds,
      train,
      trainStages: train,
    },
  ]
}

/** So many rounds that settings are judged past their best: more for small steps, small trees and strong shrinkage. */
function mostRounds(numLeaves: number, learningRate: number, lambdaL2: number, nRows: number): number {
  const travel = (24 / Math.sqrt(numLeaves - 1)) * (1 + lambdaL2 / 50)
  return Math.ceil((travel * Math.max(1, nRows / ROWS) ** 0.3) / learningRate)
}

function stages(most: number): number[] {
  return Array.from({ length: STAGES }, (_, stage) =>
    Math.ceil(most * EARLIEST ** (1 - (stage + 1) / STAGES)),
  )
}
