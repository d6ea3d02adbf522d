import { barrier, endOfItems, nextItem } from './barrier'
import { columnHistogram, UNIT_SCRATCH } from './column-histogram'
import { gradientScale, hessianScale, rootPacked } from './gradients'
import { columnOf } from './histogram'
import {
  COLUMN_BYTES,
  HISTOGRAM_BYTES,
  Job,
  KIND_CATEGORY,
  LEAF_BYTES,
  LEAF_SPLIT,
  Leaf,
  NODE_BYTES,
  RECORD_HEADER,
  SPLIT_BYTES,
  SPLIT_MASK,
  Split,
} from './job'
import { addLeaf, completeUnit } from './leaf-histograms'
import { partition } from './partition'
import { searchColumn, startSearch } from './search-column'
import { boundedOutput, floorGain, gradientOf, hessianOf, setOutputTerms, setTerms } from './terms'
import { POSITION_BYTES, UNIT_BYTES } from './units'

/** Units that a worker searches at a time. */
const ITEM_UNITS: u32 = 8

// This worker's own space.
let leaves: usize = 0
let masks: usize = 0
let free: usize = 0
let scratch: usize = 0
let nFree: u32 = 0
let nLeaves: u32 = 0

export function leafAt(index: u32): Leaf {
  return changetype<Leaf>(leaves + index * LEAF_BYTES)
}

export function maskOf(node: u32): usize {
  return masks + (node << 8)
}

function splitOf(leaf: Leaf): Split {
  return changetype<Split>(changetype<usize>(leaf) + LEAF_SPLIT)
}

/** Leaf by leaf, the best split first. All workers keep the same leaf table. @returns number of leaves */
export function grow(job: Job, worker: u32): u32 {
  leaves = job.own + worker * job.ownBytes
  masks = leaves + job.numLeaves * LEAF_BYTES
  free = masks + (job.numLeaves << 8)
  scratch = free + (((job.numLeaves << 2) + 63) & ~63)
  nFree = job.numLeaves
  for (let i: u32 = 0; i < nFree; i++) store<u32>(free + (i << 2), job.histograms + i * job.histogramBytes)
  openRoot(job, worker)
  while (nLeaves < job.numLeaves) {
    const at = bestLeaf()
    if (at < 0) break
    splitLeaf(job, worker, u32(at))
  }
  return nLeaves
}

function openRoot(job: Job, worker: u32): void {
  memory.fill(leaves, 0, LEAF_BYTES)
  const root = leafAt(0)
  root.end = job.nBag
  root.packed = rootPacked
  root.low = -Infinity
  root.high = Infinity
  root.groups = u32.MAX_VALUE
  root.lambdaL2 = job.lambdaL2 * hessianScale
  nLeaves = 1
  if (!isSearched(job, root)) return
  root.histograms = takeHistograms()
  addLeaf(job, worker, root, scratch)
  search(job, worker, root, root, false)
}

/** The leaf whose split gains most; ties go to the lower leaf. */
function bestLeaf(): i32 {
  let best = -1
  let gain: f64 = 0
  for (let at: u32 = 0; at < nLeaves; at++) {
    const split = splitOf(leafAt(at))
    if (split.gain <= gain) continue
    best = i32(at)
    gain = split.gain
  }
  return best
}

function splitLeaf(job: Job, worker: u32, at: u32): void {
  const parent = leafAt(at)
  const split = splitOf(parent)
  const node = nLeaves - 1
  writeMask(split, maskOf(node))
  if (worker === 0) recordNode(job, node, at, parent, split)
  const middle = partition(job, worker, columnOf(job, split.position), maskOf(node), parent.start, parent.end)

  const right = leafAt(nLeaves++)
  memory.copy(changetype<usize>(right), changetype<usize>(parent), LEAF_BYTES)
  const leftPacked = split.left
  const lambdaL2 = split.lambdaL2
  setBounds(job, parent, right, split)
  const parentSize = parent.end - parent.start
  right.packed = parent.packed - leftPacked
  parent.packed = leftPacked
  right.start = middle
  parent.end = middle
  right.depth = ++parent.depth
  parent.groups &= groupsOf(job, split.position)
  right.groups = parent.groups
  parent.lambdaL2 = lambdaL2
  right.lambdaL2 = lambdaL2
  split.gain = 0
  splitOf(right).gain = 0
  const histograms = parent.histograms
  const isClosed =
    nLeaves === job.numLeaves ||
    (job.maxDepth > 0 && parent.depth >= job.maxDepth) ||
    f64(parentSize) < 2 * job.minDataInLeaf
  if (histograms === 0) return
  if (isClosed) {
    parent.histograms = 0
    right.histograms = 0
    giveBack(histograms)
    return
  }
  const leftIsSmaller = parent.end - parent.start <= right.end - right.start
  const smaller = leftIsSmaller ? parent : right
  const larger = leftIsSmaller ? right : parent
  smaller.histograms = takeHistograms()
  larger.histograms = histograms
  addLeaf(job, worker, smaller, scratch)
  search(job, worker, smaller, larger, true)
}

function takeHistograms(): u32 {
  return load<u32>(free + (--nFree << 2))
}

function giveBack(histograms: u32): void {
  store<u32>(free + (nFree++ << 2), histograms)
}

