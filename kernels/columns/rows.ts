// Rows of applications: `starts` and `ends` hold, for each of `nRuns` applications, the place of its first row and the
// one behind its last. Places are 32-bit numbers.

/** A column to sort by: its address and 1 where larger values come first, each 32 bits. */
const KEY_BYTES: usize = 8

export function fill(value: f64, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, out += 8) store<f64>(out, value)
}

/** The application's id in each of its rows; NaN in rows of none. */
export function fillRuns(ids: usize, starts: usize, ends: usize, nRuns: i32, out: usize, n: i32): void {
  fill(NaN, out, n)
  for (let i = 0; i < nRuns; i++) {
    const start = place(starts, i)
    fill(load<f64>(ids + (usize(i) << 3)), out + (usize(start) << 3), place(ends, i) - start)
  }
}

/** Values at places; NaN at a place below 0. */
export function gather(values: usize, places: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, places += 4, out += 8) {
    const at = load<i32>(places)
    store<f64>(out, at < 0 ? NaN : load<f64>(values + (usize(at) << 3)))
  }
}

/** Values with NaN in its one form. */
export function copyPlain(values: usize, out: usize, n: i32): void {
  const none = f64x2.splat(NaN)
  for (let i = 1; i < n; i += 2, values += 16, out += 16) {
    const pair = v128.load(values)
    v128.store(out, v128.bitselect(pair, none, f64x2.eq(pair, pair)))
  }
  if (n & 1) {
    const value = load<f64>(values)
    store<f64>(out, !Number.isNaN(value) ? value : NaN)
  }
}

/** The value in the first row of each application; NaN, in its one form, where it has none or a missing one. */
export function firstOfRuns(values: usize, starts: usize, ends: usize, nRuns: i32, out: usize): void {
  for (let i = 0; i < nRuns; i++, out += 8) {
    const start = place(starts, i)
    const value = start < place(ends, i) ? load<f64>(values + (usize(start) << 3)) : NaN
    store<f64>(out, !Number.isNaN(value) ? value : NaN)
  }
}

/** Rows whose cells are written together: they stay in the processor's first cache. */
const TILE: i32 = 16

/** Columns, by their 32-bit addresses, as rows one after the other. */
export function interleave(columns: usize, width: i32, out: usize, n: i32): void {
  const rowBytes = usize(width) << 3
  for (let from = 0; from < n; from += TILE, out += rowBytes * usize(TILE)) {
    const rows = min(TILE, n - from)
    for (let c = 0; c < width; c++) {
      const values = usize(load<u32>(columns + (usize(c) << 2))) + (usize(from) << 3)
      let to = out + (usize(c) << 3)
      for (let r = 0; r < rows; r++, to += rowBytes) store<f64>(to, load<f64>(values + (usize(r) << 3)))
    }
  }
}

/** Keeps rows where the truth value `holds` is true. Gives how many. */
export function filter(
  holds: usize,
  starts: usize,
  ends: usize,
  nRuns: i32,
  places: usize,
  newStarts: usize,
  newEnds: usize,
): i32 {
  let n = 0
  for (let i = 0; i < nRuns; i++) {
    setPlace(newStarts, i, n)
    const end = place(ends, i)
    for (let row = place(starts, i); row < end; row++) {
      setPlace(places, n, row)
      n += i32(load<u8>(holds + usize(row)) === 2)
    }
    setPlace(newEnds, i, n)
  }
  return n
}

export function inOrder(order: usize, n: i32): void {
  for (let i = 0; i < n; i++) setPlace(order, i, i)
}

/** Whether every row stands at its own place. */
export function isInOrder(order: usize, n: i32): bool {
  for (let i = 0; i < n; i++) if (place(order, i) !== i) return false
  return true
}

/** Rows that stand at places of an order. */
export function rowsAt(order: usize, places: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i++) setPlace(out, i, place(order, place(places, i)))
}

/**
 * Sorts the rows of each application by `nKeys` keys; missing values come last, rows that are equal in every key keep
 * their order. Gives 1 when a row has moved.
 */
export function sortRuns(
  order: usize,
  other: usize,
  starts: usize,
  ends: usize,
  nRuns: i32,
  keys: usize,
  nKeys: i32,
): i32 {
  let moved = 0
  for (let i = 0; i < nRuns; i++)
    moved |= sortRun(order, other, place(starts, i), place(ends, i), keys, nKeys)
  return moved
}

function sortRun(order: usize, other: usize, start: i32, end: i32, keys: usize, nKeys: i32): i32 {
  if (nKeys === 1 && load<i32>(keys, 4) === 0 && isRising(order, start, end, usize(load<u32>(keys)))) return 0
  let rising = true
  let falling = true
  for (let at = start + 1; at < end && (rising || falling); at++) {
    if (compare(place(order, at - 1), place(order, at), keys, nKeys) > 0) rising = false
    // Equal rows would change places.
    else falling = false
  }
  if (rising) return 0
  if (!falling) mergeSort(order, other, start, end, keys, nKeys)
  else {
    for (let low = start, high = end - 1; low < high; low++, high--) {
      const row = place(order, low)
      setPlace(order, low, place(order, high))
      setPlace(order, high, row)
    }
  }
  return 1
}

/** Whether the values of a key, none of them missing, rise: the usual case, seen sooner than by comparing rows. */
function isRising(order: usize, start: i32, end: i32, values: usize): bool {
  let before: f64 = -Infinity
  for (let at = start; at < end; at++) {
    const value = load<f64>(values + (usize(place(order, at)) << 3))
    if (!(value >= before)) return false
    before = value
  }
  return true
}

/** Below so many rows, putting each in its place is quicker than merging. */
const FEW: i32 = 12

