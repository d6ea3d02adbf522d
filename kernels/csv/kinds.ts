import { take } from './memory'

/** The kinds of one text column as one thread met them; as src/ingest/csv-columns/part-memory.ts lays them out. */
@unmanaged
export class Kinds {
  count: u32
  /** One byte per text of a single byte: its place, 0 = not met. */
  singles: usize
  /** Slots, 16 bytes each: hash, address, length, place from 1 on; 0 = empty. */
  slots: usize
}

const SLOTS: u32 = 1024
const SLOT_BYTES: usize = 16
/** A place takes a byte. */
const MOST: u32 = 255
const QUOTE: u8 = 34

/** Place of a text from 1 on; 0 when there are too many, or it holds what only a full reader tells. */
export function placeOf(kinds: Kinds, at: usize, length: u32): u32 {
  if (length === 1) {
    const single = kinds.singles + usize(load<u8>(at))
    const known = load<u8>(single)
    if (known !== 0) return known
    const place = placeAmong(kinds, at, 1)
    store<u8>(single, u8(place))
    return place
  }
  return placeAmong(kinds, at, length)
}

function placeAmong(kinds: Kinds, at: usize, length: u32): u32 {
  const hash = hashOf(at, length)
  let slot = slotAt(kinds, hash)
  // Fewer kinds than slots: one is empty.
  for (let next = hash + 1; load<u32>(slot, 12) !== 0; next++) {
    const isIt =
      load<u32>(slot) === hash && load<u32>(slot, 8) === length && same(load<u32>(slot, 4), at, length)
    if (isIt) return load<u32>(slot, 12)
    slot = slotAt(kinds, next)
  }
  return add(kinds, slot, hash, at, length)
}

function slotAt(kinds: Kinds, index: u32): usize {
  return kinds.slots + usize(index & (SLOTS - 1)) * SLOT_BYTES
}

/** Odd, with about as many ones as zeros. */
const SPREAD: u64 = (u64(0x9e3779b9) << 32) | 0x7f4a7c15

/** Of the length and the first and last bytes: kinds that share them are rare, and are told apart. */
function hashOf(at: usize, length: u32): u32 {
  let word: u64
  if (length >= 8) word = load<u64>(at) ^ (load<u64>(at + usize(length) - 8) * SPREAD)
  else {
    word = 0
    for (let i: u32 = 0; i < length; i++) word = (word << 8) | u64(load<u8>(at + usize(i)))
  }
  word = (word ^ u64(length)) * SPREAD
  return u32(word >> 32)
}

function same(a: usize, b: usize, length: u32): bool {
  let i: u32 = 0
  for (; i + 8 <= length; i += 8) if (load<u64>(a + usize(i)) !== load<u64>(b + usize(i))) return false
  for (; i < length; i++) if (load<u8>(a + usize(i)) !== load<u8>(b + usize(i))) return false
  return true
}

function add(kinds: Kinds, slot: usize, hash: u32, at: usize, length: u32): u32 {
  if (kinds.count === MOST) return 0
  for (let i: u32 = 0; i < length; i++) {
    if (load<u8>(at + usize(i)) === QUOTE) return 0
  }
  const text = take(length)
  if (text === 0) return 0
  memory.copy(text, at, length)
  store<u32>(slot, hash)
  store<u32>(slot, u32(text), 4)
  store<u32>(slot, length, 8)
  store<u32>(slot, ++kinds.count, 12)
  return kinds.count
}