function isSearched(job: Job, leaf: Leaf): bool {
  return f64(leaf.end - leaf.start) >= 2 * job.minDataInLeaf
}

/** The best splits of one or two leaves; with two, the larger's histograms still are the parent's. */
function search(job: Job, worker: u32, smaller: Leaf, larger: Leaf, both: bool): void {
  const mine = job.results + worker * 2 * SPLIT_BYTES
  const nItems = (job.nUnits + ITEM_UNITS - 1) / ITEM_UNITS
  const first = changetype<Split>(mine)
  const second = changetype<Split>(mine + SPLIT_BYTES)
  setTerms(job, smaller)
  startSearch(first)
  setTerms(job, larger)
  startSearch(second)
  const scanSmaller = isSearched(job, smaller)
  const scanLarger = both && isSearched(job, larger)
  for (let item = nextItem(job); item < nItems; item = nextItem(job)) {
    const from = item * ITEM_UNITS
    const to = min(job.nUnits, from + ITEM_UNITS)
    for (let unit = from; unit < to; unit++) completeUnit(job, unit, smaller, both ? larger : null)
    if (scanSmaller) searchUnits(job, smaller, from, to, first)
    if (scanLarger) searchUnits(job, larger, from, to, second)
  }
  endOfItems(job, nItems)
  barrier(job)
  merge(job, smaller, 0)
  if (both) merge(job, larger, 1)
}

function searchUnits(job: Job, leaf: Leaf, from: u32, to: u32, best: Split): void {
  setTerms(job, leaf)
  for (let unit = from; unit < to; unit++) {
    const unitHistogram = leaf.histograms + unit * HISTOGRAM_BYTES
    let next = load<u32>(job.units + unit * UNIT_BYTES, 4)
    while (next !== 0) {
      const position = next - 1
      if ((groupsOf(job, position) & leaf.groups) !== 0) {
        const column = load<u32>(job.sampled + (position << 2))
        const histogram = columnHistogram(job, position, unitHistogram, leaf.packed, scratch)
        searchColumn(job, column, position, histogram, best, scratch + UNIT_SCRATCH)
      }
      next = load<u32>(job.positions + position * POSITION_BYTES, 8)
    }
  }
}

function groupsOf(job: Job, position: u32): u32 {
  return load<u32>(job.columns + load<u32>(job.sampled + (position << 2)) * COLUMN_BYTES, 12)
}

/** The best of what the workers found; ties go to the lower column. */
function merge(job: Job, leaf: Leaf, side: u32): void {
  let best = changetype<Split>(job.results + side * SPLIT_BYTES)
  for (let w: u32 = 1; w < job.nWorkers; w++) {
    const other = changetype<Split>(job.results + (w * 2 + side) * SPLIT_BYTES)
    if (other.gain > best.gain || (other.gain === best.gain && other.position < best.position)) best = other
  }
  const split = splitOf(leaf)
  memory.copy(changetype<usize>(split), changetype<usize>(best), SPLIT_BYTES)
  // Taken anew, not kept from before the barrier: V8's first compiler (Node 20) keeps 32 bits of a float there.
  setTerms(job, leaf)
  split.gain = best.position === u32.MAX_VALUE ? 0 : best.gain - floorGain
}

function writeMask(split: Split, mask: usize): void {
  if (split.kind !== KIND_CATEGORY) {
    memory.fill(mask, 0, 256)
    memory.fill(mask + 1, 1, split.bin)
    store<u8>(mask, split.missingLeft)
    return
  }
  for (let bin: usize = 0; bin < 256; bin++) {
    const word = load<u64>(changetype<usize>(split) + ((bin >> 6) << 3), SPLIT_MASK)
    store<u8>(mask + bin, u8((word >> (bin & 63)) & 1))
  }
}

/** A monotone split fences its two sides off at the middle of their outputs: no later split can cross it. */
function setBounds(job: Job, left: Leaf, right: Leaf, split: Split): void {
  if (split.direction === 0) return
  setOutputTerms(job.lambdaL1 * gradientScale, split.lambdaL2, left.low, left.high)
  const rightPacked = left.packed - split.left
  const middle =
    (boundedOutput(gradientOf(split.left), hessianOf(split.left)) +
      boundedOutput(gradientOf(rightPacked), hessianOf(rightPacked))) /
    2
  if (split.direction > 0) {
    left.high = middle
    right.low = middle
  } else {
    left.low = middle
    right.high = middle
  }
}

function recordNode(job: Job, node: u32, leafIndex: u32, leaf: Leaf, split: Split): void {
  const at = job.record + RECORD_HEADER + node * NODE_BYTES
  store<u32>(at, load<u32>(job.sampled + (split.position << 2)))
  store<u32>(at, split.bin, 4)
  store<u32>(at, split.missingLeft, 8)
  store<u32>(at, split.kind, 12)
  store<u32>(at, leafIndex, 16)
  store<f64>(at, (split.gain * hessianScale) / (gradientScale * gradientScale), 24)
  store<f64>(at, leaf.low, 32)
  store<f64>(at, leaf.high, 40)
  store<f64>(at, leaf.lambdaL2, 48)
  memory.copy(at + 56, changetype<usize>(split) + SPLIT_MASK, 32)
}
