// One value per group of rows: group g has the places `first[g]` to before `last[g]`. NaN = missing.
import { EXACT } from './casts'

export function countRows(first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8)
    store<f64>(out, f64(load<i32>(last) - load<i32>(first)))
}

/** Values that are present. */
export function count(values: usize, first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let found = 0
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const value = load<f64>(at)
      found += i32(!Number.isNaN(value))
    }
    store<f64>(out, f64(found))
  }
}

/**
 * How often each kind of a text comes in each group, 32 bits each.
 * @param out a column for each of `nKinds` kinds and, behind them, one for missing values
 * @param room counts from one column to the next
 */
export function countKinds(
  codes: usize,
  first: usize,
  last: usize,
  nGroups: i32,
  nKinds: i32,
  out: usize,
  room: i32,
): void {
  const stride = usize(room) << 2
  memory.fill(out, 0, stride * usize(nKinds + 1))
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 4) {
    const end = codes + (usize(load<i32>(last)) << 3)
    for (let at = codes + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const code = load<f64>(at)
      const kind = !Number.isNaN(code) ? i32(code) : nKinds
      const counter = out + usize(kind) * stride
      store<i32>(counter, load<i32>(counter) + 1)
    }
  }
}

export function fromCounts(counts: usize, out: usize, nGroups: i32): void {
  for (let g = 0; g < nGroups; g++, counts += 4, out += 8) store<f64>(out, f64(load<i32>(counts)))
}

export function addCounts(counts: usize, out: usize, nGroups: i32): void {
  for (let g = 0; g < nGroups; g++, counts += 4, out += 8)
    store<f64>(out, load<f64>(out) + f64(load<i32>(counts)))
}

/** Sums of whole numbers; 1 when one leaves what doubles count exactly. */
export function sum(values: usize, first: usize, last: usize, nGroups: i32, out: usize): i32 {
  let most: f64 = 0
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let found = i64x2.splat(0)
    let totals = f64x2.splat(0)
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const value = v128.load64_splat(at)
      const present = f64x2.eq(value, value)
      found = i64x2.sub(found, present)
      totals = f64x2.add(totals, v128.and(withSize(value), present))
    }
    store<f64>(out, i64x2.extract_lane(found, 0) > 0 ? f64x2.extract_lane(totals, 0) : NaN)
    most = max(most, f64x2.extract_lane(totals, 1))
  }
  return i32(most > EXACT)
}

/** A value in both lanes, in the second without its sign. */
function withSize(value: v128): v128 {
  return v128.and(value, i64x2(-1, i64.MAX_VALUE))
}

/** A value in both lanes, in the second with the other sign. */
function withOpposite(value: v128): v128 {
  return v128.xor(value, i64x2(0, i64.MIN_VALUE))
}

/**
 * Sums of decimals as doubles, divided as the engine divides: whole part and rest apart when the sum is too long for a
 * double. 1 when one is longer than 64 bits.
 * @param power 10 to the power of the scale
 */
export function decimalSum(
  values: usize,
  power: f64,
  first: usize,
  last: usize,
  nGroups: i32,
  out: usize,
): i32 {
  let odd = sum(values, first, last, nGroups, out)
  if (odd === 0) {
    for (let g = 0; g < nGroups; g++, out += 8) store<f64>(out, load<f64>(out) / power)
    return 0
  }
  odd = 0
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let total: i64 = 0
    let size: f64 = 0
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const value = load<f64>(at)
      if (Number.isNaN(value)) continue
      size += abs(value)
      if (size > LONGEST) break
      total += i64(value)
    }
    if (size > LONGEST) odd = 1
    else if (!Number.isNaN(load<f64>(out))) store<f64>(out, quotient(total, power))
  }
  return odd
}

/** 2^62: sums up to here fit a signed number of 64 bits, whatever the rounding of their size. */
const LONGEST: f64 = 4.611686018427388e18

function quotient(total: i64, power: f64): f64 {
  if (abs(f64(total)) <= EXACT) return f64(total) / power
  const whole = i64(power)
  return f64(total / whole) + f64(total % whole) / power
}

export function smallest(values: usize, first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let best = f64x2.splat(Infinity)
    const end = values + (usize(load<i32>(last)) << 3)
    // A missing value is not below anything.
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8)
      best = f64x2.pmin(best, v128.load64_splat(at))
    const found = f64x2.extract_lane(best, 0)
    store<f64>(out, found === Infinity ? NaN : found)
  }
}

export function largest(values: usize, first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let best = f64x2.splat(-Infinity)
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8)
      best = f64x2.pmax(best, v128.load64_splat(at))
    const found = f64x2.extract_lane(best, 0)
    store<f64>(out, found === -Infinity ? NaN : found)
  }
}

/**
 * Several at once, for less than two alone: how many are present, their sum, the sum of their sizes, the smallest and the
 * largest.
 */
