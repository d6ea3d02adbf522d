import { barrier } from './barrier'
import { drawByGradient } from './draw-by-gradient'
import { exponentials } from './exponential'
import { BLOCK_ROWS, Job } from './job'

const HESSIAN_RANGE: f64 = 134217728
const GRADIENT_RANGE: f64 = 67108864
const FINEST: f64 = 1125899906842624

/** Integer units per 1.0 of this tree. */
export let gradientScale: f64 = 0
export let hessianScale: f64 = 0
/** Sum of all packed rows of this tree. */
export let rootPacked: i64 = 0

/**
 * Derivatives of the log-loss of the tree's rows, packed into integers: gradient << 32 + hessian.
 * Floating sums are taken block by block and added in block order, so that they do not depend on the workers.
 * @param drawsByGradient whether this tree takes the rows that GOSS draws
 */
export function packGradients(job: Job, worker: u32, drawsByGradient: bool): void {
  const sums: usize = job.blockSums
  for (let block = worker; block < blocks(job); block += job.nWorkers) {
    const from = block * BLOCK_ROWS
    writeGradients(job, from, min(job.nBag, from + BLOCK_ROWS), sums + (block << 5))
  }
  if (drawsByGradient) {
    barrier(job)
    if (worker === 0) drawByGradient(job)
    barrier(job)
    for (let block = worker; block < blocks(job); block += job.nWorkers)
      sumGradients(job, block * BLOCK_ROWS, sums + (block << 5))
  }
  const nBag = job.nBag
  const nBlocks = blocks(job)
  barrier(job)
  let sumGradient: f64 = 0
  let sumHessian: f64 = 0
  for (let block: u32 = 0; block < nBlocks; block++) {
    sumGradient += load<f64>(sums + (block << 5))
    sumHessian += load<f64>(sums + (block << 5), 8)
  }
  const room = f64(nBag) / 2 + 1
  gradientScale = min(FINEST, (GRADIENT_RANGE - room) / sumGradient)
  hessianScale = min(FINEST, (HESSIAN_RANGE - room) / sumHessian)
  for (let block = worker; block < nBlocks; block += job.nWorkers) {
    const from = block * BLOCK_ROWS
    store<i64>(sums + (block << 5), pack(job, from, min(nBag, from + BLOCK_ROWS)), 16)
  }
  barrier(job)
  rootPacked = 0
  for (let block: u32 = 0; block < nBlocks; block++) rootPacked += load<i64>(sums + (block << 5), 16)
}

function blocks(job: Job): u32 {
  return (job.nBag + BLOCK_ROWS - 1) / BLOCK_ROWS
}

function sumGradients(job: Job, from: u32, sums: usize): void {
  const to = min(job.nBag, from + BLOCK_ROWS)
  let sumGradient: f64 = 0
  let sumHessian: f64 = 0
  for (let i = from; i < to; i++) {
    const p: usize = load<u32>(job.bag + (i << 2))
    sumGradient += abs(load<f64>(job.gradients + (p << 3)))
    sumHessian += load<f64>(job.hessians + (p << 3))
  }
  store<f64>(sums, sumGradient)
  store<f64>(sums, sumHessian, 8)
}

function writeGradients(job: Job, from: u32, to: u32, sums: usize): void {
  const bag: usize = job.bag
  const scores: usize = job.scores
  const target: usize = job.target
  const positiveWeight = job.positiveWeight
  const one = f64x2.splat(1)
  let sumGradient: f64 = 0
  let sumHessian: f64 = 0
  for (let i = from; i < to; i += 2) {
    const p: usize = load<u32>(bag + (i << 2))
    // A block of odd length counts its last row once.
    const isPair = i + 1 < to
    const q: usize = isPair ? load<u32>(bag + ((i + 1) << 2)) : p
    const yp = load<u8>(target + p)
    const yq = load<u8>(target + q)
    const score = f64x2.replace_lane(
      f64x2.splat(load<f64>(scores + (p << 3))),
      1,
      load<f64>(scores + (q << 3)),
    )
    const chance = f64x2.div(one, f64x2.add(one, exponentials(f64x2.neg(score))))
    const y = f64x2.replace_lane(f64x2.splat(f64(yp)), 1, f64(yq))
    const weight = f64x2.replace_lane(
      f64x2.splat(yp !== 0 ? positiveWeight : 1),
      1,
      yq !== 0 ? positiveWeight : 1,
    )
    const gradient = f64x2.mul(weight, f64x2.sub(chance, y))
    const hessian = f64x2.mul(f64x2.mul(weight, chance), f64x2.sub(one, chance))
    store<f64>(job.gradients + (p << 3), f64x2.extract_lane(gradient, 0))
    store<f64>(job.hessians + (p << 3), f64x2.extract_lane(hessian, 0))
    sumGradient += abs(f64x2.extract_lane(gradient, 0))
    sumHessian += f64x2.extract_lane(hessian, 0)
    if (!isPair) break
    store<f64>(job.gradients + (q << 3), f64x2.extract_lane(gradient, 1))
    store<f64>(job.hessians + (q << 3), f64x2.extract_lane(hessian, 1))
    sumGradient += abs(f64x2.extract_lane(gradient, 1))
    sumHessian += f64x2.extract_lane(hessian, 1)
  }
  store<f64>(sums, sumGradient)
  store<f64>(sums, sumHessian, 8)
}

function pack(job: Job, from: u32, to: u32): i64 {
  const bag: usize = job.bag
  const gradients: usize = job.gradients
  const hessians: usize = job.hessians
  const packed: usize = job.packed
  const slotOf: usize = job.slotOf
  let sum: i64 = 0
  for (let i = from; i < to; i++) {
    const p: usize = load<u32>(bag + (i << 2))
    const g = Math.floor(load<f64>(gradients + (p << 3)) * gradientScale + 0.5)
    const h = Math.floor(load<f64>(hessians + (p << 3)) * hessianScale + 0.5)
    const value = (i64(i32(g)) << 32) + i64(i32(h))
    store<i64>(packed + (usize(load<u32>(slotOf + (p << 2))) << 3), value)
    sum += value
  }
  return sum
}
