// Loops over columns of doubles, NaN = missing. `sa` is how many bytes `a` moves per pair of values: 16, or 0 for a
// literal, which is two equal doubles. Every column has room for an even number of values.

const MISSING: f64 = NaN

function isOdd(value: f64): bool {
  return abs(value) === Infinity
}

/** Sums; 1 when one of them is infinite. */
export function add(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): i32 {
  let odd = i64x2.splat(0)
  for (let i = 1; i < n; i += 2, a += sa, b += sb, out += 16) {
    const value = f64x2.add(v128.load(a), v128.load(b))
    odd = v128.or(odd, infinite(value))
    v128.store(out, value)
  }
  if (n & 1) {
    const value = load<f64>(a) + load<f64>(b)
    store<f64>(out, value)
    if (isOdd(value)) return 1
  }
  return i32(v128.any_true(odd))
}

export function subtract(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): i32 {
  let odd = i64x2.splat(0)
  for (let i = 1; i < n; i += 2, a += sa, b += sb, out += 16) {
    const value = f64x2.sub(v128.load(a), v128.load(b))
    odd = v128.or(odd, infinite(value))
    v128.store(out, value)
  }
  if (n & 1) {
    const value = load<f64>(a) - load<f64>(b)
    store<f64>(out, value)
    if (isOdd(value)) return 1
  }
  return i32(v128.any_true(odd))
}

export function multiply(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): i32 {
  let odd = i64x2.splat(0)
  for (let i = 1; i < n; i += 2, a += sa, b += sb, out += 16) {
    const value = f64x2.mul(v128.load(a), v128.load(b))
    odd = v128.or(odd, infinite(value))
    v128.store(out, value)
  }
  if (n & 1) {
    const value = load<f64>(a) * load<f64>(b)
    store<f64>(out, value)
    if (isOdd(value)) return 1
  }
  return i32(v128.any_true(odd))
}

/** Quotients; 1 when something is divided by 0: 0/0 is missing here and a number that is none to the engine. */
export function divide(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): i32 {
  let odd = i64x2.splat(0)
  const zero = f64x2.splat(0)
  for (let i = 1; i < n; i += 2, a += sa, b += sb, out += 16) {
    const by = v128.load(b)
    const value = f64x2.div(v128.load(a), by)
    odd = v128.or(odd, v128.or(f64x2.eq(by, zero), infinite(value)))
    v128.store(out, value)
  }
  if (n & 1) {
    const by = load<f64>(b)
    const value = load<f64>(a) / by
    store<f64>(out, value)
    if (by === 0 || isOdd(value)) return 1
  }
  return i32(v128.any_true(odd))
}

function infinite(value: v128): v128 {
  return f64x2.eq(f64x2.abs(value), f64x2.splat(Infinity))
}

export function negate(a: usize, sa: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, out += 16) v128.store(out, f64x2.neg(v128.load(a)))
}

export function absolute(a: usize, sa: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, out += 16) v128.store(out, f64x2.abs(v128.load(a)))
}

/** Of a negative number: missing. */
export function root(a: usize, sa: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, out += 16) v128.store(out, f64x2.sqrt(v128.load(a)))
}

export function floorOf(a: usize, sa: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, out += 16) v128.store(out, f64x2.floor(v128.load(a)))
}

/** A whole number has no -0. */
export function withoutMinusZero(values: usize, n: i32): void {
  const zero = f64x2.splat(0)
  for (let i = 0; i < n; i += 2, values += 16) v128.store(values, f64x2.add(v128.load(values), zero))
}

/** 1 where `yes`, 0 where `no`, else missing. */
function truth(yes: v128, no: v128): v128 {
  const zeroOrMissing = v128.bitselect(f64x2.splat(0), f64x2.splat(MISSING), no)
  return v128.bitselect(f64x2.splat(1), zeroOrMissing, yes)
}

export function less(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, b += sb, out += 16) {
    const x = v128.load(a)
    const y = v128.load(b)
    v128.store(out, truth(f64x2.lt(x, y), f64x2.ge(x, y)))
  }
}

export function atMost(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, b += sb, out += 16) {
    const x = v128.load(a)
    const y = v128.load(b)
    v128.store(out, truth(f64x2.le(x, y), f64x2.gt(x, y)))
  }
}

export function equal(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, b += sb, out += 16) {
    const x = v128.load(a)
    const y = v128.load(b)
    v128.store(out, truth(f64x2.eq(x, y), v128.or(f64x2.lt(x, y), f64x2.gt(x, y))))
  }
}

export function differ(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, b += sb, out += 16) {
    const x = v128.load(a)
    const y = v128.load(b)
    v128.store(out, truth(v128.or(f64x2.lt(x, y), f64x2.gt(x, y)), f64x2.eq(x, y)))
  }
}

/** Truth values joined: one that is `decides` does; else missing when one is, else the opposite. */
export function conjunction(
  a: usize,
  sa: usize,
  b: usize,
  sb: usize,
  decides: f64,
  out: usize,
  n: i32,
): void {
  const deciding = f64x2.splat(decides)
  const other = f64x2.splat(1 - decides)
  for (let i = 0; i < n; i += 2, a += sa, b += sb, out += 16) {
    const x = v128.load(a)
    const y = v128.load(b)
    const decided = v128.or(f64x2.eq(x, deciding), f64x2.eq(y, deciding))
    const open = v128.and(f64x2.eq(x, other), f64x2.eq(y, other))
    const undecided = v128.bitselect(other, f64x2.splat(MISSING), open)
    v128.store(out, v128.bitselect(deciding, undecided, decided))
  }
}

/** Truth values turned round. */
export function negation(a: usize, sa: usize, out: usize, n: i32): void {
  const one = f64x2.splat(1)
  for (let i = 0; i < n; i += 2, a += sa, out += 16) v128.store(out, f64x2.sub(one, v128.load(a)))
}

/** `missing` where a value is missing, `present` where it is not. */
export function presence(a: usize, sa: usize, missing: f64, present: f64, out: usize, n: i32): void {
  const yes = f64x2.splat(present)
  const no = f64x2.splat(missing)
  for (let i = 0; i < n; i += 2, a += sa, out += 16) {
    const x = v128.load(a)
    v128.store(out, v128.bitselect(yes, no, f64x2.eq(x, x)))
  }
}

/** `a` where `when` is 1, else `b`. */
export function choose(
  when: usize,
  sw: usize,
  a: usize,
  sa: usize,
  b: usize,
  sb: usize,
  out: usize,
  n: i32,
): void {
  const one = f64x2.splat(1)
  for (let i = 0; i < n; i += 2, when += sw, a += sa, b += sb, out += 16) {
    const holds = f64x2.eq(v128.load(when), one)
    v128.store(out, v128.bitselect(v128.load(a), v128.load(b), holds))
  }
}

/** `a`, or `b` where it is missing. */
export function firstPresent(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, a += sa, b += sb, out += 16) {
    const x = v128.load(a)
    v128.store(out, v128.bitselect(x, v128.load(b), f64x2.eq(x, x)))
  }
}

/** `a`, missing where it equals `b`. */
export function unlessEqual(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  const none = f64x2.splat(MISSING)
  for (let i = 0; i < n; i += 2, a += sa, b += sb, out += 16) {
    const x = v128.load(a)
    v128.store(out, v128.bitselect(none, x, f64x2.eq(x, v128.load(b))))
  }
}
