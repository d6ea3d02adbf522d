import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accumulate, subtractHistogram } from './histogram.ts'
import { partitionRows } from './partition.ts'
import { findScales, gradientOf, HESSIAN_RANGE, hessianOf, packGradients } from './quantise.ts'

it('packs −3 gradient units and 5 hessian units into one double and takes them apart again', () => {
  const packed = -3 * HESSIAN_RANGE + 5
  expect([gradientOf(packed), hessianOf(packed)]).toEqual([-3, 5])
})

it('keeps the sums of all packed values exact: |Σg| < 2^26 and Σh < 2^27 for any rows', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.25, noNaN: true })),
        { minLength: 1, maxLength: 200 },
      ),
      (pairs) => {
        const rows = Uint32Array.from(pairs.keys())
        const gradients = Float64Array.from(pairs, ([g]) => g)
        const hessians = Float64Array.from(pairs, ([, h]) => h)
        const out = new Float64Array(pairs.length)
        packGradients(rows, gradients, hessians, findScales(rows, gradients, hessians), out)
        const gradient = out.reduce((sum, packed) => sum + Math.abs(gradientOf(packed)), 0)
        const hessian = out.reduce((sum, packed) => sum + hessianOf(packed), 0)
        expect(gradient).toBeLessThanOrEqual(2 ** 26)
        expect(hessian).toBeLessThan(2 ** 27)
      },
    ),
  )
})

it('adds 3 rows of 8 columns into bins 0 … 2, and gives the same bits in any order of the rows', () => {
  const nRows = 3
  const bins = Uint8Array.from({ length: 8 * nRows }, (_, cell) => (cell % nRows) % 3)
  const starts = Int32Array.from({ length: 8 }, (_, c) => c * nRows)
  const offsets = Int32Array.from({ length: 8 }, (_, c) => c * 3)
  const values = [1 * HESSIAN_RANGE + 7, -2 * HESSIAN_RANGE + 1, 4]
  const sumIn = (order: readonly number[]): Float64Array => {
    const out = new Float64Array(24)
    const packed = Float64Array.from(order, (row) => values[row]!)
    accumulate(bins, starts, offsets, 0, Uint32Array.from(order), 0, 3, packed, out)
    return out
  }
  expect([...sumIn([0, 1, 2]).subarray(21)]).toEqual(values)
  expect(sumIn([2, 0, 1])).toEqual(sumIn([0, 1, 2]))
})

it('gets the larger child as parent minus smaller: [5, 7] − [2, 7] = [3, 0]', () => {
  const parent = Float64Array.of(5, 7)
  subtractHistogram(parent, Float64Array.of(2, 7), 2)
  expect([...parent]).toEqual([3, 0])
})

it('partitions rows 4, 1, 3, 0 by bin ≤ 1 into 1, 0 and 4, 3, both in their old order', () => {
  const bins = Uint8Array.of(1, 0, 9, 2, 2)
  const goesLeft = new Uint8Array(256)
  goesLeft.fill(1, 0, 2)
  const rows = Uint32Array.of(4, 1, 3, 0)
  const middle = partitionRows(bins, 0, goesLeft, 0, rows, 0, 4, new Uint32Array(4))
  expect(middle).toBe(2)
  expect([...rows]).toEqual([1, 0, 4, 3])
})
