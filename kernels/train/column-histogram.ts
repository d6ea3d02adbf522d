import { HISTOGRAM_BYTES, Job } from './job'
import {
  ALONE,
  binsOf,
  POSITION_BEFORE,
  POSITION_BYTES,
  POSITION_CODES,
  POSITION_COMMON,
  POSITION_DIGITS,
  UNIT_BYTES,
} from './units'

/** Room for two histograms, each with two bins more: scans read bins by twos. */
export const UNIT_SCRATCH: usize = 2 * (HISTOGRAM_BYTES + 64)

/**
 * Histogram of one column: the unit's own, or summed up from it.
 * @param total sum over all rows of the leaf
 * @param scratch UNIT_SCRATCH bytes
 * @returns its address
 */
export function columnHistogram(
  job: Job,
  position: u32,
  histogram: usize,
  total: i64,
  scratch: usize,
): usize {
  const place = job.positions + position * POSITION_BYTES
  const nCodes = load<u32>(place, POSITION_CODES)
  const ofBundle = bundleHistogram(job, place, nCodes, histogram, scratch)
  const before = load<u32>(place, POSITION_BEFORE)
  if (before === ALONE) return ofBundle
  const out = scratch + HISTOGRAM_BYTES + 64
  const nBins = binsOf(job, position)
  memory.fill(out, 0, (nBins + 2) << 3)
  // The bins that are in use and not the commonest have the digits 1, 2, … in their order.
  let code = ofBundle + (before << 3)
  let rest = total
  for (let bin: u32 = 0; bin < nBins; bin++) {
    if (load<u8>(place + bin, POSITION_DIGITS) === 0) continue
    const sum = load<i64>(code)
    store<i64>(out + (bin << 3), sum)
    rest -= sum
    code += 8
  }
  store<i64>(out + (load<u32>(place, POSITION_COMMON) << 3), rest)
  return out
}

function bundleHistogram(job: Job, place: usize, nCodes: u32, histogram: usize, scratch: usize): usize {
  const stride = load<u32>(place, 4)
  const nUnitCodes = load<u32>(job.units + load<u32>(place) * UNIT_BYTES)
  if (nUnitCodes === nCodes) return histogram
  memory.fill(scratch, 0, (nCodes + 2) << 3)
  for (let code: u32 = 0; code < nUnitCodes; ) {
    for (let digit: u32 = 0; digit < nCodes; digit++) {
      let sum: i64 = 0
      for (let i: u32 = 0; i < stride; i++, code++) sum += load<i64>(histogram + (code << 3))
      const at = scratch + (digit << 3)
      store<i64>(at, load<i64>(at) + sum)
    }
  }
  return scratch
}
