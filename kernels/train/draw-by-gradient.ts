import { keyOf } from './binning-job'
import { Job } from './job'
import { sortKeys } from './radix-sort'
import { uniform } from './random'

/**
 * Gradient-based one-side sampling as src/model/training/draw-by-gradient.ts: the rows with the largest
 * |gradient × hessian|, and some of the others, whose gradients are multiplied so that they stand for all others.
 * The generator was seeded before.
 */
export function drawByGradient(job: Job): void {
  const n = job.nTrain
  const keys = job.sortSpace + 8192
  for (let p: usize = 0; p < n; p++) store<u64>(keys + (p << 3), sizeKey(job, p))
  sortKeys(keys, n, keys + (usize(n) << 3), job.sortSpace)
  const least = load<u64>(keys + (usize(n - job.topSize) << 3))
  let equalsLeft = job.topSize
  for (let at: usize = n - job.topSize; at < n; at++) if (load<u64>(keys + (at << 3)) > least) equalsLeft--

  let left = n - job.topSize
  let needed = min(left, job.otherSize)
  const factor = f64(left) / f64(max<u32>(1, needed))
  let to: usize = job.bag
  for (let p: usize = 0; p < n; p++) {
    const key = sizeKey(job, p)
    let isTaken = key > least
    if (key === least && equalsLeft > 0) {
      equalsLeft--
      isTaken = true
    }
    if (!isTaken) {
      isTaken = uniform() * f64(left) < f64(needed)
      left--
      if (isTaken) {
        needed--
        multiply(job.gradients + (p << 3), factor)
        multiply(job.hessians + (p << 3), factor)
      }
    }
    store<u32>(to, u32(p))
    to += usize(isTaken) << 2
  }
  job.nBag = u32((to - job.bag) >> 2)
}

function sizeKey(job: Job, p: usize): u64 {
  return keyOf(abs(load<f64>(job.gradients + (p << 3)) * load<f64>(job.hessians + (p << 3))))
}

function multiply(at: usize, factor: f64): void {
  store<f64>(at, load<f64>(at) * factor)
}
