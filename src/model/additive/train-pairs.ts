import { setImmediate } from 'node:timers/promises'
import type { Tree } from '../ensemble.ts'
import { writeGradients } from '../training/gradients.ts'
import { type BinnedMatrix, type TrainOptions, type TreeParams, trainTrees } from '../training/index.ts'
import type { AdditiveModel } from './additive-model.ts'
import { cellValues } from './cell-values.ts'
import { addShape } from './cells-of-rows.ts'
import type { CoarseAxis } from './coarse-axis.ts'
import { type RankedPair, rankPairs } from './rank-pairs.ts'

/** Columns among which pairs are sought: those whose functions of one column move the scores most. */
const CANDIDATES = 32

export interface PairsJob {
  readonly binned: BinnedMatrix
  readonly target: ArrayLike<number>
  readonly rows: Uint32Array
  /** What has been trained so far. */
  readonly model: AdditiveModel
  readonly pairs: number
  readonly params: TreeParams
  readonly onPair: (done: number) => void
  readonly options: TrainOptions
}

/** Trees over two columns each, boosted pair after pair on what the model does not yet say. */
export async function trainPairs(job: PairsJob): Promise<Tree[]> {
  const { binned, target, rows, model, params, options } = job
  const scores = new Float64Array(binned.nRows).fill(model.base)
  for (const shape of model.shapes) addShape(shape, binned, scores)
  const gradients = new Float64Array(binned.nRows)
  const hessians = new Float64Array(binned.nRows)
  writeGradients(rows, target, params.positiveWeight, scores, gradients, hessians)
  await setImmediate()
  const candidates = strongestColumns(model)
  const ranked = rankPairs(binned, rows, candidates, gradients, hessians, params.lambdaL2)
  const trees: Tree[] = []
  for (const [done, { axes }] of ranked.slice(0, job.pairs).entries()) {
    const own = await trainPair(binned, target, rows, axes, scores, params, options)
    const pairAxes = [axes[0].axis, axes[1].axis] as const
    addShape({ axes: pairAxes, values: cellValues(own, pairAxes, binned.columns) }, binned, scores)
    trees.push(...own)
    job.onPair(done + 1)
  }
  return trees
}

/** Ascending columns with the largest variance of their function over the training rows; ties to the lower column. */
function strongestColumns({ shapes }: AdditiveModel): number[] {
  return shapes
    .map(({ axes, values, rows }) => ({
      column: axes[0].column,
      variance: values.reduce((sum, value, cell) => sum + value * value * rows[cell]!, 0),
    }))
    .sort((a, b) => b.variance - a.variance || a.column - b.column)
    .slice(0, CANDIDATES)
    .map(({ column }) => column)
    .sort((a, b) => a - b)
}

async function trainPair(
  binned: BinnedMatrix,
  target: ArrayLike<number>,
  rows: Uint32Array,
  axes: RankedPair['axes'],
  startScores: Float64Array,
  params: TreeParams,
  { signal, validation }: TrainOptions,
): Promise<Tree[]> {
  const columns = axes.map(({ axis }) => axis.column)
  const ids = columns.map((column) => binned.columns[column]!.id)
  const monotone = Object.fromEntries(Object.entries(params.monotone).filter(([id]) => ids.includes(id)))
  const { trees } = await trainTrees(
    pairBins(binned, axes),
    target,
    { ...params, monotone },
    { rows, startScores, ...(validation && { validation }), ...(signal && { signal }) },
  )
  return trees.map((tree) => ({
    ...tree,
    splitFeature: tree.splitFeature.map((position) => columns[position]!),
  }))
}

function pairBins(binned: BinnedMatrix, axes: readonly CoarseAxis[]): BinnedMatrix {
  const bins = new Uint8Array(binned.nRows * axes.length)
  for (const [position, { axis, partOfBin }] of axes.entries()) {
    const start = axis.column * binned.nRows
    for (let row = 0; row < binned.nRows; row++)
      bins[position * binned.nRows + row] = partOfBin[binned.bins[start + row]!]!
  }
  return {
    columns: axes.map(({ axis }) => binned.columns[axis.column]!),
    nRows: binned.nRows,
    mappers: axes.map(({ axis, nParts }) => ({
      ...binned.mappers[axis.column]!,
      nBins: nParts,
      cuts: axis.cuts,
      codes: axis.codes,
    })),
    maxBins: binned.maxBins,
    bins,
  }
}
