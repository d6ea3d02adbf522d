import type { ColumnSpec } from '../../src/matrix/index.ts'
import { type AdditiveModel, type Axis, countParts, type Shape } from '../../src/model/index.ts'
import type { Random } from '../../src/random/index.ts'

/** Every third column is a category of 40 values, of which an axis lists some; cut points are small whole numbers. */
export function randomShapes(random: Random, nFeatures: number, nPairs: number): AdditiveModel {
  const columns = Array.from({ length: nFeatures }, (_, c): ColumnSpec => {
    const id = `x${c}`
    if (c % 3 !== 2) return { id, kind: 'number' }
    return { id, kind: 'category', categories: Array.from({ length: 40 }, (_, code) => `value ${code}`) }
  })
  const some = (least: number, most: number, range: number): number[] => {
    const wanted = least + random.integer(most - least + 1)
    return [...new Set(Array.from({ length: wanted }, () => random.integer(range)))].sort((a, b) => a - b)
  }
  const axis = (column: number): Axis => {
    const isNumber = columns[column]!.kind === 'number'
    return {
      column,
      cuts: Float64Array.from(isNumber ? some(0, 6, 12) : [], (cut) => cut - 6),
      codes: Int32Array.from(isNumber ? [] : some(1, 8, 40)),
    }
  }
  const nRows = 1000
  const shape = (axes: Shape['axes']): Shape => {
    const size = axes.reduce((cells, each) => cells * countParts(each, columns[each.column]!), 1)
    const rows = new Float64Array(size)
    // Few of the cells, so that empty ones occur.
    for (let row = 0; row < nRows; row++) rows[random.integer(1 + (size >> 1))]!++
    return { axes, values: Float64Array.from({ length: size }, () => random.normal()), rows }
  }
  const pairs = Array.from({ length: nFeatures }, (_, a) => a).flatMap((a) =>
    Array.from({ length: nFeatures - a - 1 }, (_, b) => [a, a + 1 + b] as const),
  )
  return {
    family: 'additive',
    columns,
    base: random.normal(),
    nRows,
    shapes: [
      ...columns.map((_, c) => shape([axis(c)])),
      ...pairs.slice(0, nPairs).map(([a, b]) => shape([axis(a), axis(b)])),
    ],
  }
}

/** Rows on cut points, beside them, far away, missing, and of categories that no axis lists. */
export function rowsAroundCuts(random: Random, { columns }: AdditiveModel, nRows: number): Float64Array {
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0]
  return Float64Array.from({ length: nRows * columns.length }, (_, at) => {
    if (random.integer(6) === 0) return odd[random.integer(4)]!
    if (columns[at % columns.length]!.kind === 'category') return random.integer(44) - 2
    return random.integer(14) - 7 + (random.integer(2) === 0 ? 0 : 1e-9)
  })
}
