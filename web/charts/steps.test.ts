import { expect, it } from 'vitest'
import { approvedRuns, stepPath } from './steps.ts'

const at = (value: number, points: number) => ({ value, points })

it('shades up to the last scored value under the limit: 8.1, 8.9, 9.6 with limit 9 ends at the second', () => {
  expect(approvedRuns([at(1000, 8.1), at(2000, 8.9), at(3000, 9.6)], 9)).toEqual([{ from: 1000, to: 2000 }])
})

it('leaves a point exactly at the limit outside, since ties decline', () => {
  expect(approvedRuns([at(1, 9)], 9)).toEqual([])
})

it('keeps two ranges apart when the risk rises above the limit between them', () => {
  expect(approvedRuns([at(1, 5), at(2, 10), at(3, 5), at(4, 6)], 9)).toEqual([
    { from: 1, to: 1 },
    { from: 3, to: 4 },
  ])
})

it('draws two points as one level and one jump', () => {
  expect(
    stepPath([
      { x: 0, y: 0.5 },
      { x: 1, y: 1 },
    ]),
  ).toBe('M0 500H1000V0')
})

it('leaves out values that are barred, however low their risk', () => {
  const points = [at(1, 2), { ...at(2, 2), barred: true }, at(3, 2)]
  expect(approvedRuns(points, 9)).toEqual([
    { from: 1, to: 1 },
    { from: 3, to: 3 },
  ])
})
