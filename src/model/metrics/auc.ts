/**
 * Chance that a random positive scores higher than a random negative; a tie counts one half.
 * @param scores any increasing scale
 * @param target 0 or 1 per row
 * @returns 0 … 1; NaN when a class is absent
 * Source: Mann-Whitney U / (n₁ n₀).
 */
export function auc(scores: Float64Array, target: ArrayLike<number>): number {
  const { positives, negatives } = splitByClass(scores, target)
  let below = 0
  let notAbove = 0
  let twiceWins = 0
  for (const score of positives) {
    while (below < negatives.length && negatives[below]! < score) below++
    while (notAbove < negatives.length && negatives[notAbove]! <= score) notAbove++
    twiceWins += below + notAbove
  }
  return twiceWins / 2 / (positives.length * negatives.length)
}

/** Scores of each class, ascending. */
export function splitByClass(
  scores: Float64Array,
  target: ArrayLike<number>,
): { readonly positives: Float64Array; readonly negatives: Float64Array } {
  return {
    positives: scores.filter((_, row) => target[row] === 1).sort(),
    negatives: scores.filter((_, row) => target[row] === 0).sort(),
  }
}
