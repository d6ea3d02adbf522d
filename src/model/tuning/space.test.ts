import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pointOf, type Space, settingsAt } from './space.ts'

const SPACE: Space = {
  rate: { from: 0.01, to: 1, scale: 'log', whole: false },
  share: { from: 0.2, to: 0.6, scale: 'linear', whole: false },
  leaves: { from: 2, to: 5, scale: 'linear', whole: true },
}

it('goes from 0.01 over 0.1 to 1 on a log scale, from 0.2 over 0.4 to 0.6 on a linear one', () => {
  expect(settingsAt(SPACE, [0, 0, 0])).toEqual({ rate: 0.01, share: 0.2, leaves: 2 })
  expect(settingsAt(SPACE, [0.5, 0.5, 0.5])).toEqual({ rate: 0.1, share: 0.4, leaves: 4 })
  expect(settingsAt(SPACE, [1, 1, 1])).toEqual({ rate: 1, share: 0.6, leaves: 5 })
})

it('gives each of four whole numbers a quarter of the range, the first and the last too', () => {
  const counts = new Map<number, number>()
  for (let k = 0; k < 400; k++) {
    const leaves = settingsAt(SPACE, [0, 0, (k + 0.5) / 400]).leaves!
    counts.set(leaves, (counts.get(leaves) ?? 0) + 1)
  }
  expect([...counts]).toEqual([
    [2, 100],
    [3, 100],
    [4, 100],
    [5, 100],
  ])
})

it('finds the point of settings again, to the three digits that settings have', () => {
  const coordinate = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.tuple(coordinate, coordinate, coordinate), (point) => {
      const settings = settingsAt(SPACE, point)
      expect(settingsAt(SPACE, pointOf(SPACE, settings))).toEqual(settings)
      expect(Math.abs(pointOf(SPACE, settings)[0]! - point[0])).toBeLessThan(0.002)
    }),
  )
})

it('puts settings from outside on the border', () => {
  expect(pointOf(SPACE, { rate: 0.001, share: 0.9, leaves: 40 })).toEqual([0, 1, 1])
})
