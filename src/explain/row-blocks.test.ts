import { expect, it } from 'vitest'
import { gatherRows, MemoryMatrix } from '../matrix/index.ts'
import { allRows, rowBlocks, rowsAt } from './row-blocks.ts'

const column = (scale: number) => Float64Array.from({ length: 5000 }, (_, row) => row * scale)
const matrix = new MemoryMatrix(
  [
    { id: 'a', kind: 'number' },
    { id: 'b', kind: 'number' },
  ],
  column(1),
  [column(1), column(-1)],
)

it('picks rows 3, 7 and 4,999 with both columns side by side', () => {
  expect([...rowsAt(matrix, Int32Array.of(3, 7, 4999))]).toEqual([3, -3, 7, -7, 4999, -4999])
})

it('passes 5,000 rows in windows of 2,048 and leaves none out', () => {
  const blocks = [...rowBlocks(matrix, allRows(matrix))]
  expect(blocks.map((block) => block.nRows)).toEqual([2048, 2048, 904])
  expect(rowsAt(matrix, allRows(matrix))).toEqual(gatherRows(matrix))
})

it('refuses a row that the matrix does not have', () => {
  expect(() => rowsAt(matrix, Int32Array.of(5000))).toThrow('row 5000 of a matrix of 5000')
})
