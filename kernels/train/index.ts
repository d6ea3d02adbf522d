// In:  bins of all rows, targets and settings, laid out as job.ts says, in a memory that all workers share.
// Out: after each round the record of a tree, and the rows' scores.
// Units: log-odds; addresses are bytes; sums are integers in units of the tree's scales.
// Invariant: the same bytes for any number of workers; the twin is src/model/training/boosting-run.ts.
// Source: Ke et al. 2017 (LightGBM).
import { barrier } from './barrier'
import { binColumn } from './binning'
import { Binning } from './binning-job'
import { bundleColumns, countBins } from './bundles'
import { finishTree, linkChildren, share } from './finish'
import { gradientScale, hessianScale, packGradients } from './gradients'
import { grow } from './grow'
import { Job, NODE_BYTES, RECORD_HEADER, RECORD_LEAF_BYTES } from './job'
import { drawSorted, seedRandom } from './random'
import { isReordering, listSlots, reorderRows } from './reorder-rows'
import { layRows } from './tiles'
import { dealUnits, leaveAlone } from './units'
import { METRIC_AUC, metric } from './validate'

/** Bins one column of numbers. */
export function bin(address: usize): void {
  binColumn(changetype<Binning>(address))
}

/** Brings the training rows' bins together, column by column; every worker calls it once, before the first round. */
export function prepare(address: usize, worker: u32): void {
  const job = changetype<Job>(address)
  for (let i = worker; i < job.nUsable && job.trainBins !== job.bins; i += job.nWorkers) {
    const column = usize(load<u32>(job.usable + (i << 2)))
    const from = job.bins + column * job.nRows
    const to = job.trainBins + column * job.nTrain
    for (let p: usize = 0; p < job.nTrain; p++)
      store<u8>(to + p, load<u8>(from + load<u32>(job.trainRows + (p << 2))))
  }
  for (let p: u32 = 0; p < job.nTrain && worker === 0; p++) {
    store<u32>(job.bag + (p << 2), p)
    store<u32>(job.slotOf + (p << 2), p)
    store<u32>(job.rowOf + (p << 2), p)
  }
  // Columns drawn anew for each tree would share other bytes in each.
  const isShared = job.rowBytes > 0 && job.sampleSize === job.nUsable
  if (isShared) {
    for (let i = worker; i < job.nUsable; i += job.nWorkers)
      countBins(job, i, job.own + worker * job.ownBytes)
    barrier(job)
  }
  if (worker === 0) {
    job.nUnits = isShared ? shareUnits(job) : dealUnits(job, leaveAlone(job), false)
    // Room was made for a unit per column; shorter rows share more cache lines.
    if (job.rowBytes > 0) job.rowBytes = (job.nUnits + 15) & ~15
  }
  barrier(job)
  if (job.sampleSize === job.nUsable) layShare(job, worker)
}

/** Bundles of columns where they save bytes; each column alone elsewhere. @returns number of units */
function shareUnits(job: Job): u32 {
  const nAlone = dealUnits(job, leaveAlone(job), true)
  const nBundles = bundleColumns(job)
  if (nBundles < job.nSampled) {
    const nUnits = dealUnits(job, nBundles, true)
    if (nUnits < nAlone) return nUnits
  }
  return dealUnits(job, leaveAlone(job), true)
}

function layShare(job: Job, worker: u32): void {
  if (job.rowBytes === 0) return
  layRows(job, share(job.nTrain, worker, job.nWorkers), share(job.nTrain, worker + 1, job.nWorkers))
}

/**
 * One boosting round; every worker calls it with the same rounds.
 * @param round from 1
 * @returns 1 = no more rounds: stopped early, nothing left to learn, or cancelled
 */
export function boost(address: usize, worker: u32, round: u32): u32 {
  const job = changetype<Job>(address)
  if (isReordering(job, round)) {
    reorderRows(job, worker)
    if (job.sampleSize === job.nUsable) layShare(job, worker)
  }
  if (worker === 0) draw(job, round)
  barrier(job)
  if (job.isOver) return 1
  if (job.sampleSize < job.nUsable) layShare(job, worker)
  const drawsByGradient = job.topSize > 0 && f64(round) > 1 / job.learningRate
  packGradients(job, worker, drawsByGradient)
  listSlots(job, worker)
  barrier(job)
  const nLeaves = grow(job, worker)
  if (worker === 0) {
    store<u32>(job.record, nLeaves)
    store<f64>(job.record, gradientScale, 16)
    store<f64>(job.record, hessianScale, 24)
    linkChildren(job, nLeaves)
  }
  if (nLeaves > 1) finishTree(job, worker, nLeaves)
  if (worker === 0) judge(job, nLeaves)
  barrier(job)
  return job.isOver
}

/** Bytes of the record of the last round that say something. */
export function recordBytes(address: usize): u32 {
  const job = changetype<Job>(address)
  const nLeaves = load<u32>(job.record)
  return u32(RECORD_HEADER + (nLeaves - 1) * NODE_BYTES + nLeaves * RECORD_LEAF_BYTES)
}

function draw(job: Job, round: u32): void {
  if (job.bagSize < job.nTrain && (round - 1) % job.baggingFreq === 0) {
    seedRandom(load<u32>(job.rowSeeds + ((round - 1) << 2)))
    // Leaf numbers are rewritten later; until then their place holds all rows in order.
    drawRows(job)
  }
  if (job.sampleSize < job.nUsable) {
    seedRandom(load<u32>(job.columnSeeds + ((round - 1) << 2)))
    drawSorted(job.usable, job.nUsable, job.sampleSize, job.sampled)
    job.nUnits = dealUnits(job, leaveAlone(job), false)
  }
  if (job.topSize > 0) restoreRows(job, round)
}

/** All rows in order, before GOSS draws from them; seeded for that. */
function restoreRows(job: Job, round: u32): void {
  for (let p: u32 = 0; p < job.nTrain; p++) store<u32>(job.bag + (p << 2), p)
  job.nBag = job.nTrain
  seedRandom(load<u32>(job.rowSeeds + ((round - 1) << 2)))
}

function drawRows(job: Job): void {
  for (let p: u32 = 0; p < job.nTrain; p++) store<u32>(job.work + (p << 2), p)
  drawSorted(job.work, job.nTrain, job.bagSize, job.bag)
}

function judge(job: Job, nLeaves: u32): void {
  if (atomic.load<u32>(changetype<usize>(job) + offsetof<Job>('cancel')) !== 0) job.isOver = 1
  // Nothing left to learn from these columns and rows; if they are always the same, later rounds would agree.
  if (nLeaves === 1 && job.sampleSize === job.nUsable && job.bagSize === job.nTrain && job.topSize === 0)
    job.isOver = 1
  if (job.earlyMetric === 0) return
  const value = metric(job)
  store<f64>(job.record, value, 8)
  const higherIsBetter = job.earlyMetric === METRIC_AUC ? value : -value
  if (higherIsBetter > job.bestMetric) {
    job.bestMetric = higherIsBetter
    job.roundsSinceBest = 0
  } else if (++job.roundsSinceBest >= job.earlyRounds) job.isOver = 1
}
