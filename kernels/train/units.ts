import { COLUMN_BYTES, Job } from './job'

// A unit is one byte of a row: the bin of a column, or the numbers of several bundles of few codes at once, which then share
// one histogram update. A bundle is a column, or several that never leave their commonest bin in the same row (bundles.ts).
// Their own histograms are sums over the joint one: exact, whatever bundles meet in a unit.

// Position of a tree's column: u32 unit, u32 stride of its bundle in the unit's code, u32 next position of the unit + 1,
// u32 codes of its bundle, u32 codes of the bundle before its own, u32 next position of the bundle + 1, u32 commonest bin,
// u32 training rows in other bins, then its digit for each bin (one byte).
export const POSITION_BYTES: usize = 288
export const POSITION_CODES: usize = 12
export const POSITION_BEFORE: usize = 16
const POSITION_NEXT_IN_BUNDLE: usize = 20
export const POSITION_COMMON: usize = 24
export const POSITION_UNCOMMON: usize = 28
export const POSITION_DIGITS: usize = 32
/** In the place of the codes before its own: the bundle's codes are the column's bins. */
export const ALONE: u32 = u32.MAX_VALUE
// Unit: u32 codes in use, u32 first position + 1.
export const UNIT_BYTES: usize = 8
// Bundle: u32 codes in use, u32 first position + 1.
export const BUNDLE_BYTES: usize = 8
/** Codes of a unit. */
const MOST_CODES: u32 = 256
/** Bundles of more codes have a unit of their own. */
const MOST_SHARED_CODES: u32 = 64

/** Every column its own bundle, in order. @returns number of bundles */
export function leaveAlone(job: Job): u32 {
  for (let position: u32 = 0; position < job.nSampled; position++) {
    openBundle(job, position)
    addToBundle(job, position, position, binsOf(job, position) - 1)
  }
  return job.nSampled
}

export function openBundle(job: Job, bundle: u32): void {
  store<u32>(job.bundles + bundle * BUNDLE_BYTES, 1)
  store<u32>(job.bundles + bundle * BUNDLE_BYTES, 0, 4)
}

/** @param nDigits codes that the column adds */
export function addToBundle(job: Job, bundle: u32, position: u32, nDigits: u32): void {
  const at = job.bundles + bundle * BUNDLE_BYTES
  const place = job.positions + position * POSITION_BYTES
  store<u32>(place, load<u32>(at), POSITION_BEFORE)
  store<u32>(place, load<u32>(at, 4), POSITION_NEXT_IN_BUNDLE)
  store<u32>(at, load<u32>(at) + nDigits)
  store<u32>(at, position + 1, 4)
}

/** Deals bundles to units: those of many codes first, each to the first unit that has room. @returns number of units */
export function dealUnits(job: Job, nBundles: u32, isShared: bool): u32 {
  let nUnits: u32 = 0
  for (let bundle: u32 = 0; bundle < nBundles; bundle++) {
    settle(job, bundle)
    if (isShared && codesOf(job, bundle) <= MOST_SHARED_CODES) continue
    openUnit(job, nUnits)
    joinUnit(job, nUnits++, bundle)
  }
  const firstShared = nUnits
  for (let nCodes = MOST_SHARED_CODES; isShared && nCodes >= 2; nCodes--) {
    for (let bundle: u32 = 0; bundle < nBundles; bundle++) {
      if (codesOf(job, bundle) !== nCodes) continue
      let unit = firstShared
      while (unit < nUnits && load<u32>(job.units + unit * UNIT_BYTES) * nCodes > MOST_CODES) unit++
      if (unit === nUnits) openUnit(job, nUnits++)
      joinUnit(job, unit, bundle)
    }
  }
  return nUnits
}

export function binsOf(job: Job, position: u32): u32 {
  return load<u32>(job.columns + load<u32>(job.sampled + (position << 2)) * COLUMN_BYTES)
}

function codesOf(job: Job, bundle: u32): u32 {
  return load<u32>(job.bundles + bundle * BUNDLE_BYTES)
}

/** A bundle of one column has its bins for codes. */
function settle(job: Job, bundle: u32): void {
  const at = job.bundles + bundle * BUNDLE_BYTES
  const position = load<u32>(at, 4) - 1
  const place = job.positions + position * POSITION_BYTES
  if (load<u32>(place, POSITION_NEXT_IN_BUNDLE) !== 0) return
  store<u32>(at, binsOf(job, position))
  store<u32>(place, ALONE, POSITION_BEFORE)
}

function openUnit(job: Job, unit: u32): void {
  const at = job.units + unit * UNIT_BYTES
  store<u32>(at, 1)
  store<u32>(at, 0, 4)
}

function joinUnit(job: Job, unit: u32, bundle: u32): void {
  const at = job.units + unit * UNIT_BYTES
  const nCodes = codesOf(job, bundle)
  for (let next = load<u32>(job.bundles + bundle * BUNDLE_BYTES, 4); next !== 0; ) {
    const place = job.positions + (next - 1) * POSITION_BYTES
    store<u32>(place, unit)
    store<u32>(place, load<u32>(at), 4)
    store<u32>(place, load<u32>(at, 4), 8)
    store<u32>(place, nCodes, POSITION_CODES)
    store<u32>(at, next, 4)
    next = load<u32>(place, POSITION_NEXT_IN_BUNDLE)
  }
  store<u32>(at, load<u32>(at) * nCodes)
}

/** Adds what a column says to the units' codes of some rows. */
export function addCodes(
  job: Job,
  position: u32,
  column: usize,
  from: u32,
  to: u32,
  units: usize,
  rowBytes: usize,
): void {
  const place = job.positions + position * POSITION_BYTES
  const stride = load<u32>(place, 4)
  const before = load<u32>(place, POSITION_BEFORE)
  const digits = place + POSITION_DIGITS
  let at = units + from * rowBytes
  if (before === ALONE) {
    for (let p = from; p < to; p++, at += rowBytes)
      store<u8>(at, load<u8>(at) + u8(load<u8>(column + p) * stride))
    return
  }
  for (let p = from; p < to; p++, at += rowBytes) {
    const digit: u32 = load<u8>(digits + load<u8>(column + p))
    store<u8>(at, load<u8>(at) + select<u8>(u8((before - 1 + digit) * stride), 0, digit !== 0))
  }
}
