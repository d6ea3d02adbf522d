import { Binning, keyOf, numberOf } from './binning-job'
import { placeCuts } from './place-cuts'
import { sortByParts } from './sort-by-parts'

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
  const sorted = sortByParts(job.keys, nPresent, job.spare, job.table)
  job.least = numberOf(load<u64>(sorted))
  job.most = numberOf(load<u64>(sorted + ((nPresent - 1) << 3)))
  placeCuts(job, sorted, nPresent)
  assignBins(job)
}

/** Keys of the rows that place the cuts, without the missing. @returns how many */
function collectKeys(job: Binning): u32 {
  let to = job.keys
  if (job.sample !== 0) {
    for (let i: u32 = 0; i < job.nSample; i++)
      to = addKey(to, job.values + (usize(load<u32>(job.sample + (i << 2))) << 3))
    return u32((to - job.keys) >> 3)
  }
  let at = job.values
  const end = at + (usize(job.nRows) << 3)
  // Two at once, as keyOf makes them; a missing one is written over by the next.
  for (; at + 16 <= end; at += 16) {
    const x = v128.load(at)
    const bits = f64x2.add(x, f64x2.splat(0))
    const keys = v128.xor(bits, v128.or(i64x2.shr_s(bits, 63), i64x2.splat(i64.MIN_VALUE)))
    const present = f64x2.eq(x, x)
    store<u64>(to, i64x2.extract_lane(keys, 0))
    to += usize(i64x2.extract_lane(present, 0)) & 8
    store<u64>(to, i64x2.extract_lane(keys, 1))
    to += usize(i64x2.extract_lane(present, 1)) & 8
  }
  if (at < end) to = addKey(to, at)
  return u32((to - job.keys) >> 3)
}

function addKey(to: usize, at: usize): usize {
  const value = load<f64>(at)
  store<u64>(to, keyOf(value))
  return to + (usize(!Number.isNaN(value)) << 3)
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
