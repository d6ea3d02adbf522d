/** A number as the sum of two doubles, about 106 bits. */
type Pair = readonly [high: number, low: number]

/** Cuts a double into halves whose products are exact. */
const SPLIT = 2 ** 27 + 1

/** Beyond it a plain power is near enough. */
const MOST = 4096

/**
 * x to the power of y, mostly the double that is nearest: a whole power is multiplied out with twice the digits.
 * Source: T. J. Dekker, "A floating-point technique for extending the available precision", 1971.
 */
export function nearPower(x: number, y: number): number {
  if (!Number.isInteger(y) || Math.abs(y) > MOST) return x ** y
  let result: Pair = [1, 0]
  let square: Pair = [x, 0]
  for (let left = Math.abs(y); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, square)
    square = times(square, square)
  }
  const near = y < 0 ? inverse(result) : result[0] + result[1]
  // Products of parts can leave the range of doubles where the power itself does not.
  return Number.isFinite(near) && near !== 0 ? near : x ** y
}

function times([a, aLow]: Pair, [b, bLow]: Pair): Pair {
  const high = a * b
  return sum(high, rest(a, b, high) + (a * bLow + aLow * b))
}

/** What a product of two doubles lost. */
function rest(a: number, b: number, product: number): number {
  const [a1, a2] = halves(a)
  const [b1, b2] = halves(b)
  return a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2
}

function halves(a: number): Pair {
  const scaled = SPLIT * a
  const high = scaled - (scaled - a)
  return [high, a - high]
}

function sum(high: number, low: number): Pair {
  const all = high + low
  return [all, low - (all - high)]
}

function inverse([a, aLow]: Pair): number {
  const first = 1 / a
  // One step of Newton, with the product's rest.
  const product = first * a
  return first + first * (1 - product - rest(first, a, product) - first * aLow)
}
