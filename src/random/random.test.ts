import { expect, it } from 'vitest'
import { createRandom } from './random.ts'

it('gives the same draws for the same seed and stream, others for another', () => {
  const draws = (seed: number, stream?: string): number[] => {
    const random = createRandom(seed, stream)
    return [random.uniform(), random.normal(), random.integer(1000)]
  }
  expect(draws(7, 'a')).toEqual(draws(7, 'a'))
  expect(draws(7, 'a')).not.toEqual(draws(7, 'b'))
  expect(draws(7, 'a')).not.toEqual(draws(8, 'a'))
})

it('draws uniforms with mean 1/2 and variance 1/12, normals with mean 0 and variance 1 (40,000 draws, 4 standard errors)', () => {
  const random = createRandom(1)
  const n = 40_000
  const moments = (draw: () => number): { mean: number; variance: number } => {
    const values = Array.from({ length: n }, draw)
    const mean = values.reduce((sum, x) => sum + x, 0) / n
    return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n }
  }
  const uniform = moments(random.uniform)
  expect(Math.abs(uniform.mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n))
  expect(Math.abs(uniform.variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n))
  const normal = moments(random.normal)
  expect(Math.abs(normal.mean)).toBeLessThan(4 / Math.sqrt(n))
  expect(Math.abs(normal.variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n))
})

it('shuffles to a permutation, every place equally likely (4 items, 24,000 shuffles)', () => {
  const random = createRandom(3)
  const firstIs = [0, 0, 0, 0]
  for (let i = 0; i < 24_000; i++) {
    const order = random.shuffle([0, 1, 2, 3])
    expect([...order].sort()).toEqual([0, 1, 2, 3])
    firstIs[order[0]!]!++
  }
  for (const count of firstIs)
    expect(Math.abs(count - 6000)).toBeLessThan(4 * Math.sqrt(24_000 * 0.25 * 0.75))
})
