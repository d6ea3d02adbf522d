/** A share of the items, without replacement, in their old order; at least one. */
export function drawSorted<A extends Uint32Array | Int32Array>(
  items: A,
  share: number,
  uniform: () => number,
): A {
  const wanted = Math.max(1, Math.round(items.length * share))
  let needed = wanted
  let left = items.length
  const isDrawn = (): boolean => {
    const drawn = uniform() * left-- < needed
    if (drawn) needed--
    return drawn
  }
  return items.filter(isDrawn) as A
}
