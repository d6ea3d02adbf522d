import { expect, it } from 'vitest'
import { groupAttributions } from './group-attributions.ts'

it('lets +3 and −2 of one group cancel to +1 before anything is made absolute', () => {
  expect([...groupAttributions(Float64Array.of(3, 0.5, -2), Int32Array.of(0, 1, 0), 3)]).toEqual([1, 0.5, 0])
})

it('refuses a feature outside every group', () => {
  expect(() => groupAttributions(Float64Array.of(1), Int32Array.of(-1), 2)).toThrow(
    'feature 0 is in group -1 of 2',
  )
})
