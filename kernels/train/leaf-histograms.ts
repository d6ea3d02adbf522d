import { barrier, endOfItems, nextItem } from './barrier'
import { addColumns, PASS_COLUMNS, subtract } from './histogram'
import { HISTOGRAM_BYTES, Job, Leaf } from './job'
import { addTiles, GROUP_UNITS } from './tiles'
import { UNIT_BYTES } from './units'

/** Rows that a worker takes at a time from a large leaf. */
const ITEM_ROWS: u32 = 2048
/** Groups that a worker takes at a time from a small leaf. */
const ITEM_GROUPS: u32 = 2

/** Whether the last leaf's rows were shared out, so that each worker holds a part of every histogram. */
let isParted: bool = false

/** Histograms of a leaf from its rows. */
export function addLeaf(job: Job, worker: u32, leaf: Leaf, scratch: usize): void {
  isParted = false
  if (job.rowBytes === 0) addByColumns(job, leaf, scratch)
  else if (job.nWorkers > 1 && leaf.end - leaf.start >= 2 * ITEM_ROWS * job.nWorkers)
    addByRows(job, worker, leaf, scratch)
  else addByGroups(job, leaf, scratch)
  barrier(job)
}

function addByColumns(job: Job, leaf: Leaf, scratch: usize): void {
  const nPasses = (job.nSampled + PASS_COLUMNS - 1) / PASS_COLUMNS
  for (let pass = nextItem(job); pass < nPasses; pass = nextItem(job))
    addColumns(job, pass * PASS_COLUMNS, leaf.start, leaf.end, leaf.histograms, scratch)
  endOfItems(job, nPasses)
}

function addByGroups(job: Job, leaf: Leaf, scratch: usize): void {
  const nGroups = (job.nUnits + GROUP_UNITS - 1) / GROUP_UNITS
  const perItem = job.nWorkers === 1 ? nGroups : ITEM_GROUPS
  const nItems: u32 = perItem === 0 ? 0 : (nGroups + perItem - 1) / perItem
  for (let item = nextItem(job); item < nItems; item = nextItem(job)) {
    const first = item * perItem
    const last = min(nGroups, first + perItem)
    const from = leaf.histograms + first * GROUP_UNITS * HISTOGRAM_BYTES
    memory.fill(from, 0, (last - first) * GROUP_UNITS * HISTOGRAM_BYTES)
    addTiles(job, leaf.start, leaf.end, first, last, leaf.histograms, scratch)
  }
  endOfItems(job, nItems)
}

function addByRows(job: Job, worker: u32, leaf: Leaf, scratch: usize): void {
  isParted = true
  const out = partOf(job, worker, leaf)
  memory.fill(out, 0, job.histogramBytes)
  const nGroups = (job.nUnits + GROUP_UNITS - 1) / GROUP_UNITS
  const nItems = (leaf.end - leaf.start + ITEM_ROWS - 1) / ITEM_ROWS
  for (let item = nextItem(job); item < nItems; item = nextItem(job)) {
    const from = leaf.start + item * ITEM_ROWS
    addTiles(job, from, min(leaf.end, from + ITEM_ROWS), 0, nGroups, out, scratch)
  }
  endOfItems(job, nItems)
}

/** The first worker adds into the leaf's own histograms. */
function partOf(job: Job, worker: u32, leaf: Leaf): usize {
  return worker === 0 ? usize(leaf.histograms) : job.parts + (worker - 1) * job.histogramBytes
}

/**
 * Brings a unit's histograms into their places: the workers' parts together, then the larger leaf's.
 * @param larger its place still holds the parent's; null where there is only one leaf
 */
export function completeUnit(job: Job, unit: u32, smaller: Leaf, larger: Leaf | null): void {
  const offset = unit * HISTOGRAM_BYTES
  const nCodes = load<u32>(job.units + unit * UNIT_BYTES)
  const at = smaller.histograms + offset
  for (let w: u32 = 1; isParted && w < job.nWorkers; w++) add(at, partOf(job, w, smaller) + offset, nCodes)
  if (larger !== null) subtract(larger.histograms + offset, at, nCodes)
}

function add(to: usize, from: usize, nCodes: u32): void {
  const end = to + (nCodes << 3)
  for (; to < end; to += 16, from += 16) v128.store(to, i64x2.add(v128.load(to), v128.load(from)))
}
