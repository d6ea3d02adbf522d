/** Bytes that `sortKeys` counts in. */
const COUNTS_BYTES: usize = 8192

/**
 * Sorts unsigned 64-bit keys, lowest byte first; a byte that all keys share costs nothing.
 * @param other as long as the keys
 * @param counts 8,192 bytes
 */
export function sortKeys(keys: usize, n: u32, other: usize, counts: usize): void {
  if (n === 0) return
  countBytes(keys, n, counts)
  let from = keys
  let to = other
  for (let byte: u64 = 0; byte < 8; byte++) {
    const shift = byte << 3
    const places = counts + (usize(byte) << 10)
    if (load<u32>(places + (usize((load<u64>(from) >> shift) & 255) << 2)) === n) continue
    let start = to
    for (let place = places; place < places + 1024; place += 4) {
      const count = load<u32>(place)
      store<u32>(place, u32(start))
      start += count << 3
    }
    const end = from + (usize(n) << 3)
    for (let at = from; at < end; at += 8) {
      const key = load<u64>(at)
      const place = places + (usize((key >> shift) & 255) << 2)
      const target: usize = load<u32>(place)
      store<u64>(target, key)
      store<u32>(place, u32(target + 8))
    }
    const swap = from
    from = to
    to = swap
  }
  if (from !== keys) memory.copy(keys, from, usize(n) << 3)
}

/** How often each value of each byte occurs, in one pass. */
function countBytes(keys: usize, n: u32, counts: usize): void {
  memory.fill(counts, 0, COUNTS_BYTES)
  const end = keys + (usize(n) << 3)
  for (let at = keys; at < end; at += 8) {
    const key = load<u64>(at)
    count(counts, key & 255)
    count(counts + 1024, (key >> 8) & 255)
    count(counts + 2048, (key >> 16) & 255)
    count(counts + 3072, (key >> 24) & 255)
    count(counts + 4096, (key >> 32) & 255)
    count(counts + 5120, (key >> 40) & 255)
    count(counts + 6144, (key >> 48) & 255)
    count(counts + 7168, key >> 56)
  }
}

function count(counts: usize, digit: u64): void {
  const at = counts + (usize(digit) << 2)
  store<u32>(at, load<u32>(at) + 1)
}
