import { createRandom } from '../../random/index.ts'

/**
 * Points that fill the unit cube evenly from the first on, shifted by the seed: any stretch of them covers every
 * hyper-parameter, which draws of their own chance do not.
 * @param index 0, 1, 2, …; a point depends on nothing else but the seed
 * @returns `dimensions` coordinates in [0, 1)
 * Source: additive recurrence over the generalised golden ratio (Roberts 2018); shift: Cranley & Patterson 1976.
 */
export function spreadPoint(dimensions: number, index: number, seed: number, stream: string): number[] {
  const ratio = generalisedGoldenRatio(dimensions)
  const random = createRandom(seed, `spread ${stream}`)
  return Array.from({ length: dimensions }, (_, d) => {
    const step = (1 / ratio ** (d + 1)) % 1
    return (random.uniform() + (index + 1) * step) % 1
  })
}

/** The root above 1 of x^(d + 1) = x + 1. */
function generalisedGoldenRatio(dimensions: number): number {
  let x = 1.5
  for (let i = 0; i < 60; i++) x = (1 + x) ** (1 / (dimensions + 1))
  return x
}
