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
      found += i32(value == value)
    }
    store<f64>(out, f64(found))
  }
}

/** Conditions that hold. */
export function countTrue(values: usize, first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let found = 0
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) found += i32(load<f64>(at) == 1)
    store<f64>(out, f64(found))
  }
}

/**
 * How often each kind of a text comes in each group: `out` has a column of `nGroups` for each of `nKinds` kinds and,
 * behind them, one for missing values.
 */
export function countKinds(
  codes: usize,
  first: usize,
  last: usize,
  nGroups: i32,
  nKinds: i32,
  out: usize,
): void {
  memory.fill(out, 0, (usize(nGroups) * usize(nKinds + 1)) << 3)
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    const end = codes + (usize(load<i32>(last)) << 3)
    for (let at = codes + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const code = load<f64>(at)
      const kind = code == code ? i32(code) : nKinds
      const counter = out + ((usize(kind) * usize(nGroups)) << 3)
      store<f64>(counter, load<f64>(counter) + 1)
    }
  }
}

/** Sums of whole numbers; 1 when one leaves what doubles count exactly. */
export function sum(values: usize, first: usize, last: usize, nGroups: i32, out: usize): i32 {
  let odd = 0
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let total: f64 = 0
    let size: f64 = 0
    let found = 0
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const value = load<f64>(at)
      if (value == value) {
        total += value
        size += abs(value)
        found++
      }
    }
    if (size > EXACT) odd = 1
    store<f64>(out, found > 0 ? total : NaN)
  }
  return odd
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
  if (odd == 0) {
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
      if (value != value) continue
      size += abs(value)
      if (size > LONGEST) break
      total += i64(value)
    }
    if (size > LONGEST) odd = 1
    else if (load<f64>(out) == load<f64>(out)) store<f64>(out, quotient(total, power))
  }
  return odd
}

/** 2^62: sums up to here fit a signed number of 64 bits, whatever the rounding of their size. */
const LONGEST: f64 = 4_611_686_018_427_387_904

function quotient(total: i64, power: f64): f64 {
  if (abs(f64(total)) <= EXACT) return f64(total) / power
  const whole = i64(power)
  return f64(total / whole) + f64(total % whole) / power
}

export function smallest(values: usize, first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let best: f64 = Infinity
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const value = load<f64>(at)
      best = value < best ? value : best
    }
    store<f64>(out, best == Infinity ? NaN : best)
  }
}

export function largest(values: usize, first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let best: f64 = -Infinity
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const value = load<f64>(at)
      best = value > best ? value : best
    }
    store<f64>(out, best == -Infinity ? NaN : best)
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
    let found = 0
    let total: f64 = 0
    let size: f64 = 0
    let low: f64 = Infinity
    let high: f64 = -Infinity
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const value = load<f64>(at)
      const present = value == value
      const term = select<f64>(value, 0, present)
      found += i32(present)
      total += term
      size += abs(term)
      low = select<f64>(value, low, value < low)
      high = select<f64>(value, high, value > high)
    }
    const to = usize(g) << 3
    store<f64>(counts + to, f64(found))
    store<f64>(sums + to, found > 0 ? total : NaN)
    store<f64>(sizes + to, size)
    store<f64>(least + to, found > 0 ? low : NaN)
    store<f64>(greatest + to, found > 0 ? high : NaN)
  }
}

/** Whether a size is beyond what doubles count exactly. */
export function anyInexact(sizes: usize, nGroups: i32): bool {
  let most: f64 = 0
  for (let g = 0; g < nGroups; g++, sizes += 8) most = max(most, load<f64>(sizes))
  return most > EXACT
}

/** Of a sample (n − 1), from the means; missing below two values. */
export function variance(values: usize, means: usize, first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, means += 8, out += 8) {
    const middle = load<f64>(means)
    let squares: f64 = 0
    let found = 0
    const end = values + (usize(load<i32>(last)) << 3)
    for (let at = values + (usize(load<i32>(first)) << 3); at < end; at += 8) {
      const distance = load<f64>(at) - middle
      const present = distance == distance
      squares += select<f64>(distance * distance, 0, present)
      found += i32(present)
    }
    store<f64>(out, found > 1 ? squares / f64(found - 1) : NaN)
  }
}

/** Different values that are present; 0 and -0 are one. `work` has room for the values of the largest group. */
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
    store<f64>(out, f64(isSorted(start, end) ? steps(start, end) : steps(work, sortedCopy(start, end, work))))
  }
}

function isSorted(start: usize, end: usize): bool {
  let before: f64 = -Infinity
  for (let at = start; at < end; at += 8) {
    const value = load<f64>(at)
    if (value < before) return false
    if (value == value) before = value
  }
  return true
}

/** Different values of a sorted list. */
function steps(start: usize, end: usize): i32 {
  let found = 0
  let before: f64 = NaN
  for (let at = start; at < end; at += 8) {
    const value = load<f64>(at)
    if (value == value && value != before) {
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
    if (value == value) store<f64>(to + (usize(n++) << 3), value)
  }
  for (let gap = firstGap(n); gap > 0; gap = gap == 1 ? 0 : max(1, i32(f64(gap) / 2.25))) {
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
