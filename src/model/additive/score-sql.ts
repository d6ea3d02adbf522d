import type { ColumnSpec } from '../../matrix/index.ts'
import type { Calibrator } from '../calibration/index.ts'
import { type AdditiveModel, type Axis, countParts, type Shape } from './additive-model.ts'
import { pdSql } from './pd-sql.ts'
import { doubleSql, nameSql, textSql } from './sql-literals.ts'

export interface ScoreSqlOptions {
  /** Table or subquery with one column per feature of the model: doubles, and texts for categories; as SQL. */
  readonly from: string
  /** Columns that come first in the answer, for example the application's number. */
  readonly keep: readonly string[]
  readonly calibrator: Calibrator
}

/**
 * Most cells per column of the inner query, where one shape alone does not have more: Trino compiles each column into one
 * method of at most 64 kB, and a cell takes up to 100 bytes.
 */
const CELLS_PER_SUM = 300

/**
 * The whole score as one query for DuckDB and Trino: the columns to keep, `raw_score` and `pd`, in double precision.
 * Null and NaN are missing; a category that the model did not see counts as missing.
 * @returns a SELECT without a semicolon; its scores equal the scorer's within 1e-9
 */
export function writeScoreSql(model: AdditiveModel, { from, keep, calibrator }: ScoreSqlOptions): string {
  const kept = keep.map((column) => `${nameSql(column)}, `).join('')
  const sums = sumsOf(model.shapes).map((shapes) =>
    shapes.map((shape) => `  ${cellsSql(shape.axes, model.columns, shape.values)}`).join('\n  +\n'),
  )
  const names = sums.map((_, index) => `sum_${index + 1}`)
  return [
    'with sums as (',
    `  select ${kept}`,
    sums.map((sum, index) => `${sum}\n  as ${names[index]}`).join(',\n'),
    `  from ${from}`,
    '),',
    'scores as (',
    `  select ${kept}${[doubleSql(model.base), ...names].join(' + ')} as raw_score,`,
    // Trino would move a sum that is used once into the place of its use, and make one method of all of them again.
    `  ${[doubleSql(-model.base), ...names].join(' - ')} as negated_score`,
    '  from sums',
    ')',
    `select ${kept}raw_score, ${pdSql(calibrator, '(-negated_score)')} as pd`,
    'from scores',
  ].join('\n')
}

/** Neighbouring shapes, as many together as fit into one sum. */
function sumsOf(shapes: readonly Shape[]): Shape[][] {
  const sums: Shape[][] = []
  let cells = CELLS_PER_SUM
  for (const shape of shapes) {
    cells += shape.values.length
    if (cells <= CELLS_PER_SUM) sums.at(-1)!.push(shape)
    else {
      sums.push([shape])
      cells = shape.values.length
    }
  }
  return sums
}

/** Value of the cell in which a row lies; the values of a pair nest the second feature in the first. */
function cellsSql(axes: readonly Axis[], columns: readonly ColumnSpec[], values: Float64Array): string {
  const [axis, ...rest] = axes
  if (axis === undefined) return doubleSql(values[0]!)
  const spec = columns[axis.column]!
  const parts = countParts(axis, spec)
  const perPart = values.length / parts
  const valueIn = (part: number): string =>
    cellsSql(rest, columns, values.subarray(part * perPart, (part + 1) * perPart))
  const name = nameSql(spec.id)
  const cases = Array.from(
    { length: parts - 1 },
    (_, at) => `when ${condition(axis, spec, name, at + 1)} then ${valueIn(at + 1)}`,
  )
  return `case ${cases.join(' ')} else ${valueIn(0)} end`
}

/**
 * Cases are tried in order, so an upper bound is enough. The last bound is infinity: null, and NaN in either engine
 * (above all numbers in DuckDB, below and above none in Trino), fail it and are left for "else".
 */
function condition(axis: Axis, spec: ColumnSpec, name: string, part: number): string {
  if (spec.kind === 'number')
    return `${name} <= ${doubleSql(axis.cuts[part - 1] ?? Number.POSITIVE_INFINITY)}`
  const code = axis.codes[part - 1]!
  return `${name} = ${textSql(spec.categories[code] ?? String(code))}`
}
