import { DOUBLE, DuckDBTableFunction } from '@duckdb/node-api'
import type { StoredMatrix } from './stored-matrix.ts'

/** Rows read from the matrix file at once: 240 columns of them are 31 MB. */
const BLOCK_ROWS = 16_384
/** Rows of one vector of the engine. */
const VECTOR_ROWS = 2048

/**
 * The matrix as a table of the engine, `matrix_rows()`: id, target (NaN = not known), split (1 = train) and every
 * column as doubles, NaN = missing, in row order. Rows are read as the engine asks for them; they never lie in
 * memory whole.
 */
export function matrixTable(matrix: StoredMatrix): DuckDBTableFunction {
  const names = ['id', 'target', 'split', ...matrix.columns.map((_, index) => `c${index}`)]
  let next = 0
  let block: readonly Float64Array[] = []
  let blockStart = 0

  const readBlock = (start: number): void => {
    const end = Math.min(start + BLOCK_ROWS, matrix.nRows)
    blockStart = start
    block = [
      matrix.rowIds.subarray(start, end),
      matrix.target.subarray(start, end),
      matrix.split.subarray(start, end),
      ...matrix.columns.map((_, index) => matrix.column(index, start, end)),
    ]
  }

  return DuckDBTableFunction.create({
    name: 'matrix_rows',
    bindFunction(info) {
      for (const name of names) info.addResultColumn(name, DOUBLE)
      info.setCardinality(matrix.nRows, true)
    },
    initFunction(info) {
      info.setMaxThreads(1)
      next = 0
    },
    mainFunction(info, chunk) {
      try {
        if (next < matrix.nRows && next % BLOCK_ROWS === 0) readBlock(next)
        const count = Math.min(VECTOR_ROWS, matrix.nRows - next)
        chunk.rowCount = count
        const from = next - blockStart
        for (const [index, column] of block.entries()) {
          if (count === 0) break
          const vector = chunk.getColumnVector(index) as unknown as {
            readonly items: Float64Array
            flush(): void
          }
          vector.items.set(column.subarray(from, from + count))
          vector.flush()
        }
        next += count
      } catch (error) {
        // An exception must not cross the engine's own threads.
        info.setError(error instanceof Error ? error.message : String(error))
      }
    },
  })
}
