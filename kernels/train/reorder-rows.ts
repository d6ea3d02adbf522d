import { barrier } from './barrier'
import { share } from './finish'
import { Job, NODE_BYTES, RECORD_HEADER } from './job'

// Rows of one leaf often share leaves of later trees: laid side by side they are read with fewer cache and page misses. Only
// what the leaves' lists point to moves; sums over it are integers, so that the order of rows changes nothing.

/** Rounds before the first order. */
const FIRST: u32 = 5

/** No order where too few rounds are left for it to pay. */
export function isReordering(job: Job, round: u32): bool {
  return (
    job.reorderEvery > 0 &&
    round > 1 &&
    (round - 1) % job.reorderEvery === FIRST % job.reorderEvery &&
    round + (job.reorderEvery >> 1) <= job.rounds + 1 &&
    load<u32>(job.record) > 1
  )
}

/** Gives the rows new slots, leaf by leaf of the last tree, and brings their bins there. */
export function reorderRows(job: Job, worker: u32): void {
  if (worker === 0) dealSlots(job)
  barrier(job)
  const nTrain: usize = job.nTrain
  const matrixRows: usize = job.spare
  const to = share(job.nTrain, worker + 1, job.nWorkers)
  for (let slot = share(job.nTrain, worker, job.nWorkers); slot < to; slot++) {
    const row = load<u32>(job.rowOf + (slot << 2))
    store<u32>(job.slotOf + (row << 2), slot)
    store<u32>(matrixRows + (slot << 2), load<u32>(job.trainRows + (row << 2)))
  }
  if (worker === 0) job.trainBins = job.slotBins
  barrier(job)
  // Two columns at a time share the reading of the row numbers.
  for (let i = worker << 1; i < job.nUsable; i += job.nWorkers << 1) {
    const one = usize(load<u32>(job.usable + (i << 2)))
    const other = usize(load<u32>(job.usable + (min(i + 1, job.nUsable - 1) << 2)))
    gatherBins(
      job.bins + one * job.nRows,
      job.bins + other * job.nRows,
      matrixRows,
      nTrain,
      job.slotBins + one * nTrain,
      job.slotBins + other * nTrain,
    )
  }
  barrier(job)
}

function gatherBins(one: usize, other: usize, rows: usize, n: usize, to: usize, otherTo: usize): void {
  const end = rows + (n << 2)
  for (; rows + 16 <= end; rows += 16, to += 4, otherTo += 4) {
    const a: usize = load<u32>(rows)
    const b: usize = load<u32>(rows, 4)
    const c: usize = load<u32>(rows, 8)
    const d: usize = load<u32>(rows, 12)
    store<u8>(to, load<u8>(one + a))
    store<u8>(otherTo, load<u8>(other + a))
    store<u8>(to, load<u8>(one + b), 1)
    store<u8>(otherTo, load<u8>(other + b), 1)
    store<u8>(to, load<u8>(one + c), 2)
    store<u8>(otherTo, load<u8>(other + c), 2)
    store<u8>(to, load<u8>(one + d), 3)
    store<u8>(otherTo, load<u8>(other + d), 3)
  }
  for (; rows < end; rows += 4, to++, otherTo++) {
    const row: usize = load<u32>(rows)
    store<u8>(to, load<u8>(one + row))
    store<u8>(otherTo, load<u8>(other + row))
  }
}

/** Sorts the slots' rows by leaf, from left to right in the tree, otherwise in their old order. */
function dealSlots(job: Job): void {
  const nTrain: usize = job.nTrain
  const rowOf: usize = job.rowOf
  const leafOf: usize = job.leafOf
  // Per leaf: how many rows, then the slot of its next one.
  const next: usize = job.blockSums
  memory.fill(next, 0, load<u32>(job.record) << 2)
  for (let row: usize = 0; row < nTrain; row++) {
    const at = next + (usize(load<u16>(leafOf + (row << 1))) << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
  turnIntoStarts(job, next)
  const sorted: usize = job.spare
  for (let slot: usize = 0; slot < nTrain; slot++) {
    const row: usize = load<u32>(rowOf + (slot << 2))
    const at = next + (usize(load<u16>(leafOf + (row << 1))) << 2)
    const to: usize = load<u32>(at)
    store<u32>(at, u32(to) + 1)
    store<u32>(sorted + (to << 2), u32(row))
  }
  memory.copy(rowOf, sorted, nTrain << 2)
}

/** Counts per leaf become the first slot of each. */
function turnIntoStarts(job: Job, counts: usize): void {
  const nLeaves = load<u32>(job.record)
  // The leaf to the right of each; a split's right side comes right behind its left, which keeps the number.
  const right: usize = counts + (nLeaves << 2)
  store<u32>(right, nLeaves)
  for (let node: u32 = 0; node < nLeaves - 1; node++) {
    const left = load<u32>(job.record + RECORD_HEADER + node * NODE_BYTES, 16)
    store<u32>(right + ((node + 1) << 2), load<u32>(right + (left << 2)))
    store<u32>(right + (left << 2), node + 1)
  }
  let slots: u32 = 0
  for (let leaf: u32 = 0; leaf < nLeaves; leaf = load<u32>(right + (leaf << 2))) {
    const count = load<u32>(counts + (leaf << 2))
    store<u32>(counts + (leaf << 2), slots)
    slots += count
  }
}

/** Writes the slots of the tree's rows to the work list, ascending; the bag holds their numbers. */
export function listSlots(job: Job, worker: u32): void {
  const nWorkers = job.nWorkers
  const nBag = job.nBag
  const from = share(nBag, worker, nWorkers)
  const to = share(nBag, worker + 1, nWorkers)
  if (nBag === job.nTrain) {
    memory.copy(job.work + (from << 2), job.bag + (from << 2), (to - from) << 2)
    return
  }
  // Leaf numbers are written later; until then their place marks the slots of drawn rows.
  const isDrawn: usize = job.leafOf
  const first = share(job.nTrain, worker, nWorkers)
  const end = share(job.nTrain, worker + 1, nWorkers)
  memory.fill(isDrawn + (first << 1), 0, (end - first) << 1)
  barrier(job)
  for (let i = from; i < to; i++) {
    const row: usize = load<u32>(job.bag + (i << 2))
    store<u16>(isDrawn + (load<u32>(job.slotOf + (row << 2)) << 1), 1)
  }
  barrier(job)
  // Counted by everyone for itself up to its part: cheaper than another barrier.
  let before: u32 = 0
  for (let slot: u32 = 0; slot < first; slot++) before += load<u16>(isDrawn + (slot << 1))
  let at: usize = job.work + (before << 2)
  for (let slot = first; slot < end; slot++) {
    if (load<u16>(isDrawn + (slot << 1)) === 0) continue
    store<u32>(at, slot)
    at += 4
  }
}
