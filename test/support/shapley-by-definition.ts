/**
 * Interventional Shapley values by their definition: every subset of features from the person, the rest from each
 * reference row, weight |S|!(n − |S| − 1)!/n!.
 * @param score raw scores of row-major rows
 * @param reference row-major, whole rows
 */
export function shapleyByDefinition(
  score: (rows: Float64Array) => Float64Array,
  person: Float64Array,
  reference: Float64Array,
): Float64Array {
  const n = person.length
  const nRows = reference.length / n
  const rows = new Float64Array(2 ** n * reference.length)
  for (let subset = 0; subset < 2 ** n; subset++)
    for (let r = 0; r < nRows; r++)
      for (let f = 0; f < n; f++)
        rows[(subset * nRows + r) * n + f] = (subset >> f) & 1 ? person[f]! : reference[r * n + f]!
  const scores = score(rows)
  const worth = Float64Array.from({ length: 2 ** n }, (_, subset) => {
    let sum = 0
    for (let r = 0; r < nRows; r++) sum += scores[subset * nRows + r]!
    return sum / nRows
  })
  const factorial = [1]
  for (let i = 1; i <= n; i++) factorial.push(factorial[i - 1]! * i)
  const phi = new Float64Array(n)
  for (let subset = 0; subset < 2 ** n; subset++) {
    const size = [...person.keys()].filter((f) => (subset >> f) & 1).length
    for (let f = 0; f < n; f++) {
      if ((subset >> f) & 1) continue
      const weight = (factorial[size]! * factorial[n - size - 1]!) / factorial[n]!
      phi[f]! += weight * (worth[subset | (1 << f)]! - worth[subset]!)
    }
  }
  return phi
}
