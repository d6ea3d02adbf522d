import { distinctKeys } from './distinct-keys'

/** One number column on its way to bins; fields as src/model/training/engine/bin-numbers.ts writes them. */
@unmanaged
export class Binning {
  /** Doubles by row number, NaN = missing. */
  values: usize
  nRows: u32
  /** Row numbers that place the cuts; 0 = all rows. */
  sample: usize
  nSample: u32
  maxValueBins: u32
  minDataInBin: u32
  /** One byte per row. */
  bins: usize
  /** 8 bytes per sampled row. */
  keys: usize
  /** The same. */
  spare: usize
  /** 4 bytes per sampled row. */
  counts: usize
  /** Result: upper bounds; 512 doubles, those behind the cuts infinite. */
  cuts: usize
  nCuts: u32
  nPresent: u32
  /** 266,240 bytes. */
  table: usize
  /** Result: range of the sampled values. */
  least: f64
  most: f64
}

/** What the first 16 bits of a key can be. */
const BEGINNINGS: usize = 65536

/** Equal-frequency bins as src/model/training/cut-points.ts makes them; then every row's bin. */
export function binColumn(job: Binning): void {
  const nPresent = collectKeys(job)
  job.nPresent = nPresent
  job.nCuts = 0
  if (nPresent === 0) {
    memory.fill(job.bins, 0, job.nRows)
    return
  }
  const nDistinct = distinctKeys(job.keys, nPresent, job.spare, job.counts, job.table)
  job.least = numberOf(load<u64>(job.keys))
  job.most = numberOf(load<u64>(job.keys + ((nDistinct - 1) << 3)))
  if (nDistinct <= job.maxValueBins) mergeSmall(job, nDistinct)
  else greedyEnds(job, nDistinct, nPresent)
  assignBins(job)
}

/** Unsigned order of the keys = order of the numbers; −0 = 0. */
export function keyOf(x: f64): u64 {
  const bits = reinterpret<u64>(x + 0)
  return bits >> 63 === 1 ? ~bits : bits | 0x8000000000000000
}

function numberOf(key: u64): f64 {
  return reinterpret<f64>(key >> 63 === 1 ? key & ~(u64(1) << 63) : ~key)
}

function collectKeys(job: Binning): u32 {
  let to = job.keys
  const n = job.sample === 0 ? job.nRows : job.nSample
  for (let i: u32 = 0; i < n; i++) {
    const row: usize = job.sample === 0 ? i : load<u32>(job.sample + (i << 2))
    const value = load<f64>(job.values + (row << 3))
    store<u64>(to, keyOf(value))
    to += usize(!Number.isNaN(value)) << 3
  }
  return u32((to - job.keys) >> 3)
}

function rowsOf(job: Binning, i: u32): u32 {
  return load<u32>(job.counts + (i << 2))
}

/** Few distinct values: one bin each, neighbours joined until a bin holds enough. */
function mergeSmall(job: Binning, nDistinct: u32): void {
  let inBin: u32 = 0
  for (let i: u32 = 0; i < nDistinct - 1; i++) {
    inBin += rowsOf(job, i)
    if (inBin < job.minDataInBin) continue
    addCut(job, i)
    inBin = 0
  }
}

function greedyEnds(job: Binning, nDistinct: u32, nPresent: u32): void {
  const total = f64(nPresent)
  const fitting = Math.floor(total / max(1, f64(job.minDataInBin)))
  const most = max(1, min(f64(job.maxValueBins), fitting))
  const heavy = wholeRows(total / most)
  let binsLeft = most
  let rowsLeft = nPresent
  for (let i: u32 = 0; i < nDistinct; i++) {
    const count = rowsOf(job, i)
    if (count < heavy) continue
    binsLeft--
    rowsLeft -= count
  }
  let size = binSize(rowsLeft, binsLeft)
  let enough = wholeRows(size)
  let inBin: u32 = 0
  let next = rowsOf(job, 0)
  for (let i: u32 = 0; i < nDistinct - 1; i++) {
    const count = next
    next = rowsOf(job, i + 1)
    const isHeavy = count >= heavy
    inBin += count
    if (!isHeavy) rowsLeft -= count
    if (!isHeavy && inBin < enough && (next < heavy || inBin < wholeRows(max(1, size * 0.5)))) continue
    addCut(job, i)
    if (f64(job.nCuts) >= most - 1) return
    inBin = 0
    if (isHeavy) continue
    binsLeft--
    size = binSize(rowsLeft, binsLeft)
    enough = wholeRows(size)
  }
}

