import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type ColumnSpec, MemoryMatrix } from '../../../matrix/index.ts'
import { binMatrix } from '../bin-matrix.ts'
import { completeParams } from '../params.ts'
import { fillJob } from './fill-job.ts'
import { readWord } from './job-record.ts'
import { placeJob } from './place-job.ts'
import { sharedBins } from './shared-bins.ts'

const N = 2000

/** Bytes of a row after the kernel has brought the columns together. */
async function bytesPerRow(columns: readonly Float64Array[]): Promise<number> {
  const specs = columns.map((_, c): ColumnSpec => ({ id: `c${c}`, kind: 'number' }))
  const rowIds = Float64Array.from({ length: N }, (_, row) => row)
  const binned = await binMatrix(new MemoryMatrix(specs, rowIds, [...columns]))
  const job = {
    binned,
    params: completeParams({ rounds: 1 }, specs),
    rows: Uint32Array.from(rowIds),
    validation: new Uint32Array(),
    roundsBefore: 0,
    nWorkers: 1,
    layout: 'tiles',
  } as const
  const placement = placeJob(job)
  const { shared, address } = sharedBins(binned)
  const { start } = shared.take(placement.bytes)
  const { memory } = shared
  const buffer = memory.buffer as unknown as SharedArrayBuffer
  fillJob(buffer, start, address, job, placement, new Float64Array(N), new Float64Array(N))
  const wasm = readFileSync(new URL('../../../../kernels/build/train.wasm', import.meta.url))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { memory } })
  const prepare = exports.prepare as (job: number, worker: number) => void
  prepare(start, 0)
  return readWord(buffer, start, 'nUnits')
}

const column = (value: (row: number) => number): Float64Array =>
  Float64Array.from({ length: N }, (_, row) => value(row))

it('brings the one-hots of 200 values into one byte', async () => {
  const oneHots = Array.from({ length: 200 }, (_, value) => column((row) => Number(row % 200 === value)))
  expect(await bytesPerRow(oneHots)).toBe(1)
})

it('needs a second byte for the one-hots of 300 values: a byte has 256 codes', async () => {
  const oneHots = Array.from({ length: 300 }, (_, value) => column((row) => Number(row % 300 === value)))
  expect(await bytesPerRow(oneHots)).toBe(2)
})

it('brings 5 binaries that meet into one byte and 6 into two: 3⁵ = 243 codes fit, missing among them', async () => {
  const binaries = Array.from({ length: 6 }, (_, bit) => column((row) => (row >> bit) & 1))
  expect(await bytesPerRow(binaries.slice(0, 5))).toBe(1)
  expect(await bytesPerRow(binaries)).toBe(2)
})

it('bundles counts that are above zero for different people: 20, 20 and 90 values share a byte', async () => {
  const counts = [20, 20, 90].map((nValues, third) =>
    column((row) => (row % 3 === third ? row % nValues : 0)),
  )
  expect(await bytesPerRow(counts)).toBe(1)
  const sameTurn = [20, 20, 90].map((nValues) => column((row) => (row % 3 === 0 ? row % nValues : 0)))
  expect(await bytesPerRow(sameTurn)).toBe(3)
})
