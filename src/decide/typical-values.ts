import type { ColumnSpec, Matrix } from '../matrix/index.ts'

/** A cell as people read it: a number, the name of a category, or null for missing. */
export type PlainValue = number | string | null

export type TypicalValue = {
  readonly id: string
  /**
   * Numbers: the median of the known values, of two middle ones the lower, so that it is a value somebody has.
   * Categories: the most frequent known one, of equals the first in the list. Null when no row has a value.
   */
  readonly value: PlainValue
  /** Share of the rows without a value. */
  readonly missingShare: number
}

/**
 * What is typical of a set of rows, column by column; reads one column at a time.
 * @param rows row indices, at least one
 */
export function typicalValues(matrix: Matrix, rows: Int32Array): TypicalValue[] {
  if (rows.length === 0) throw new RangeError('nothing is typical of no rows')
  return matrix.columns.map((spec, index) => {
    const column = matrix.column(index)
    const known = Float64Array.from(rows, (row) => column[row]!)
      .filter((value) => !Number.isNaN(value))
      .sort()
    const typical = spec.kind === 'category' ? mode(known) : known[(known.length - 1) >> 1]
    return {
      id: spec.id,
      value: plainValue(spec, typical ?? Number.NaN),
      missingShare: 1 - known.length / rows.length,
    }
  })
}

/** A category's code as its name, NaN as null. */
export function plainValue(spec: ColumnSpec, cell: number): PlainValue {
  if (Number.isNaN(cell)) return null
  return spec.kind === 'category' ? (spec.categories[cell] ?? null) : cell
}

/** @param sorted ascending */
function mode(sorted: Float64Array): number | undefined {
  let best: number | undefined
  let most = 0
  let run = 0
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1
    if (run > most) {
      most = run
      best = sorted[i]
    }
  }
  return best
}
