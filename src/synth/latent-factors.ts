import type { Random } from '../random/index.ts'

/** Draws correlated standard normals, one per name, into the given array. */
export type LatentFactors = (random: Random, out: Float64Array) => Float64Array

/**
 * Correlated latent factors: out = C·z with C·Cᵀ the wanted correlation matrix.
 * @param names the factors, in the order of the output
 * @param correlations "a b" → correlation in (-1, 1); pairs not named are uncorrelated
 * @throws Error when the correlations contradict one another (the matrix is not positive definite)
 */
export function latentFactors(
  names: readonly string[],
  correlations: Readonly<Record<string, number>>,
): LatentFactors {
  const size = names.length
  const lower = new Float64Array(size * size)
  const wanted = new Float64Array(size * size)
  for (let k = 0; k < size; k++) wanted[k * size + k] = 1
  for (const [pair, value] of Object.entries(correlations)) {
    const [row, column] = pair.split(' ').map((name) => names.indexOf(name)) as [number, number]
    if (row < 0 || column < 0) throw new Error(`unknown factor in "${pair}"`)
    wanted[row * size + column] = value
    wanted[column * size + row] = value
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = wanted[row * size + column]!
      for (let k = 0; k < column; k++) rest -= lower[row * size + k]! * lower[column * size + k]!
      if (row !== column) lower[row * size + column] = rest / lower[column * size + column]!
      else if (rest > 0) lower[row * size + row] = Math.sqrt(rest)
      else throw new Error(`correlations contradict one another at ${names[row]}`)
    }
  }
  const drawn = new Float64Array(size)
  return (random, out) => {
    for (let k = 0; k < size; k++) drawn[k] = random.normal()
    for (let row = 0; row < size; row++) {
      let sum = 0
      for (let k = 0; k <= row; k++) sum += lower[row * size + k]! * drawn[k]!
      out[row] = sum
    }
    return out
  }
}
