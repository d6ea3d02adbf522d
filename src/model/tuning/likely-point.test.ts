import { expect, it } from 'vitest'
import { createRandom } from '../../random/index.ts'
import { likelyPoint } from './likely-point.ts'

it('proposes near 0.8 when merit falls with the distance from 0.8, and anywhere along what does not matter', () => {
  const tried = Array.from({ length: 24 }, (_, k) => {
    const point = [(k + 0.5) / 24, ((k * 7) % 24) / 24]
    return { point, merit: -Math.abs(point[0]! - 0.8) }
  })
  const random = createRandom(1, 'test')
  const points = Array.from({ length: 200 }, () => likelyPoint(tried, random))
  // Of draws of plain chance 30 % would be so near.
  expect(points.filter(([x]) => Math.abs(x! - 0.8) < 0.15).length).toBeGreaterThan(150)
  expect(new Set(points.map(([, y]) => Math.floor(y! * 4))).size).toBeGreaterThan(2)
})

it('stays in the unit cube when the best are at its border', () => {
  const tried = Array.from({ length: 8 }, (_, k) => ({ point: [k / 7], merit: k }))
  const random = createRandom(2, 'test')
  for (let draw = 0; draw < 200; draw++) {
    const [x] = likelyPoint(tried, random)
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(1)
  }
})
