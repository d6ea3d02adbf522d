// src/random in WebAssembly: xoshiro128** seeded by splitmix32.

let a: u32 = 0
let b: u32 = 0
let c: u32 = 0
let d: u32 = 0
let state: u32 = 0

/** @param start the state of a stream, as src/random makes it from seed and name */
export function seedRandom(start: u32): void {
  state = start
  a = next()
  b = next()
  c = next()
  d = next()
}

function next(): u32 {
  state += 0x9e3779b9
  let z = state
  z = (z ^ (z >> 16)) * 0x85ebca6b
  z = (z ^ (z >> 13)) * 0xc2b2ae35
  return z ^ (z >> 16)
}

function bits32(): u32 {
  const result: u32 = rotl<u32>(b * 5, 7) * 9
  const t: u32 = b << 9
  c ^= a
  d ^= b
  b ^= c
  a ^= d
  c ^= t
  d = rotl<u32>(d, 11)
  return result
}

export function uniform(): f64 {
  const high = f64(bits32() >> 5)
  return (high * 67108864 + f64(bits32() >> 6)) / 9007199254740992
}

/** `wanted` of the items, in their old order; src/model/training/draw-sorted.ts. */
export function drawSorted(items: usize, nItems: u32, wanted: u32, out: usize): void {
  let needed = wanted
  let left = nItems
  for (let i: u32 = 0; i < nItems; i++, items += 4) {
    const isDrawn = uniform() * f64(left) < f64(needed)
    left--
    if (!isDrawn) continue
    needed--
    store<u32>(out, load<u32>(items))
    out += 4
  }
}
