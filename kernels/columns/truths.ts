// Truth values, a byte each: 0 = false, 1 = missing, 2 = true. So "and" is the smaller of two and "or" the larger.
// `sa` is how many bytes `a` moves per pair of values: 16, or 0 for a literal, which is two equal doubles. A column of
// truth values has room for 16 more.

/** 8 truth values from 4 pairs of 64 bits each: ones in `yes` or in `no`, or in neither. */
function eight(
  yes0: v128,
  yes1: v128,
  yes2: v128,
  yes3: v128,
  no0: v128,
  no1: v128,
  no2: v128,
  no3: v128,
): v128 {
  return i8x16.add(i8x16.sub(i8x16.splat(1), bytesOf(yes0, yes1, yes2, yes3)), bytesOf(no0, no1, no2, no3))
}

function bytesOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const first = v128.shuffle<i32>(a, b, 0, 2, 4, 6)
  const second = v128.shuffle<i32>(c, d, 0, 2, 4, 6)
  const shorts = i16x8.narrow_i32x4_s(first, second)
  return i8x16.narrow_i16x8_s(shorts, shorts)
}

function truthOf(yes: bool, no: bool): u8 {
  return u8(1 + i32(yes) - i32(no))
}

export function less(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  let left = n
  for (; left >= 8; left -= 8, a += 4 * sa, b += 4 * sb, out += 8) {
    const x0 = v128.load(a)
    const y0 = v128.load(b)
    const x1 = v128.load(a + 1 * sa)
    const y1 = v128.load(b + 1 * sb)
    const x2 = v128.load(a + 2 * sa)
    const y2 = v128.load(b + 2 * sb)
    const x3 = v128.load(a + 3 * sa)
    const y3 = v128.load(b + 3 * sb)
    v128.store64_lane(
      out,
      eight(
        f64x2.lt(x0, y0),
        f64x2.lt(x1, y1),
        f64x2.lt(x2, y2),
        f64x2.lt(x3, y3),
        f64x2.ge(x0, y0),
        f64x2.ge(x1, y1),
        f64x2.ge(x2, y2),
        f64x2.ge(x3, y3),
      ),
      0,
    )
  }
  for (; left > 0; left--, a += sa >> 1, b += sb >> 1, out++) {
    const x = load<f64>(a)
    const y = load<f64>(b)
    store<u8>(out, truthOf(x < y, x >= y))
  }
}

export function equal(a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  let left = n
  for (; left >= 8; left -= 8, a += 4 * sa, b += 4 * sb, out += 8) {
    const x0 = v128.load(a)
    const y0 = v128.load(b)
    const x1 = v128.load(a + 1 * sa)
    const y1 = v128.load(b + 1 * sb)
    const x2 = v128.load(a + 2 * sa)
    const y2 = v128.load(b + 2 * sb)
    const x3 = v128.load(a + 3 * sa)
    const y3 = v128.load(b + 3 * sb)
    v128.store64_lane(
      out,
      eight(
        f64x2.eq(x0, y0),
        f64x2.eq(x1, y1),
        f64x2.eq(x2, y2),
        f64x2.eq(x3, y3),
        different(x0, y0),
        different(x1, y1),
        different(x2, y2),
        different(x3, y3),
      ),
      0,
    )
  }
  for (; left > 0; left--, a += sa >> 1, b += sb >> 1, out++) {
    const x = load<f64>(a)
    const y = load<f64>(b)
    store<u8>(out, truthOf(x === y, x < y || x > y))
  }
}

/** Unequal and both present. */
function different(x: v128, y: v128): v128 {
  return v128.or(f64x2.lt(x, y), f64x2.gt(x, y))
}

/** `missing` where a value is missing, `present` where it is not. */
export function presence(a: usize, sa: usize, missing: i32, present: i32, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, a += sa >> 1, out++)
    store<u8>(out, u8(Number.isNaN(load<f64>(a)) ? missing : present))
}

export function both(a: usize, b: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 16, a += 16, b += 16, out += 16)
    v128.store(out, i8x16.min_u(v128.load(a), v128.load(b)))
}

export function either(a: usize, b: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i += 16, a += 16, b += 16, out += 16)
    v128.store(out, i8x16.max_u(v128.load(a), v128.load(b)))
}

export function negation(a: usize, out: usize, n: i32): void {
  const two = i8x16.splat(2)
  for (let i = 0; i < n; i += 16, a += 16, out += 16) v128.store(out, i8x16.sub(two, v128.load(a)))
}

/** Booleans that stand as doubles: 0, 1, NaN = missing. */
export function toTruths(a: usize, sa: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, a += sa >> 1, out++) {
    const value = load<f64>(a)
    store<u8>(out, truthOf(value === 1, value === 0))
  }
}

export function fromTruths(a: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, a++, out += 8) {
    const truth = load<u8>(a)
    store<f64>(out, truth === 1 ? NaN : f64(truth >> 1))
  }
}

export function gatherTruths(truths: usize, places: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, places += 4, out++) store<u8>(out, load<u8>(truths + usize(load<i32>(places))))
}

/** The truth value that a table has for each code; `missing` for a missing one. */
export function lookUpTruth(codes: usize, table: usize, missing: i32, out: usize, n: i32): void {
  for (let i = 0; i < n; i++, codes += 8, out++) {
    const code = load<f64>(codes)
    store<u8>(out, !Number.isNaN(code) ? load<u8>(table + usize(i32(code))) : u8(missing))
  }
}

/** `a` where `when` is true, else `b`. */
export function choose(when: usize, a: usize, sa: usize, b: usize, sb: usize, out: usize, n: i32): void {
  const yes = i8x16.splat(2)
  let left = n
  for (; left >= 8; left -= 8, when += 8, a += 4 * sa, b += 4 * sb, out += 64) {
    const shorts = i16x8.extend_low_i8x16_s(i8x16.eq(v128.load64_zero(when), yes))
    const low = i32x4.extend_low_i16x8_s(shorts)
    const high = i32x4.extend_high_i16x8_s(shorts)
    chosen(i64x2.extend_low_i32x4_s(low), a, b, out)
    chosen(i64x2.extend_high_i32x4_s(low), a + sa, b + sb, out + 16)
    chosen(i64x2.extend_low_i32x4_s(high), a + 2 * sa, b + 2 * sb, out + 32)
    chosen(i64x2.extend_high_i32x4_s(high), a + 3 * sa, b + 3 * sb, out + 48)
  }
  for (; left > 0; left--, when++, a += sa >> 1, b += sb >> 1, out += 8)
    store<f64>(out, load<u8>(when) === 2 ? load<f64>(a) : load<f64>(b))
}

function chosen(holds: v128, a: usize, b: usize, out: usize): void {
  v128.store(out, v128.bitselect(v128.load(a), v128.load(b), holds))
}

/** Conditions that hold, per group: group g has the places `first[g]` to before `last[g]`. */
export function countTrue(truths: usize, first: usize, last: usize, nGroups: i32, out: usize): void {
  for (let g = 0; g < nGroups; g++, first += 4, last += 4, out += 8) {
    let at = truths + usize(load<i32>(first))
    const end = truths + usize(load<i32>(last))
    let found: u64 = 0
    for (; at + 8 <= end; at += 8) found += popcnt(load<u64>(at) & TRUE_BITS)
    // What lies behind the last is shifted out.
    if (at < end) found += popcnt((load<u64>(at) << ((8 - u64(end - at)) << 3)) & TRUE_BITS)
    store<f64>(out, f64(found))
  }
}

const TRUE_BITS: u64 = (u64(0x02020202) << 32) | 0x02020202
