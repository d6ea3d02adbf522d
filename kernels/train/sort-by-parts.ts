import { sortKeys } from './radix-sort'

/** What the first 16 bits of a key can be. */
const BEGINNINGS: usize = 65536
const TABLE_BYTES: usize = BEGINNINGS << 2
/** Fewer keys are sorted as one: looking through the table would take longer. */
const FEW_KEYS: u32 = 10_000
/** Fewer keys are sorted by moving each to its place among those before it. */
const HANDFUL: u32 = 24
/** Most bits of a digit; its 1,024 counts stay in the first cache. */
const DIGIT_BITS: u64 = 10

/**
 * Sorts unsigned 64-bit keys. They are dealt by their first 16 bits, then sorted where they differ: a part stays in the first
 * caches, and the parts of a column of few values do not differ.
 * @param spare as long as the keys
 * @param table 266,240 bytes
 * @returns where the sorted keys are: in place of the keys or in the spare place
 */
export function sortByParts(keys: usize, n: u32, spare: usize, table: usize): usize {
  if (n < FEW_KEYS) {
    sortKeys(keys, n, spare, table)
    return keys
  }
  deal(keys, n, spare, table)
  let from = spare
  for (let place = table; place < table + TABLE_BYTES; place += 16) {
    if (!v128.any_true(i32x4.ne(v128.load(place), i32x4.splat(u32(from))))) continue
    for (let i: usize = 0; i < 16; i += 4) {
      const to: usize = load<u32>(place + i)
      if (to === from) continue
      const sorted = sortPart(from, u32((to - from) >> 3), keys + (from - spare), table + TABLE_BYTES)
      if (sorted !== from) memory.copy(from, sorted, to - from)
      from = to
    }
  }
  return spare
}

/** Keys in the order of their first 16 bits; the table then says where each part ends. */
function deal(keys: usize, n: u32, to: usize, table: usize): void {
  const end = keys + (usize(n) << 3)
  memory.fill(table, 0, TABLE_BYTES)
  for (let at = keys; at < end; at += 8) {
    const place = table + (usize(load<u64>(at) >> 48) << 2)
    store<u32>(place, load<u32>(place) + 1)
  }
  let start = to
  for (let place = table; place < table + TABLE_BYTES; place += 16) {
    if (!v128.any_true(v128.load(place))) {
      v128.store(place, i32x4.splat(u32(start)))
      continue
    }
    for (let i: usize = 0; i < 16; i += 4) {
      const count: usize = load<u32>(place + i)
      store<u32>(place + i, u32(start))
      start += count << 3
    }
  }
  for (let at = keys; at < end; at += 8) {
    const key = load<u64>(at)
    const place = table + (usize(key >> 48) << 2)
    const target: usize = load<u32>(place)
    store<u64>(target, key)
    store<u32>(place, u32(target + 8))
  }
}

/** @returns where the sorted keys are: their own place or the other */
function sortPart(keys: usize, n: u32, other: usize, counts: usize): usize {
  if (n <= HANDFUL) {
    insert(keys, n)
    return keys
  }
  const varying = varyingBits(keys, n)
  if (varying === 0) return keys
  let shift = ctz(varying)
  const end = 64 - clz(varying)
  const nDigits = (end - shift + DIGIT_BITS - 1) / DIGIT_BITS
  const width = (end - shift + nDigits - 1) / nDigits
  let from = keys
  let to = other
  for (; shift < end; shift += width) {
    scatter(from, n, to, shift, (u64(1) << width) - 1, counts)
    const swap = from
    from = to
    to = swap
  }
  return from
}

function insert(keys: usize, n: u32): void {
  const end = keys + (usize(n) << 3)
  for (let at = keys + 8; at < end; at += 8) {
    const key = load<u64>(at)
    let to = at
    for (; to > keys && load<u64>(to - 8) > key; to -= 8) store<u64>(to, load<u64>(to - 8))
    store<u64>(to, key)
  }
}

/** Bits in which some key differs from the first. */
function varyingBits(keys: usize, n: u32): u64 {
  const first = load<u64>(keys)
  const end = keys + (usize(n) << 3)
  let varying: u64 = 0
  for (let at = keys; at < end; at += 8) varying |= load<u64>(at) ^ first
  return varying
}

/** Moves keys in the order of one digit; equal digits keep their order. */
function scatter(from: usize, n: u32, to: usize, shift: u64, digits: u64, counts: usize): void {
  const countsEnd = counts + ((usize(digits) + 1) << 2)
  memory.fill(counts, 0, countsEnd - counts)
  const end = from + (usize(n) << 3)
  for (let at = from; at < end; at += 8) {
    const place = counts + (usize((load<u64>(at) >> shift) & digits) << 2)
    store<u32>(place, load<u32>(place) + 1)
  }
  let start = to
  for (let place = counts; place < countsEnd; place += 4) {
    const count: usize = load<u32>(place)
    store<u32>(place, u32(start))
    start += count << 3
  }
  for (let at = from; at < end; at += 8) {
    const key = load<u64>(at)
    const place = counts + (usize((key >> shift) & digits) << 2)
    const target: usize = load<u32>(place)
    store<u64>(target, key)
    store<u32>(place, u32(target + 8))
  }
}
