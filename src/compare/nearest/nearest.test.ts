import fc from 'fast-check'
import { expect, it } from 'vitest'
import { likeness, nearestRows, PointColumns, plainDistances, spreadOf } from '../index.ts'

function filled(columns: readonly Float32Array[]): PointColumns {
  const points = new PointColumns(columns[0]?.length ?? 0, columns.length)
  for (const [c, column] of columns.entries()) points.column(c).set(column)
  return points
}

/** Columns of one length with ties and odd values. */
const anyColumns = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }))
  .chain(([nColumns, nRows]) =>
    fc.array(
      fc.array(
        fc.oneof(
          fc.float({ noNaN: true, min: -4, max: 4 }),
          fc.constantFrom(0, -0, 1, Number.NaN, 1e30, -1e-40),
        ),
        { minLength: nRows, maxLength: nRows },
      ),
      { minLength: nColumns, maxLength: nColumns },
    ),
  )
  .map((columns) => columns.map((column) => Float32Array.from(column)))

it('measures (3, 4) to (0, 0) as 25, and finds it 5 away', () => {
  const points = filled([Float32Array.of(0, 3, 1), Float32Array.of(0, 4, 0)])
  const squared = points.distances(points.point(0))
  expect([...squared]).toEqual([0, 25, 1])
  expect(nearestRows(squared, 2, new Set([0]))).toEqual([
    { row: 2, distance: 1 },
    { row: 1, distance: 5 },
  ])
})

it('gives the bits of the plain distances for any columns, NaN and huge values included', () => {
  fc.assert(
    fc.property(anyColumns, fc.nat(), (columns, pick) => {
      const points = filled(columns)
      const point = points.point(pick % points.nRows)
      expect(points.distances(point)).toEqual(plainDistances(columns, point))
    }),
  )
})

it('gives them over several blocks of 1,024 rows, whatever the last one holds', () => {
  for (const nRows of [1023, 1024, 1025, 4099]) {
    const columns = Array.from({ length: 3 }, (_, c) =>
      Float32Array.from({ length: nRows }, (_, row) => Math.sin(row * (c + 1))),
    )
    const points = filled(columns)
    const point = Float64Array.of(0.1, -0.2, 0.3)
    expect(points.distances(point)).toEqual(plainDistances(columns, point))
  }
})

it('keeps the nearest in order, ties by row, as a full sort would', () => {
  const distances = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Number.NaN)), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(distances, fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(59)), (all, count, out) => {
      const excluded = new Set(out)
      const sorted = [...all.keys()]
        .filter((row) => !excluded.has(row) && !Number.isNaN(all[row]))
        .sort((a, b) => all[a]! - all[b]! || a - b)
        .slice(0, count)
      expect(nearestRows(Float64Array.from(all), count, excluded).map(({ row }) => row)).toEqual(sorted)
    }),
  )
})

it('says which axis makes rows alike: the one on which the point stands out, and they with it', () => {
  // First axis: everybody 0, these two at 10. Second axis: everyone spreads over ±1.
  const columns = [Float32Array.of(0, 0, 10, 10), Float32Array.of(-1, 1, 1, -1)]
  const spread = spreadOf(columns)
  expect([...spread.means]).toEqual([5, 0])
  expect([...spread.variances]).toEqual([25, 1])
  // To (10, 1): everybody 50 and 2; the other at (10, −1) is 0 and 4 away.
  expect([...likeness(Float64Array.of(10, 1), [Float64Array.of(10, -1)], spread)]).toEqual([50, -2])
})

it('refuses points that do not fit into 4 GiB, and columns that are not there', () => {
  expect(() => new PointColumns(2 ** 28, 64)).toThrow('E_KERNEL_MEMORY')
  expect(() => new PointColumns(4, 2).column(2)).toThrow(RangeError)
})
