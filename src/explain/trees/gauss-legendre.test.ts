import { expect, it } from 'vitest'
import { gaussLegendre } from './gauss-legendre.ts'

it('has the textbook nodes 1/2 ± √3/6 with weights 1/2 for two points', () => {
  const { nodes, weights } = gaussLegendre(2)
  expect(nodes[0]).toBeCloseTo(0.5 - Math.sqrt(3) / 6, 15)
  expect(nodes[1]).toBeCloseTo(0.5 + Math.sqrt(3) / 6, 15)
  expect([...weights].map((w) => w.toFixed(14))).toEqual(['0.50000000000000', '0.50000000000000'])
})

it('integrates tᵏ to 1/(k + 1) for every k up to 2·points − 1', () => {
  for (let points = 1; points <= 20; points++) {
    const { nodes, weights } = gaussLegendre(points)
    for (let k = 0; k < 2 * points; k++) {
      const integral = nodes.reduce((sum, t, i) => sum + weights[i]! * t ** k, 0)
      expect(Math.abs(integral - 1 / (k + 1))).toBeLessThan(1e-14)
    }
  }
})
