import { keyOf } from './binning-job'
import { exponentials, logarithm } from './exponential'
import { Job } from './job'
import { sortKeys } from './radix-sort'

const SMALLEST_PD: f64 = 1e-15
export const METRIC_AUC: u32 = 2

/** The metric on the validation rows; the same bits as the twin's. */
export function metric(job: Job): f64 {
  return job.earlyMetric === METRIC_AUC ? auc(job) : logLoss(job)
}

function logLoss(job: Job): f64 {
  const target: usize = job.target + job.nTrain
  const scores: usize = job.scores + (job.nTrain << 3)
  let sum: f64 = 0
  for (let v: usize = 0; v < job.nValid; v++) {
    const odds = f64x2.extract_lane(exponentials(f64x2.splat(-load<f64>(scores + (v << 3)))), 0)
    const pd = 1 / (1 + odds)
    const chance = load<u8>(target + v) !== 0 ? pd : 1 - pd
    sum -= logarithm(max(SMALLEST_PD, chance))
  }
  return sum / f64(job.nValid)
}

/** Both classes sorted by radix; every positive's wins counted along the negatives. */
function auc(job: Job): f64 {
  const target: usize = job.target + job.nTrain
  const scores: usize = job.scores + (job.nTrain << 3)
  const keys: usize = job.sortSpace + 8192
  let nPositive: u32 = 0
  let nNegative: u32 = 0
  const last: usize = keys + (usize(job.nValid) << 3)
  for (let v: usize = 0; v < job.nValid; v++) {
    const key = keyOf(load<f64>(scores + (v << 3)))
    if (load<u8>(target + v) !== 0) store<u64>(keys + (nPositive++ << 3), key)
    else store<u64>(last - (++nNegative << 3), key)
  }
  const negatives: usize = keys + (usize(nPositive) << 3)
  const counts: usize = job.sortSpace
  sortKeys(keys, nPositive, last, counts)
  sortKeys(negatives, nNegative, last, counts)
  let below: usize = 0
  let notAbove: usize = 0
  let twiceWins: u64 = 0
  for (let i: usize = 0; i < nPositive; i++) {
    const key = load<u64>(keys + (i << 3))
    while (below < nNegative && load<u64>(negatives + (below << 3)) < key) below++
    while (notAbove < nNegative && load<u64>(negatives + (notAbove << 3)) <= key) notAbove++
    twiceWins += u64(below + notAbove)
  }
  return f64(twiceWins) / 2 / (f64(nPositive) * f64(nNegative))
}
