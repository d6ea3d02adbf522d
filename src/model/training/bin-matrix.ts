import { fail } from '../../errors/index.ts'
import type { Matrix } from '../../matrix/index.ts'
import type { BinnedMatrix, BinOptions } from './binned-matrix.ts'
import { binNumbers, shareBins } from './engine/index.ts'
import { applyBins, categoryColumn } from './plain-bin-matrix.ts'
import { defaultWorkers } from './training-task.ts'

/**
 * Bins a matrix column by column, in worker threads: the doubles never lie in memory whole.
 * @returns one byte per cell, column-major; folds of a cross-validation share it
 * @throws VitrineError E_MODEL_PARAMS when maxBins is out of range, E_MODEL_MEMORY, E_KERNEL
 */
export async function binMatrix(matrix: Matrix, options: BinOptions = {}): Promise<BinnedMatrix> {
  const { maxBins = 255, minDataInBin = 3, rows, workers } = options
  if (!(maxBins >= 2 && maxBins <= 255)) {
    fail('E_MODEL_PARAMS', {
      what: 'maxBins is out of range.',
      got: String(maxBins),
      expected: '2 to 255',
      remedy: 'Leave it out to get 255.',
    })
  }
  const { nRows, columns } = matrix
  const maxValueBins = maxBins - 1
  const { shared, address, bins } = shareBins(nRows * columns.length)
  const numbers = [...columns.keys()].filter((c) => columns[c]!.kind === 'number')
  const read: typeof matrix.column = (column, start, end) => matrix.column(column, start, end)
  const task = { nRows, columns: numbers, read, rows, maxValueBins, minDataInBin }
  const found = await binNumbers(task, workers ?? defaultWorkers(nRows), shared, address)
  const mappers = columns.map((_, c) => {
    const number = found.get(c)
    if (number !== undefined) return number
    const values = matrix.column(c)
    const sample = rows === undefined ? values : Float64Array.from(rows, (row) => values[row]!)
    const mapper = categoryColumn(sample, maxValueBins, minDataInBin)
    applyBins(mapper, values, bins.subarray(c * nRows, (c + 1) * nRows))
    return mapper
  })
  return { columns, nRows, mappers, maxBins, bins }
}
