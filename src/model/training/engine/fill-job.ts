import { streamStart } from '../../../random/index.ts'
import { interactionGroups, monotoneDirections } from '../params.ts'
import { PARTS, writeJob } from './job-record.ts'
import { holdsAllRows, type Job, type Placement } from './place-job.ts'

/**
 * Writes everything a training needs into its region.
 * @param start address of the region
 * @param bins address of the matrix's bins
 * @param scores raw scores to start from, training rows first, then validation rows
 */
export function fillJob(
  buffer: SharedArrayBuffer,
  start: number,
  bins: number,
  job: Job,
  placement: Placement,
  target: ArrayLike<number>,
  scores: Float64Array,
): void {
  const { binned, params, rows, validation, roundsBefore } = job
  const { fields, usable } = placement
  const at = (offset: number): number => start + offset
  const words = (offset: number, length: number): Uint32Array => new Uint32Array(buffer, at(offset), length)
  const isWhole = holdsAllRows(rows, binned.nRows)
  writeJob(buffer, start, {
    ...fields,
    nBag: fields.bagSize,
    nSampled: fields.sampleSize,
    ...Object.fromEntries(PARTS.map((name) => [name, at(fields[name])])),
    bins,
    trainBins: isWhole ? bins : at(fields.slotBins),
    rounds: params.rounds,
    maxDepth: params.maxDepth,
    baggingFreq: params.baggingFreq,
    maxCatToOnehot: params.maxCatToOnehot,
    maxCatThreshold: params.maxCatThreshold,
    earlyRounds: params.earlyStopping?.rounds ?? 0,
    earlyMetric: METRICS[params.earlyStopping?.metric ?? 'none'],
    topSize: params.topRate > 0 ? Math.max(1, Math.round(rows.length * params.topRate)) : 0,
    otherSize: Math.max(1, Math.round(rows.length * params.otherRate)),
    minDataInLeaf: params.minDataInLeaf,
    minSumHessian: params.minSumHessian,
    minGainToSplit: params.minGainToSplit,
    lambdaL1: params.lambdaL1,
    lambdaL2: params.lambdaL2,
    learningRate: params.learningRate,
    positiveWeight: params.positiveWeight,
    catSmooth: params.catSmooth,
    catL2: params.catL2,
    minDataPerGroup: params.minDataPerGroup,
    bestMetric: Number.NEGATIVE_INFINITY,
  })
  const seeds = (name: string): number[] =>
    Array.from({ length: params.rounds }, (_, round) =>
      streamStart(params.seed, `${name} ${roundsBefore + round + 1}`),
    )
  if (fields.bagSize < rows.length || params.topRate > 0)
    words(fields.rowSeeds, params.rounds).set(seeds('rows'))
  if (fields.sampleSize < usable.length) words(fields.columnSeeds, params.rounds).set(seeds('columns'))
  words(fields.usable, usable.length).set(usable)
  words(fields.sampled, usable.length).set(usable)
  const directions = monotoneDirections(params, binned.columns)
  const groups = interactionGroups(params, binned.columns)
  const columns = binned.mappers.flatMap(({ nBins, kind }, c) => [
    nBins,
    kind === 'category' ? 1 : 0,
    directions[c]!,
    groups[c]!,
  ])
  words(fields.columns, columns.length).set(columns)
  words(fields.trainRows, rows.length).set(rows)
  words(fields.validRows, validation.length).set(validation)
  const targets = new Uint8Array(buffer, at(fields.target), rows.length + validation.length)
  for (const [p, row] of rows.entries()) targets[p] = target[row]!
  for (const [v, row] of validation.entries()) targets[rows.length + v] = target[row] === 1 ? 1 : 0
  new Float64Array(buffer, at(fields.scores), scores.length).set(scores)
}

const METRICS = { none: 0, logLoss: 1, auc: 2 } as const
