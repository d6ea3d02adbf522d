// Values of a function that were asked before: a table of slots, each an argument and its value, found by the bits of
// the argument. An empty slot holds NaN as its argument.

/**
 * Writes the values that are known, NaN for a missing argument. Gives how many are not, and their places.
 * @param mask number of slots less one; slots are a power of two
 */
export function recall(slots: usize, mask: i32, arguments_: usize, out: usize, n: i32, unknown: usize): i32 {
  let misses = 0
  for (let i = 0; i < n; i++, arguments_ += 8, out += 8) {
    const argument = load<f64>(arguments_)
    if (Number.isNaN(argument)) {
      store<f64>(out, NaN)
      continue
    }
    const slot = find(slots, mask, argument)
    if (load<f64>(slot) === argument) store<f64>(out, load<f64>(slot, 8))
    else store<i32>(unknown + (usize(misses++) << 2), i)
  }
  return misses
}

/** Takes values in. Gives how many slots are used then, or -1 when there is no room for all of them. */
export function remember(slots: usize, mask: i32, used: i32, arguments_: usize, values: usize, n: i32): i32 {
  for (let i = 0; i < n; i++, arguments_ += 8, values += 8) {
    const argument = load<f64>(arguments_)
    const slot = find(slots, mask, argument)
    if (load<f64>(slot) === argument) continue
    // Three quarters: beyond, looking takes long.
    if (++used > mask - (mask >> 2)) return -1
    store<f64>(slot, argument)
    store<f64>(slot, load<f64>(values), 8)
  }
  return used
}

/** The slot of an argument, or the empty one where it belongs. -0 and 0 are one: no function here tells them apart. */
function find(slots: usize, mask: i32, argument: f64): usize {
  const bits = reinterpret<u64>(argument + 0) * u64(0x9e3779b1) * u64(0x85ebca77)
  let index = i32(bits >> 40) & mask
  let slot = slots + (usize(index) << 4)
  for (let kept = load<f64>(slot); !Number.isNaN(kept) && kept !== argument; kept = load<f64>(slot)) {
    index = (index + 1) & mask
    slot = slots + (usize(index) << 4)
  }
  return slot
}
