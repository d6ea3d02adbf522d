// Decimal numbers as they stand in a cell: what was read is kept in these, to spare a result of several parts.

/** The digits as one whole number, without the sign. */
export let digits: i64 = 0
/** How many of them stand behind the point. */
export let decimals: i32 = 0
export let isNegative: bool = false

const MINUS: u8 = 45
const POINT: i32 = 46 - 48
/** More could exceed 64 bits. */
const MOST_DIGITS: usize = 18

/** Address behind the number that begins at `at`; 0 when it is none of plain digits with or without a point. */
export function readNumber(at: usize): usize {
  isNegative = load<u8>(at) === MINUS
  if (isNegative) at++
  const from = at
  let digit = i32(load<u8>(at)) - 48
  if (u32(digit) > 9) return 0
  let all = i64(digit)
  for (;;) {
    digit = i32(load<u8>(++at)) - 48
    if (u32(digit) > 9) break
    all = all * 10 + i64(digit)
  }
  decimals = 0
  if (digit === POINT) {
    const point = at
    digit = i32(load<u8>(++at)) - 48
    if (u32(digit) > 9) return 0
    // Most numbers end in ".0".
    if (digit === 0 && u32(i32(load<u8>(at, 1)) - 48) > 9) at++
    else {
      do {
        all = all * 10 + i64(digit)
        digit = i32(load<u8>(++at)) - 48
      } while (u32(digit) <= 9)
      decimals = i32(at - point) - 1
    }
  }
  if (at - from > MOST_DIGITS) return 0
  digits = all
  return at
}

/** Doubles 1, 10, 100 … 1e22, all of them exact; written when the memory is made. */
const POWERS: usize = 64
/** Up to here a whole number is a double. */
const EXACT: i64 = 1 << 53

/** Whether the number read is a quotient of two exact doubles, and so the nearest double to what stands in the cell. */
export function isExact(): bool {
  return digits <= EXACT
}

export function asDouble(): f64 {
  const size = f64(digits) / load<f64>(POWERS + (usize(decimals) << 3))
  return isNegative ? -size : size
}

/** Largest number of decimals of a count. */
const MOST_DECIMALS: i32 = 4

/** The number read in units of 10^-wanted; at least 2^62 where it is none of those. */
export function asCount(wanted: i32): i64 {
  // A whole number has no -0; of more digits, powers could exceed 64 bits.
  if ((isNegative && digits === 0) || digits > MOST_COUNTED) return NO_COUNT
  let count = digits
  let missing = wanted - decimals
  if (missing > 0) count *= power(missing)
  else {
    for (; missing < 0; missing++) {
      const tenth = count / 10
      if (tenth * 10 !== count) return NO_COUNT
      count = tenth
    }
  }
  return isNegative ? -count : count
}

const NO_COUNT: i64 = 1 << 62
const MOST_COUNTED: i64 = 1 << 40

function power(exponent: i32): i64 {
  return i64(load<f64>(POWERS + (usize(min(exponent, MOST_DECIMALS)) << 3)))
}
