import { expect, it } from 'vitest'
import { MemoryMatrix } from '../matrix/index.ts'
import { typicalValues } from './typical-values.ts'

const matrix = new MemoryMatrix(
  [
    { id: 'amount', kind: 'number' },
    { id: 'job', kind: 'category', categories: ['cook', 'driver', 'nurse'] },
    { id: 'never', kind: 'number' },
  ],
  Float64Array.of(1, 2, 3, 4, 5, 6),
  [
    Float64Array.of(10, 40, 20, Number.NaN, 30, 9999),
    Float64Array.of(2, 1, 2, 1, Number.NaN, 0),
    new Float64Array(6).fill(Number.NaN),
  ],
)

it('takes the median 20 of 10, 20, 30, 40 (the lower middle), the mode driver before nurse, and nothing of nothing', () => {
  expect(typicalValues(matrix, Int32Array.of(0, 1, 2, 3, 4))).toEqual([
    { id: 'amount', value: 20, missingShare: 1 - 4 / 5 },
    { id: 'job', value: 'driver', missingShare: 1 - 4 / 5 },
    { id: 'never', value: null, missingShare: 1 },
  ])
})

it('looks only at the rows it is given', () => {
  expect(typicalValues(matrix, Int32Array.of(5))[0]).toMatchObject({ value: 9999, missingShare: 0 })
  expect(() => typicalValues(matrix, new Int32Array())).toThrow('no rows')
})