export function measure(
  values: usize,
  first: usize,
  last: usize,
  nGroups: i32,
  counts: usize,
  sums: usize,
  sizes: usize,
  least: usize,
  greatest: usize,
): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4) {
    let found = i64x2.splat(0)
    let totals = f64x2.splat(0)
    let extremes = f64x2.splat(Infinity)
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const value = v128.load64_splat(at)
      const present = f64x2.eq(value, value)
      found = i64x2.sub(found, present)
      totals = f64x2.add(totals, v128.and(withSize(value), present))
      // The largest is the smallest of the opposites; a missing value is not below anything.
      extremes = f64x2.pmin(extremes, withOpposite(value))
    }
    const to = usize(g) << 3
    const count = i64x2.extract_lane(found, 0)
    store<f64>(counts + to, f64(count))
    store<f64>(sums + to, count > 0 ? f64x2.extract_lane(totals, 0) : NaN)
    store<f64>(sizes + to, f64x2.extract_lane(totals, 1))
    store<f64>(least + to, count > 0 ? f64x2.extract_lane(extremes, 0) : NaN)
    store<f64>(greatest + to, count > 0 ? -f64x2.extract_lane(extremes, 1) : NaN)
  }
}

/** Whether a size is beyond what doubles count exactly. */
export function anyInexact(sizes: usize, nGroups: i32): bool {
  let most: f64 = 0
  for (let g = 0; g < nGroups; g++, sizes += 8) most = max(most, load<f64>(sizes))
  return most > EXACT
}

/** Of a sample (n − 1), from the means; missing below two values. */
export function variance(
  values: usize,
  means: usize,
  first: usize,
  last: usize,
  nGroups: i32,
  out: usize,
): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, means += 8, out += 8) {
    const middle = load<f64>(means)
    let sums = f64x2.splat(0)
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const distance = f64x2.sub(v128.load64_splat(at), f64x2.splat(middle))
      // Squares in one lane, how many in the other.
      const terms = f64x2.replace_lane(f64x2.mul(distance, distance), 1, 1)
      sums = f64x2.add(sums, v128.and(terms, f64x2.eq(distance, distance)))
    }
    const found = f64x2.extract_lane(sums, 1)
    store<f64>(out, found > 1 ? f64x2.extract_lane(sums, 0) / (found - 1) : NaN)
  }
}

/**
 * Different values that are present; 0 and -0 are one.
 * @param work room for the values of the largest group, at least 4
 */
export function countDistinct(
  values: usize,
  first: usize,
  last: usize,
  nGroups: i32,
  work: usize,
  out: usize,
): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    const start = values + (usize(load<i32>(first)) << 3)
    const end = values + (usize(load<i32>(last)) << 3)
    let different = smallWholes(start, end, work)
    if (different < 0)
      different = isSorted(start, end) ? steps(start, end) : steps(work, sortedCopy(start, end, work))
    store<f64>(out, f64(different))
  }
}

/** Different ones where all are whole and from 0 to 255, each with a bit of its own; -1 where they are not. */
function smallWholes(start: usize, end: usize, bits: usize): i32 {
  memory.fill(bits, 0, 32)
  for (let at = start; at < end; at += 8) {
    const value = load<f64>(at)
    const whole = i32(value >= 0 && value < 256 ? value : 0)
    const isOne = f64(whole) === value
    if (!isOne && !Number.isNaN(value)) return -1
    const word = bits + ((usize(whole) >> 6) << 3)
    store<u64>(word, load<u64>(word) | (u64(isOne) << (u64(whole) & 63)))
  }
  let found: i64 = 0
  for (let word: usize = 0; word < 32; word += 8) found += popcnt(load<i64>(bits + word))
  return i32(found)
}

function isSorted(start: usize, end: usize): bool {
  let before: f64 = -Infinity
  for (let at = start; at < end; at += 8) {
    const value = load<f64>(at)
    if (value < before) return false
    if (!Number.isNaN(value)) before = value
  }
  return true
}

/** Different values of a sorted list. */
function steps(start: usize, end: usize): i32 {
  let found = 0
  let before: f64 = NaN
  for (let at = start; at < end; at += 8) {
    const value = load<f64>(at)
    if (!Number.isNaN(value) && value !== before) {
      before = value
      found++
    }
  }
  return found
}

/** Shell's sort with Ciura's gaps: groups are short. Gives the end of the copy. */
function sortedCopy(start: usize, end: usize, to: usize): usize {
  let n = 0
  for (let at = start; at < end; at += 8) {
    const value = load<f64>(at)
    if (!Number.isNaN(value)) store<f64>(to + (usize(n++) << 3), value)
  }
  for (let gap = firstGap(n); gap > 0; gap = gap === 1 ? 0 : max(1, i32(f64(gap) / 2.25))) {
    for (let next = gap; next < n; next++) {
      const value = load<f64>(to + (usize(next) << 3))
      let at = next
      while (at >= gap && load<f64>(to + (usize(at - gap) << 3)) > value) {
        store<f64>(to + (usize(at) << 3), load<f64>(to + (usize(at - gap) << 3)))
        at -= gap
      }
      store<f64>(to + (usize(at) << 3), value)
    }
  }
  return to + (usize(n) << 3)
}

function firstGap(n: i32): i32 {
  let gap = 1
  while (gap * 9 < n * 4) gap = i32(f64(gap) * 2.25) + 1
  return gap
}
