import { fail } from '../../errors/index.ts'
import type { Matrix } from '../../matrix/index.ts'
import type { Tree, TreeEnsemble } from '../ensemble.ts'
import { addSteps, linearStart } from '../linear/index.ts'
import { baseLogOdds } from '../training/base-log-odds.ts'
import { type BinnedMatrix, type TrainOptions, trainTrees } from '../training/index.ts'
import {
  completeParams,
  lightgbmParameters,
  monotoneDirections,
  type TreeParams,
} from '../training/params.ts'
import { refuseOtherModel, type StartingModel } from '../training/training-task.ts'
import { constantTree, scaleTree } from '../training/tree-values.ts'
import type { AdditiveModel } from './additive-model.ts'
import { type AdditiveParams, completeAdditiveParams } from './additive-params.ts'
import { compileShapes } from './compile-shapes.ts'
import { trainPairs } from './train-pairs.ts'

/** Trees with one split look at one column. */
const STUMP_LEAVES = 2
/** Trees over a pair: four quadrants. */
const PAIR_LEAVES = 4

/**
 * A sum of functions of one feature each: a sparse linear start over ranks, then boosted stumps averaged over bags, then, where
 * asked for, functions of pairs. The same arguments as `trainTrees`.
 * @param binned bins of all rows
 * @param target by row number: 1 = payment difficulties, 0 = none; read only at the rows used
 * @param params unset ones take `defaultAdditiveParams`
 * @param options with `init`, an additive model and `values`, its shapes go on growing: no pairs then
 * @returns the same bytes for the same arguments
 * @throws VitrineError E_MODEL_PARAMS, E_MODEL_TARGET
 * Source: Lou, Caruana & Gehrke 2012 (boosted shape functions); Lou et al. 2013 (pairs).
 */
export async function trainAdditive(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  params: Partial<AdditiveParams> = {},
  options: TrainOptions = {},
): Promise<AdditiveModel> {
  const { init, roundsBefore = 0, ...others } = options
  const { bags, pairs, pairRounds, ...shared } = completeAdditiveParams(params)
  const complete = completeParams({ ...shared, numLeaves: STUMP_LEAVES }, binned.columns)
  const rows = options.rows ?? Uint32Array.from({ length: binned.nRows }, (_, row) => row)
  const total = bags * complete.rounds + pairs * pairRounds
  const report = (round: number, validation?: number): void =>
    options.onProgress?.({ round, rounds: total, ...(validation !== undefined && { validation }) })

  const values = init && valuesOf(init, binned, pairs)
  const { startScores, ...start } = init
    ? { trees: init.ensemble.trees, startScores: init.rawScores }
    : await startingPoint(binned, target, rows, complete, options.signal)
  const trees = [...start.trees]
  for (let bag = 0; bag < bags; bag++) {
    const bagged = await trainTrees(
      binned,
      target,
      { ...complete, seed: complete.seed * bags + bag },
      {
        ...others,
        roundsBefore,
        startScores,
        onProgress: ({ round, validation }) => report(bag * complete.rounds + round, validation),
      },
    )
    trees.push(...bagged.trees.map((tree) => scaleTree(tree, 1 / bags)))
  }
  const ensemble: TreeEnsemble = {
    family: 'trees',
    columns: binned.columns,
    trees,
    featureInfos: binned.mappers.map((mapper) => mapper.info),
    monotone: [...monotoneDirections(complete, binned.columns)],
    parameters: {
      ...lightgbmParameters({ ...complete, rounds: roundsBefore + complete.rounds }, binned),
      vitrine_bags: String(bags),
      vitrine_pairs: String(pairs),
      vitrine_pair_rounds: String(pairRounds),
    },
  }
  const model = compileShapes(ensemble, binned, rows, values)
  if (pairs === 0) return model
  const pairTrees = await trainPairs({
    binned,
    target,
    rows,
    model,
    pairs,
    params: pairParams(complete, pairRounds),
    onPair: (done) => report(bags * complete.rounds + done * pairRounds),
    options,
  })
  return compileShapes({ ...ensemble, trees: [...trees, ...pairTrees] }, binned, rows)
}

/** What is needed to go on from a model, beside it. */
function valuesOf(init: StartingModel, binned: BinnedMatrix, pairs: number): Matrix {
  refuseOtherModel(init, binned)
  if (init.values !== undefined && init.ensemble.family === 'additive' && pairs === 0) return init.values
  return fail('E_MODEL_PARAMS', {
    what: 'Training cannot go on from this model.',
    got: `a model of the family ${init.ensemble.family}, ${init.values ? 'with' : 'without'} values, ${pairs} pairs`,
    expected: 'an additive model with the values of its columns, and no new pairs',
    remedy: 'Give a stored additive model with `values`, or train from the start.',
  })
}

/** The base rate, or the linear score over ranks: trees of one column each, and the raw score they give every row. */
async function startingPoint(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  rows: Uint32Array,
  params: TreeParams,
  signal: AbortSignal | undefined,
): Promise<{ readonly trees: readonly Tree[]; readonly startScores: Float64Array }> {
  const { positiveWeight, linearStart: strength } = params
  const baseRate = baseLogOdds(target, rows, positiveWeight)
  const directions = monotoneDirections(params, binned.columns)
  const request = { binned, target, rows, positiveWeight, directions, strength, ...(signal && { signal }) }
  const { intercept, trees } = strength > 0 ? await linearStart(request) : { intercept: baseRate, trees: [] }
  const startScores = new Float64Array(binned.nRows).fill(intercept)
  for (const stepped of trees) addSteps(stepped, binned, startScores)
  return { trees: [constantTree(intercept, rows.length), ...trees.map(({ tree }) => tree)], startScores }
}

/** All rows and both columns: a pair has no others to leave room for. */
function pairParams(params: TreeParams, rounds: number): TreeParams {
  return { ...params, rounds, numLeaves: PAIR_LEAVES, featureFraction: 1, baggingFraction: 1 }
}
