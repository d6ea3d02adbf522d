/**
 * Rounds parts so that the shown parts add up to the shown total (largest remainder).
 * @param values unrounded parts
 * @param decimals digits after the point, 0 or more
 * @param total the total as shown; within one unit per part of Σ values
 * @returns multiples of 10^−decimals with sum `total`; a part of exactly 0 stays 0 while any other can give way
 * @throws RangeError when the total is too far from the parts
 */
export function roundToSum(values: readonly number[], decimals: number, total: number): number[] {
  const scale = 10 ** decimals
  const scaled = values.map((value) => value * scale)
  const units = scaled.map(Math.floor)
  let missing = Math.round(total * scale) - units.reduce((sum, unit) => sum + unit, 0)
  const remainder = (i: number): number => scaled[i]! - units[i]!
  // Nearest to the next unit first; parts of exactly 0 last in either direction.
  const up = missing >= 0
  const order = scaled
    .map((_, i) => i)
    .sort((a, b) => {
      const zeroLast = Number(scaled[a] === 0) - Number(scaled[b] === 0)
      return zeroLast || (up ? remainder(b) - remainder(a) : remainder(a) - remainder(b)) || a - b
    })
  if (!(Math.abs(missing) <= 2 * values.length))
    throw new RangeError(`parts that sum to ${units.reduce((a, b) => a + b, 0) / scale} cannot show ${total}`)
  for (let turn = 0; missing !== 0; turn++) {
    units[order[turn % order.length]!]! += up ? 1 : -1
    missing += up ? -1 : 1
  }
  // + 0 turns −0 into 0.
  return units.map((unit) => unit / scale + 0)
}
