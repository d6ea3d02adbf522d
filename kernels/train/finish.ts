import { barrier } from './barrier'
import { gradientScale, hessianScale } from './gradients'
import { leafAt, maskOf } from './grow'
import { BLOCK_ROWS, Job, NODE_BYTES, RECORD_HEADER, RECORD_LEAF_BYTES } from './job'
import { boundedOutput, setOutputTerms } from './terms'

const NOWHERE: u16 = 0xffff

/** Sums, values and counts of the leaves from the rows themselves; then every row's score moves by its leaf. */
export function finishTree(job: Job, worker: u32, nLeaves: u32): void {
  const nWorkers = job.nWorkers
  const from = share(job.nTrain, worker, nWorkers)
  const to = share(job.nTrain, worker + 1, nWorkers)
  const isWhole = job.nBag === job.nTrain
  if (!isWhole) {
    memory.fill(job.leafOf + (from << 1), 0xff, (to - from) << 1)
    barrier(job)
  }
  for (let l = worker; l < nLeaves; l += nWorkers) markRows(job, l)
  barrier(job)
  const nBlocks = (job.nBag + BLOCK_ROWS - 1) / BLOCK_ROWS
  const blockBytes = job.numLeaves << 4
  for (let block = worker; block < nBlocks; block += nWorkers)
    sumBlock(job, block, job.blockSums + block * blockBytes, nLeaves)
  barrier(job)
  if (worker === 0) {
    for (let l: u32 = 0; l < nLeaves; l++) finishLeaf(job, l, nBlocks, blockBytes, nLeaves)
  }
  barrier(job)
  const values: usize = job.blockSums
  for (let p: usize = from; p < to; p++) {
    let leaf: u32 = load<u16>(job.leafOf + (p << 1))
    if (leaf === NOWHERE) {
      leaf = walk(job, job.trainBins, job.nTrain, load<u32>(job.slotOf + (p << 2)))
      store<u16>(job.leafOf + (p << 1), leaf)
    }
    addScore(job, p, values, leaf)
  }
  const validFrom = share(job.nValid, worker, nWorkers)
  const validTo = share(job.nValid, worker + 1, nWorkers)
  for (let v = validFrom; v < validTo; v++) {
    const leaf = walk(job, job.bins, job.nRows, load<u32>(job.validRows + (v << 2)))
    addScore(job, job.nTrain + v, values, leaf)
  }
  barrier(job)
}

/** Where a worker's part of n items starts. */
export function share(n: u32, part: u32, parts: u32): u32 {
  return u32((u64(n) * part) / parts)
}

function addScore(job: Job, p: usize, values: usize, leaf: u32): void {
  const at = job.scores + (p << 3)
  store<f64>(at, load<f64>(at) + load<f64>(values + (leaf << 3)))
}

function markRows(job: Job, index: u32): void {
  const leaf = leafAt(index)
  const end = job.work + (leaf.end << 2)
  const leafOf: usize = job.leafOf
  const rowOf: usize = job.rowOf
  for (let at: usize = job.work + (leaf.start << 2); at < end; at += 4)
    store<u16>(leafOf + (load<u32>(rowOf + (load<u32>(at) << 2)) << 1), index)
}

function sumBlock(job: Job, block: u32, sums: usize, nLeaves: u32): void {
  memory.fill(sums, 0, nLeaves << 4)
  const end = min(job.nBag, (block + 1) * BLOCK_ROWS)
  for (let i = block * BLOCK_ROWS; i < end; i++) {
    const p: usize = load<u32>(job.bag + (i << 2))
    const at = sums + (usize(load<u16>(job.leafOf + (p << 1))) << 4)
    store<f64>(at, load<f64>(at) + load<f64>(job.gradients + (p << 3)))
    store<f64>(at, load<f64>(at, 8) + load<f64>(job.hessians + (p << 3)), 8)
  }
}

/** Writes the leaf's record; its value times the learning rate goes to the start of the block sums. */
function finishLeaf(job: Job, index: u32, nBlocks: u32, blockBytes: u32, nLeaves: u32): void {
  let gradient: f64 = 0
  let hessian: f64 = 0
  for (let block: u32 = 0; block < nBlocks; block++) {
    const at = job.blockSums + block * blockBytes + (index << 4)
    gradient += load<f64>(at)
    hessian += load<f64>(at, 8)
  }
  const leaf = leafAt(index)
  const record: usize = job.record + RECORD_HEADER + (nLeaves - 1) * NODE_BYTES + index * RECORD_LEAF_BYTES
  store<f64>(record, gradient)
  store<f64>(record, hessian, 8)
  store<f64>(record, f64(leaf.end - leaf.start), 16)
  store<f64>(record, leaf.low, 24)
  store<f64>(record, leaf.high, 32)
  store<f64>(record, leaf.lambdaL2, 40)
  setOutputTerms(
    job.lambdaL1,
    leaf.lambdaL2 / hessianScale,
    (leaf.low * hessianScale) / gradientScale,
    (leaf.high * hessianScale) / gradientScale,
  )
  // Leaf l's sums of block 0 lie at 16 l, its value at 8 l: nothing is overwritten that is still needed.
  store<f64>(job.blockSums + (index << 3), boundedOutput(gradient, hessian) * job.learningRate)
}

/** Leaf of a row that did not grow the tree, found through its bins. Children are read off the record. */
function walk(job: Job, bins: usize, nRows: usize, row: usize): u32 {
  const nodes: usize = job.record + RECORD_HEADER
  let node: i32 = 0
  do {
    const at = nodes + node * NODE_BYTES
    const bin = load<u8>(bins + usize(load<u32>(at)) * nRows + row)
    const isLeft = load<u8>(maskOf(node) + bin)
    node = load<i32>(job.record + childrenOffset(job) + ((node * 2 + (1 - i32(isLeft))) << 2))
  } while (node >= 0)
  return u32(~node)
}

function childrenOffset(job: Job): usize {
  return RECORD_HEADER + job.numLeaves * (NODE_BYTES + RECORD_LEAF_BYTES)
}

/** Children of each node, behind the record: ≥ 0 a node, < 0 the leaf ~child. */
export function linkChildren(job: Job, nLeaves: u32): void {
  const nodes: usize = job.record + RECORD_HEADER
  const children: usize = job.record + childrenOffset(job)
  // Per leaf: the address of the link that points to it; 0 for the root.
  const links: usize = children + (job.numLeaves << 3)
  store<u32>(links, 0)
  for (let n: u32 = 0; n < nLeaves - 1; n++) {
    const leaf = load<u32>(nodes + n * NODE_BYTES, 16)
    const link = load<u32>(links + (leaf << 2))
    if (link !== 0) store<i32>(link, n)
    store<i32>(children + (n << 3), ~leaf)
    store<i32>(children + (n << 3), ~(n + 1), 4)
    store<u32>(links + (leaf << 2), u32(children + (n << 3)))
    store<u32>(links + ((n + 1) << 2), u32(children + (n << 3) + 4))
  }
}
