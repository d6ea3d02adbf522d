import { COLUMN_BYTES, Job } from './job'

// A unit is one byte of a row: the bin of a column, or of several columns of few bins at once, which then share one
// histogram update. Their own histograms are sums over the joint one: exact, whatever columns meet in a unit.

// Position of a tree's column: u32 unit, u32 stride of its bin in the unit's code, u32 next position of the unit + 1.
export const POSITION_BYTES: usize = 12
// Unit: u32 codes in use, u32 first position + 1.
export const UNIT_BYTES: usize = 8
/** Codes of a unit. */
const MOST_CODES: u32 = 256
/** Columns with more bins have a unit of their own. */
const MOST_SHARED_BINS: u32 = 64

/** Deals the tree's columns to units: those of many bins first, each to the first unit that has room. */
export function makeUnits(job: Job, isShared: bool): u32 {
  let nUnits: u32 = 0
  for (let position: u32 = 0; position < job.nSampled; position++) {
    if (isShared && binsOf(job, position) <= MOST_SHARED_BINS) continue
    openUnit(job, nUnits++, position)
  }
  const firstShared = nUnits
  for (let nBins = MOST_SHARED_BINS; isShared && nBins >= 2; nBins--) {
    for (let position: u32 = 0; position < job.nSampled; position++) {
      if (binsOf(job, position) !== nBins) continue
      let unit = firstShared
      while (unit < nUnits && load<u32>(job.units + unit * UNIT_BYTES) * nBins > MOST_CODES) unit++
      if (unit === nUnits) openUnit(job, nUnits++, position)
      else joinUnit(job, unit, position)
    }
  }
  return nUnits
}

function binsOf(job: Job, position: u32): u32 {
  return load<u32>(job.columns + load<u32>(job.sampled + (position << 2)) * COLUMN_BYTES)
}

function openUnit(job: Job, unit: u32, position: u32): void {
  const at = job.units + unit * UNIT_BYTES
  store<u32>(at, 1)
  store<u32>(at, 0, 4)
  joinUnit(job, unit, position)
}

function joinUnit(job: Job, unit: u32, position: u32): void {
  const at = job.units + unit * UNIT_BYTES
  const place = job.positions + position * POSITION_BYTES
  store<u32>(place, unit)
  store<u32>(place, load<u32>(at), 4)
  store<u32>(place, load<u32>(at, 4), 8)
  store<u32>(at, load<u32>(at) * binsOf(job, position))
  store<u32>(at, position + 1, 4)
}

/**
 * Histogram of one column: the unit's own, or summed up from it.
 * @param scratch 2,048 bytes
 * @returns its address
 */
export function columnHistogram(job: Job, position: u32, histogram: usize, scratch: usize): usize {
  const place = job.positions + position * POSITION_BYTES
  const stride = load<u32>(place, 4)
  const nCodes = load<u32>(job.units + load<u32>(place) * UNIT_BYTES)
  const nBins = binsOf(job, position)
  if (nCodes === nBins) return histogram
  // Two more: scans read bins by twos.
  memory.fill(scratch, 0, (nBins + 2) << 3)
  for (let code: u32 = 0; code < nCodes; ) {
    for (let bin: u32 = 0; bin < nBins; bin++) {
      let sum: i64 = 0
      for (let i: u32 = 0; i < stride; i++, code++) sum += load<i64>(histogram + (code << 3))
      const at = scratch + (bin << 3)
      store<i64>(at, load<i64>(at) + sum)
    }
  }
  return scratch
}