function binSize(rowsLeft: u32, binsLeft: f64): f64 {
  return binsLeft > 0 ? f64(rowsLeft) / binsLeft : Infinity
}

/** The least number of rows that is not below a size. */
function wholeRows(size: f64): u32 {
  return u32(min(Math.ceil(size), f64(u32.MAX_VALUE)))
}

/** Ends a bin after distinct value i: a bound m with value i ≤ m < value i + 1, near the middle. */
function addCut(job: Binning, i: u32): void {
  const a = numberOf(load<u64>(job.keys + (i << 3)))
  const b = numberOf(load<u64>(job.keys + ((i + 1) << 3)))
  const middle = a / 2 + b / 2
  store<f64>(job.cuts + (job.nCuts++ << 3), middle >= a && middle < b ? middle : a)
}

/**
 * Bin = 1 + number of cuts below the value. The first 16 bits of its key say how many cuts lie below all keys that begin like it;
 * a search by halves looks through the cuts that begin like it. Cuts are filled up with infinity, below which everything lies.
 */
function assignBins(job: Binning): void {
  const cuts = job.cuts
  const nCuts: usize = job.nCuts
  for (let c = nCuts; c < 512; c++) store<f64>(cuts + (c << 3), Infinity)
  const starts = job.table
  const most = findStarts(cuts, nCuts, starts)
  // Ranks 0 to 2 · first − 1 beyond the start: no more steps than the fullest beginning asks for.
  let first: usize = 0
  if (most > 0) for (first = 1; first << 1 <= most; ) first <<= 1
  let at = job.values
  const bins = job.bins
  const nRows = job.nRows
  let row: u32 = 0
  // Four searches at once hide the wait for each other's loads.
  for (; row + 4 <= nRows; row += 4, at += 32) {
    const a = load<f64>(at)
    const b = load<f64>(at, 8)
    const c = load<f64>(at, 16)
    const d = load<f64>(at, 24)
    let i = startOf(starts, a)
    let j = startOf(starts, b)
    let k = startOf(starts, c)
    let l = startOf(starts, d)
    for (let half = first; half > 0; half >>= 1) {
      i = climb(cuts, i, half, a)
      j = climb(cuts, j, half, b)
      k = climb(cuts, k, half, c)
      l = climb(cuts, l, half, d)
    }
    store<u8>(bins + row, binOf(a, i))
    store<u8>(bins + row, binOf(b, j), 1)
    store<u8>(bins + row, binOf(c, k), 2)
    store<u8>(bins + row, binOf(d, l), 3)
  }
  for (; row < nRows; row++, at += 8) {
    const x = load<f64>(at)
    let i = startOf(starts, x)
    for (let half = first; half > 0; half >>= 1) i = climb(cuts, i, half, x)
    store<u8>(bins + row, binOf(x, i))
  }
}

/**
 * Per beginning of a key, how many cuts begin lower: one byte each.
 * @returns most cuts with the same beginning
 */
function findStarts(cuts: usize, nCuts: usize, starts: usize): usize {
  let most: usize = 0
  let from: usize = 0
  let equal: usize = 0
  for (let c: usize = 0; c < nCuts; c++) {
    const after = beginning(load<f64>(cuts + (c << 3))) + 1
    if (after > from) {
      memory.fill(starts + from, u8(c), after - from)
      from = after
      equal = 0
    }
    most = max(most, ++equal)
  }
  memory.fill(starts + from, u8(nCuts), BEGINNINGS - from)
  return most
}

function beginning(x: f64): usize {
  return usize(keyOf(x) >> 48)
}

function startOf(starts: usize, x: f64): usize {
  return load<u8>(starts + beginning(x))
}

function climb(cuts: usize, at: usize, half: usize, x: f64): usize {
  return select(at + half, at, load<f64>(cuts + ((at + half) << 3) - 8) < x)
}

function binOf(x: f64, rank: usize): u8 {
  return select<u8>(0, u8(rank) + 1, Number.isNaN(x))
}
