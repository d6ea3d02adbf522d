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
