import { expect, it } from 'vitest'
import { type ColumnSpec, MemoryMatrix } from '../../../matrix/index.ts'
import { binMatrix } from '../bin-matrix.ts'
import { bytesPerRow } from './bytes-per-row.test-helper.ts'

const N = 2000

async function bytesOf(columns: readonly Float64Array[]): Promise<number> {
  const specs = columns.map((_, c): ColumnSpec => ({ id: `c${c}`, kind: 'number' }))
  const rows = Uint32Array.from({ length: N }, (_, row) => row)
  return bytesPerRow(await binMatrix(new MemoryMatrix(specs, Float64Array.from(rows), [...columns])), rows)
}

const column = (value: (row: number) => number): Float64Array =>
  Float64Array.from({ length: N }, (_, row) => value(row))

it('brings the one-hots of 200 values into one byte', async () => {
  const oneHots = Array.from({ length: 200 }, (_, value) => column((row) => Number(row % 200 === value)))
  expect(await bytesOf(oneHots)).toBe(1)
})

it('needs a second byte for the one-hots of 300 values: a byte has 256 codes', async () => {
  const oneHots = Array.from({ length: 300 }, (_, value) => column((row) => Number(row % 300 === value)))
  expect(await bytesOf(oneHots)).toBe(2)
})

it('brings 5 binaries that meet into one byte and 6 into two: 3⁵ = 243 codes fit, missing among them', async () => {
  const binaries = Array.from({ length: 6 }, (_, bit) => column((row) => (row >> bit) & 1))
  expect(await bytesOf(binaries.slice(0, 5))).toBe(1)
  expect(await bytesOf(binaries)).toBe(2)
})

it('bundles counts that are above zero for different people: 20, 20 and 90 values share a byte', async () => {
  const counts = [20, 20, 90].map((nValues, third) =>
    column((row) => (row % 3 === third ? row % nValues : 0)),
  )
  expect(await bytesOf(counts)).toBe(1)
  const sameTurn = [20, 20, 90].map((nValues) => column((row) => (row % 3 === 0 ? row % nValues : 0)))
  expect(await bytesOf(sameTurn)).toBe(3)
})
