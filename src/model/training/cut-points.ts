/**
 * Upper bounds of equal-frequency bins, a heavy value alone in its bin.
 * @param sorted ascending values without NaN
 * @param maxValueBins most bins to make, ≥ 1
 * @param minDataInBin fewest values per bin
 * @returns ascending bounds, one fewer than bins; each lies between two neighbouring values a < b with a ≤ bound < b,
 *   so `value <= bound` on the raw double goes the way its bin goes
 * Source: LightGBM, GreedyFindBin.
 */
export function cutPoints(sorted: Float64Array, maxValueBins: number, minDataInBin: number): Float64Array {
  const { values, counts } = distinct(sorted)
  const ends =
    values.length <= maxValueBins
      ? mergeSmall(counts, minDataInBin)
      : greedyEnds(counts, sorted.length, maxValueBins, minDataInBin)
  return Float64Array.from(ends, (end) => between(values[end]!, values[end + 1]!))
}

/** A double m with a ≤ m < b, near the middle. */
export function between(a: number, b: number): number {
  const middle = a / 2 + b / 2
  return middle >= a && middle < b ? middle : a
}

function distinct(sorted: Float64Array): { values: number[]; counts: number[] } {
  const values: number[] = []
  const counts: number[] = []
  for (const value of sorted) {
    // −0 and 0 compare equal, so they share an entry, written 0.
    if (values.length > 0 && values[values.length - 1] === value) counts[counts.length - 1]!++
    else {
      values.push(value + 0)
      counts.push(1)
    }
  }
  return { values, counts }
}

/** Few distinct values: one bin each, neighbours joined until a bin holds enough. */
function mergeSmall(counts: readonly number[], minDataInBin: number): number[] {
  const ends: number[] = []
  let inBin = 0
  for (let i = 0; i < counts.length - 1; i++) {
    inBin += counts[i]!
    if (inBin >= minDataInBin) {
      ends.push(i)
      inBin = 0
    }
  }
  return ends
}

function greedyEnds(
  counts: readonly number[],
  total: number,
  maxValueBins: number,
  minDataInBin: number,
): number[] {
  const most = Math.max(1, Math.min(maxValueBins, Math.floor(total / Math.max(1, minDataInBin))))
  let size = total / most
  let binsLeft = most
  let rowsLeft = total
  const heavy = counts.map((count) => count >= size)
  for (const [i, isHeavy] of heavy.entries()) {
    if (!isHeavy) continue
    binsLeft--
    rowsLeft -= counts[i]!
  }
  size = binsLeft > 0 ? rowsLeft / binsLeft : Number.POSITIVE_INFINITY
  const ends: number[] = []
  let inBin = 0
  for (let i = 0; i < counts.length - 1 && ends.length < most - 1; i++) {
    inBin += counts[i]!
    if (!heavy[i]) rowsLeft -= counts[i]!
    if (heavy[i] || inBin >= size || (heavy[i + 1] && inBin >= Math.max(1, size * 0.5))) {
      ends.push(i)
      inBin = 0
      if (!heavy[i]) {
        binsLeft--
        size = binsLeft > 0 ? rowsLeft / binsLeft : Number.POSITIVE_INFINITY
      }
    }
  }
  return ends
}
