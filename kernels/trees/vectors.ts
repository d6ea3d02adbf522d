// Arithmetic on the quadrature points, two to a vector. Tables hold the vectors of one point pair together, so that every
// offset is known when compiling. `P` says how many pairs there are; `Pairs0` leaves it to the argument.

export class Pairs0 {}
export class Pairs1 {
  a: v128
}
export class Pairs2 {
  a: v128
  b: v128
}
export class Pairs3 {
  a: v128
  b: v128
  c: v128
}
export class Pairs4 {
  a: v128
  b: v128
  c: v128
  d: v128
}

/** A constant for the compiler: the vectors that P is long. */
export function pairsOf<P>(): i32 {
  return i32(offsetof<P>() >> 4)
}

/** Both children are leaves: `here` becomes what lies below; the feature's part is returned. Table: below, part. */
function leafPair(here: usize, table: usize): v128 {
  const product = v128.load(here)
  v128.store(here, f64x2.mul(product, v128.load(table)))
  return f64x2.mul(product, v128.load(table, 16))
}

export function leafPairs<P>(pairs: i32, here: usize, table: usize): v128 {
  const PAIRS = pairsOf<P>()
  let sum = leafPair(here, table)
  if (PAIRS > 1) sum = f64x2.add(sum, leafPair(here + 16, table + 32))
  if (PAIRS > 2) sum = f64x2.add(sum, leafPair(here + 32, table + 64))
  if (PAIRS > 3) sum = f64x2.add(sum, leafPair(here + 48, table + 96))
  if (PAIRS === 0)
    for (let v = 1; v < pairs; v++) sum = f64x2.add(sum, leafPair(here + (v << 4), table + (v << 5)))
  return sum
}

function lowerOne(here: usize, to: usize, table: usize): void {
  v128.store(to, f64x2.mul(v128.load(here), v128.load(table)))
}

/** One child is a leaf. Table: the other child's factor and coefficient, the leaf's below and part. */
export function lower<P>(pairs: i32, here: usize, to: usize, table: usize): void {
  const PAIRS = pairsOf<P>()
  lowerOne(here, to, table)
  if (PAIRS > 1) lowerOne(here + 16, to + 16, table + 64)
  if (PAIRS > 2) lowerOne(here + 32, to + 32, table + 128)
  if (PAIRS > 3) lowerOne(here + 48, to + 48, table + 192)
  if (PAIRS === 0) for (let v = 1; v < pairs; v++) lowerOne(here + (v << 4), to + (v << 4), table + (v << 6))
}

/** No child is a leaf. Table: factor and coefficient of the left child, then of the right one. */
export function lowerBoth<P>(pairs: i32, here: usize, left: usize, right: usize, table: usize): void {
  lower<P>(pairs, here, left, table)
  lower<P>(pairs, here, right, table + 32)
}

function raiseOne(here: usize, from: usize, table: usize): v128 {
  const product = v128.load(here)
  const below = v128.load(from)
  v128.store(here, f64x2.add(below, f64x2.mul(product, v128.load(table, 32))))
  return f64x2.add(f64x2.mul(below, v128.load(table, 16)), f64x2.mul(product, v128.load(table, 48)))
}

export function raise<P>(pairs: i32, here: usize, from: usize, table: usize): v128 {
  const PAIRS = pairsOf<P>()
  let sum = raiseOne(here, from, table)
  if (PAIRS > 1) sum = f64x2.add(sum, raiseOne(here + 16, from + 16, table + 64))
  if (PAIRS > 2) sum = f64x2.add(sum, raiseOne(here + 32, from + 32, table + 128))
  if (PAIRS > 3) sum = f64x2.add(sum, raiseOne(here + 48, from + 48, table + 192))
  if (PAIRS === 0)
    for (let v = 1; v < pairs; v++)
      sum = f64x2.add(sum, raiseOne(here + (v << 4), from + (v << 4), table + (v << 6)))
  return sum
}

function raiseTwo(here: usize, left: usize, right: usize, table: usize): v128 {
  const a = v128.load(left)
  const b = v128.load(right)
  v128.store(here, f64x2.add(a, b))
  return f64x2.add(f64x2.mul(a, v128.load(table, 16)), f64x2.mul(b, v128.load(table, 48)))
}

export function raiseBoth<P>(pairs: i32, here: usize, left: usize, right: usize, table: usize): v128 {
  const PAIRS = pairsOf<P>()
  let sum = raiseTwo(here, left, right, table)
  if (PAIRS > 1) sum = f64x2.add(sum, raiseTwo(here + 16, left + 16, right + 16, table + 64))
  if (PAIRS > 2) sum = f64x2.add(sum, raiseTwo(here + 32, left + 32, right + 32, table + 128))
  if (PAIRS > 3) sum = f64x2.add(sum, raiseTwo(here + 48, left + 48, right + 48, table + 192))
  if (PAIRS === 0)
    for (let v = 1; v < pairs; v++)
      sum = f64x2.add(sum, raiseTwo(here + (v << 4), left + (v << 4), right + (v << 4), table + (v << 6)))
  return sum
}
