import { expect, it } from 'vitest'
import { alongEdges, asLengths, mirrored } from './axis.ts'

it('turns days that count back into lengths, and leaves other axes alone', () => {
  expect(asLengths({ unit: 'days', kind: 'number', edges: [-100, -50, 0] })).toBe(true)
  expect(asLengths({ unit: 'days', kind: 'number', edges: [0, 50] })).toBe(false)
  expect(asLengths({ unit: 'money', kind: 'number', edges: [-5, 0] })).toBe(false)
  expect(mirrored([-9, -4, 0])).toEqual([0, 4, 9])
})

it('places 15 in the middle of the second bin of 0, 10, 20 and keeps 99 at the end', () => {
  expect([15, 99, -3, 10].map((value) => alongEdges([0, 10, 20], value))).toEqual([1.5, 2, 0, 1])
})

it('gives each bin the same room when their widths differ', () => {
  expect(alongEdges([0, 1, 100], 50.5)).toBe(1.5)
})
