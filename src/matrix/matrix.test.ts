import { expect, it } from 'vitest'
import { gatherRows } from './gather-rows.ts'
import { MemoryMatrix } from './memory-matrix.ts'

const matrix = new MemoryMatrix(
  [
    { id: 'income', kind: 'number' },
    { id: 'job', kind: 'category', categories: ['driver', 'nurse'] },
  ],
  Float64Array.of(11, 12, 13),
  [Float64Array.of(100, 200, Number.NaN), Float64Array.of(0, 1, 1)],
)

it('lays rows 1 and 2 of two columns out row after row', () => {
  expect([...gatherRows(matrix, 1, 3)]).toEqual([200, 1, Number.NaN, 1])
})

it('gives part of a column', () => {
  expect([...matrix.column(0, 0, 2)]).toEqual([100, 200])
})

it('refuses a column whose length is not the number of rows', () => {
  expect(
    () => new MemoryMatrix([{ id: 'a', kind: 'number' }], Float64Array.of(1, 2), [Float64Array.of(1)]),
  ).toThrow('column a has 1 values for 2 rows')
})