function mergeSort(order: usize, other: usize, start: i32, end: i32, keys: usize, nKeys: i32): void {
  if (end - start <= FEW) {
    for (let next = start + 1; next < end; next++) {
      const row = place(order, next)
      let at = next
      while (at > start && compare(place(order, at - 1), row, keys, nKeys) > 0) {
        setPlace(order, at, place(order, at - 1))
        at--
      }
      setPlace(order, at, row)
    }
    return
  }
  const middle = (start + end) >>> 1
  mergeSort(order, other, start, middle, keys, nKeys)
  mergeSort(order, other, middle, end, keys, nKeys)
  if (compare(place(order, middle - 1), place(order, middle), keys, nKeys) <= 0) return
  memory.copy(other + (usize(start) << 2), order + (usize(start) << 2), usize(middle - start) << 2)
  let left = start
  let right = middle
  for (let at = start; left < middle; at++) {
    if (right < end && compare(place(other, left), place(order, right), keys, nKeys) > 0)
      setPlace(order, at, place(order, right++))
    else setPlace(order, at, place(other, left++))
  }
}

/** Below 0 when row a comes before row b. */
function compare(a: i32, b: i32, keys: usize, nKeys: i32): i32 {
  for (let k = 0; k < nKeys; k++, keys += KEY_BYTES) {
    const values = usize(load<u32>(keys))
    const x = load<f64>(values + (usize(a) << 3))
    const y = load<f64>(values + (usize(b) << 3))
    if (x === y) continue
    const falling = load<i32>(keys, 4)
    if (x < y) return falling ? 1 : -1
    if (x > y) return falling ? -1 : 1
    if (!Number.isNaN(x)) return -1
    if (!Number.isNaN(y)) return 1
  }
  return 0
}

/** 1 for the first row of each partition, in the order of the rows that `order` gives. */
export function rowNumbers(
  order: usize,
  starts: usize,
  ends: usize,
  nRuns: i32,
  parts: usize,
  nParts: i32,
  out: usize,
): void {
  for (let i = 0; i < nRuns; i++) {
    const start = place(starts, i)
    const end = place(ends, i)
    let number = 0
    for (let at = start; at < end; at++) {
      const row = place(order, at)
      if (number > 0 && nParts > 0 && compare(place(order, at - 1), row, parts, nParts) !== 0) number = 0
      store<f64>(out + (usize(row) << 3), f64(++number))
    }
  }
}

/** Places at which each group of equal keys begins and ends in `order`. Gives how many groups. */
export function groupRuns(
  order: usize,
  starts: usize,
  ends: usize,
  nRuns: i32,
  keys: usize,
  nKeys: i32,
  first: usize,
  last: usize,
  newStarts: usize,
  newEnds: usize,
): i32 {
  let n = 0
  for (let i = 0; i < nRuns; i++) {
    setPlace(newStarts, i, n)
    const start = place(starts, i)
    const end = place(ends, i)
    if (start < end) {
      setPlace(first, n++, start)
      if (nKeys === 1) {
        const values = usize(load<u32>(keys))
        let before = load<f64>(values + (usize(place(order, start)) << 3))
        for (let at = start + 1; at < end; at++) {
          const value = load<f64>(values + (usize(place(order, at)) << 3))
          // Missing ones are one group.
          if (value === before || (Number.isNaN(value) && Number.isNaN(before))) continue
          before = value
          setPlace(last, n - 1, at)
          setPlace(first, n++, at)
        }
      } else if (nKeys > 1) {
        for (let at = start + 1; at < end; at++) {
          if (compare(place(order, at - 1), place(order, at), keys, nKeys) === 0) continue
          setPlace(last, n - 1, at)
          setPlace(first, n++, at)
        }
      }
      setPlace(last, n - 1, end)
    }
    setPlace(newEnds, i, n)
  }
  return n
}

/**
 * Pairs of rows whose keys are equal within an application; a row without one is paired with -1. Gives how many, or -1
 * when there are more than `room`.
 */
export function joinRuns(
  starts: usize,
  ends: usize,
  otherStarts: usize,
  otherEnds: usize,
  nRuns: i32,
  keys: usize,
  otherKeys: usize,
  nKeys: i32,
  own: usize,
  others: usize,
  room: i32,
  newStarts: usize,
  newEnds: usize,
): i32 {
  let n = 0
  for (let i = 0; i < nRuns; i++) {
    setPlace(newStarts, i, n)
    const end = place(ends, i)
    const to = place(otherEnds, i)
    for (let row = place(starts, i); row < end; row++) {
      const before = n
      for (let other = place(otherStarts, i); other < to; other++) {
        if (!sameKeys(row, other, keys, otherKeys, nKeys)) continue
        if (n === room) return -1
        setPlace(own, n, row)
        setPlace(others, n++, other)
      }
      if (n > before) continue
      if (n === room) return -1
      setPlace(own, n, row)
      setPlace(others, n++, -1)
    }
    setPlace(newEnds, i, n)
  }
  return n
}

function sameKeys(a: i32, b: i32, keys: usize, otherKeys: usize, nKeys: i32): bool {
  for (let k = 0; k < nKeys; k++, keys += KEY_BYTES, otherKeys += KEY_BYTES) {
    const x = load<f64>(usize(load<u32>(keys)) + (usize(a) << 3))
    if (x !== load<f64>(usize(load<u32>(otherKeys)) + (usize(b) << 3))) return false
  }
  return true
}

function place(places: usize, index: i32): i32 {
  return load<i32>(places + (usize(index) << 2))
}

function setPlace(places: usize, index: i32, value: i32): void {
  store<i32>(places + (usize(index) << 2), value)
}
