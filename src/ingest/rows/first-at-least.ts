/** Where the first value of at least `value` stands among rising ones; their number when there is none. */
export function firstAtLeast(values: Int32Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
