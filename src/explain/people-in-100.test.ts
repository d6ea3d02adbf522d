import fc from 'fast-check'
import { expect, it } from 'vitest'
import { peopleIn100 } from './people-in-100.ts'

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

it('turns +2 and −1 log-odds from base −2 into +30 and −15 people, together the 15 by which PD rises', () => {
  // σ(−2) = 0.1192, σ(−1) = 0.2689: 14.97 people per 1 log-odds.
  const points = peopleIn100({ phi: Float64Array.of(2, -1), base: -2, rawScore: -1, pd: sigmoid })
  expect([...points].map((p) => p.toFixed(2))).toEqual(['29.95', '-14.97'])
})

it('uses the slope at the base when both scores are equal: σ′(0) = 1/4, so ±1 gives ±25', () => {
  const points = peopleIn100({ phi: Float64Array.of(1, -1), base: 0, rawScore: 0, pd: sigmoid })
  expect(points[0]).toBeCloseTo(25, 6)
  expect(points[1]).toBeCloseTo(-25, 6)
})

it('is the Aumann–Shapley integral of PD along the line, here by 20,000 midpoints', () => {
  const [base, phi] = [-3, Float64Array.of(1.5, -0.7, 0.4)]
  const rawScore = phi.reduce((a, b) => a + b, base)
  let integral = 0
  for (let i = 0; i < 20_000; i++) {
    const p = sigmoid(base + ((i + 0.5) / 20_000) * (rawScore - base))
    integral += (p * (1 - p)) / 20_000
  }
  const points = peopleIn100({ phi, base, rawScore, pd: sigmoid })
  for (let j = 0; j < 3; j++) expect(points[j]).toBeCloseTo(100 * phi[j]! * integral, 6)
})

it('sums to the change of PD, and keeps sign and order, for any parts', () => {
  const part = fc.double({ min: -3, max: 3, noNaN: true })
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), part, (parts, base) => {
      const phi = Float64Array.from(parts)
      const rawScore = phi.reduce((a, b) => a + b, base)
      const points = peopleIn100({ phi, base, rawScore, pd: sigmoid })
      const change = 100 * (sigmoid(rawScore) - sigmoid(base))
      expect(Math.abs(points.reduce((a, b) => a + b, 0) - change)).toBeLessThan(1e-6)
      for (let i = 1; i < parts.length; i++)
        if (phi[i]! >= phi[i - 1]!) expect(points[i]).toBeGreaterThanOrEqual(points[i - 1]!)
      expect(points.every((p, i) => p * phi[i]! >= 0)).toBe(true)
    }),
  )
})
