import { columnOf } from './histogram'
import { Job } from './job'
import {
  ALONE,
  addToBundle,
  BUNDLE_BYTES,
  binsOf,
  openBundle,
  POSITION_BYTES,
  POSITION_COMMON,
  POSITION_DIGITS,
  POSITION_UNCOMMON,
} from './units'

// Columns of which no two ever leave their commonest bin in the same row share one number: which of them left it, and for
// which bin. One-hots of one variable are the case; counts and sums that are zero for different people another.

/** Columns with more bins leave no room for others. */
const MOST_BINS: u32 = 128
const MOST_CODES: u32 = 256
/** Bundles that a column is tried on, as LightGBM limits it. */
const MOST_TRIES: u32 = 100
const NOT_COUNTED: u32 = u32.MAX_VALUE

/**
 * Counts a column's bins in the training rows: which is the commonest, how many rows leave it, and numbers from 1 for the
 * others in use.
 * @param counts 1,024 bytes
 */
export function countBins(job: Job, position: u32, counts: usize): void {
  const place = job.positions + position * POSITION_BYTES
  store<u32>(place, NOT_COUNTED, POSITION_UNCOMMON)
  const nBins = binsOf(job, position)
  if (nBins > MOST_BINS) return
  memory.fill(counts, 0, 1024)
  const column = columnOf(job, position)
  for (let p: usize = 0; p < job.nTrain; p++) {
    const at = counts + (usize(load<u8>(column + p)) << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
  let common: u32 = 0
  for (let bin: u32 = 1; bin < nBins; bin++)
    if (load<u32>(counts + (bin << 2)) > load<u32>(counts + (common << 2))) common = bin
  store<u32>(place, common, POSITION_COMMON)
  store<u32>(place, job.nTrain - load<u32>(counts + (common << 2)), POSITION_UNCOMMON)
  const digits = place + POSITION_DIGITS
  memory.fill(digits, 0, 256)
  let digit: u8 = 0
  for (let bin: u32 = 0; bin < nBins; bin++)
    if (bin !== common && load<u32>(counts + (bin << 2)) > 0) store<u8>(digits + bin, ++digit)
}

/**
 * Bundles the tree's columns: those that leave their commonest bin most often first, each into the first bundle it never
 * meets; others stay alone. Bits of rows stand where the tiles come later.
 * @returns number of bundles; as many as columns where there is nothing to bundle
 */
export function bundleColumns(job: Job): u32 {
  const bitBytes = usize(((job.nTrain + 127) >> 7) << 4)
  if (usize(job.nSampled + 1) * bitBytes > usize(job.nTrain) * usize(job.rowBytes)) return job.nSampled
  const bits = job.tileRows + bitBytes
  let nBundles: u32 = 0
  let before: u64 = u64.MAX_VALUE
  for (;;) {
    // Falling by uncommon rows, then rising by position.
    let next: u32 = ALONE
    let highest: u64 = 0
    for (let position: u32 = 0; position < job.nSampled; position++) {
      const uncommon = uncommonOf(job, position)
      if (uncommon > job.nTrain >> 1) continue
      const rank = (u64(uncommon) << 32) | (u32.MAX_VALUE - position)
      if (rank >= before || rank < highest) continue
      highest = rank
      next = position
    }
    if (next === ALONE) break
    before = highest
    markRows(job, next, job.tileRows)
    const bundle = firstFitting(job, next, nBundles, bits, bitBytes)
    if (bundle === nBundles) {
      openBundle(job, nBundles++)
      memory.fill(bits + bundle * bitBytes, 0, bitBytes)
    }
    addToBundle(job, bundle, next, usedBeside(job, next))
    addBits(bits + bundle * bitBytes, job.tileRows, bitBytes)
  }
  for (let position: u32 = 0; position < job.nSampled; position++) {
    if (uncommonOf(job, position) <= job.nTrain >> 1) continue
    openBundle(job, nBundles)
    addToBundle(job, nBundles++, position, binsOf(job, position) - 1)
  }
  return nBundles
}

function uncommonOf(job: Job, position: u32): u32 {
  return load<u32>(job.positions + position * POSITION_BYTES, POSITION_UNCOMMON)
}

/** Bins in use beside the commonest. */
function usedBeside(job: Job, position: u32): u32 {
  const digits = job.positions + position * POSITION_BYTES + POSITION_DIGITS
  let most: u8 = 0
  for (let bin: usize = 0; bin < 256; bin++) most = max(most, load<u8>(digits + bin))
  return most
}

/** One bit per row that leaves the commonest bin. */
function markRows(job: Job, position: u32, bits: usize): void {
  const column = columnOf(job, position)
  const common = u8(load<u32>(job.positions + position * POSITION_BYTES, POSITION_COMMON))
  const wanted = i8x16.splat(common)
  const nTrain: usize = job.nTrain
  let p: usize = 0
  for (; p + 16 <= nTrain; p += 16)
    store<u16>(bits + (p >> 3), u16(i8x16.bitmask(i8x16.ne(v128.load(column + p), wanted))))
  memory.fill(bits + (p >> 3), 0, (((nTrain + 127) >> 7) << 4) - (p >> 3))
  for (; p < nTrain; p++) {
    const at = bits + (p >> 3)
    store<u8>(at, load<u8>(at) | (u8(load<u8>(column + p) !== common) << u8(p & 7)))
  }
}

function firstFitting(job: Job, position: u32, nBundles: u32, bits: usize, bitBytes: usize): u32 {
  const more = usedBeside(job, position)
  let tries: u32 = 0
  for (let bundle: u32 = 0; bundle < nBundles && tries < MOST_TRIES; bundle++) {
    if (load<u32>(job.bundles + bundle * BUNDLE_BYTES) + more > MOST_CODES) continue
    tries++
    if (!meets(bits + bundle * bitBytes, job.tileRows, bitBytes)) return bundle
  }
  return nBundles
}

function meets(one: usize, other: usize, bitBytes: usize): bool {
  for (let at: usize = 0; at < bitBytes; at += 16)
    if (v128.any_true(v128.and(v128.load(one + at), v128.load(other + at)))) return true
  return false
}

function addBits(to: usize, from: usize, bitBytes: usize): void {
  for (let at: usize = 0; at < bitBytes; at += 16)
    v128.store(to + at, v128.or(v128.load(to + at), v128.load(from + at)))
}
