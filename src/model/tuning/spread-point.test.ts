import { expect, it } from 'vitest'
import { spreadPoint } from './spread-point.ts'

it('meets all 16 sixteenths of each of 6 coordinates within 48 points, whatever the seed', () => {
  for (const seed of [1, 2, 3]) {
    const points = Array.from({ length: 48 }, (_, index) => spreadPoint(6, index, seed, 'trees'))
    for (let d = 0; d < 6; d++) {
      expect(new Set(points.map((point) => Math.floor(point[d]! * 16))).size).toBe(16)
    }
  }
})

it('depends on index, seed and stream alone', () => {
  const at = (index: number, seed: number, stream: string) => spreadPoint(3, index, seed, stream)
  expect(at(7, 1, 'trees')).toEqual(at(7, 1, 'trees'))
  expect(at(7, 2, 'trees')).not.toEqual(at(7, 1, 'trees'))
  expect(at(7, 1, 'additive')).not.toEqual(at(7, 1, 'trees'))
})
