import { readFileSync } from 'node:fs'
import type { BinnedMatrix } from '../binned-matrix.ts'
import { completeParams } from '../params.ts'
import { fillJob } from './fill-job.ts'
import { readWord } from './job-record.ts'
import { placeJob } from './place-job.ts'
import { sharedBins } from './shared-bins.ts'

/** Bytes of a training row after the kernel has brought the columns together. */
export function bytesPerRow(binned: BinnedMatrix, rows: Uint32Array): number {
  const job = {
    binned,
    params: completeParams({ rounds: 1 }, binned.columns),
    rows,
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
  const zeros = new Float64Array(binned.nRows)
  fillJob(buffer, start, address, job, placement, zeros, zeros.subarray(0, rows.length))
  const wasm = readFileSync(new URL('../../../../kernels/build/train.wasm', import.meta.url))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { memory } })
  const prepare = exports.prepare as (job: number, worker: number) => void
  prepare(start, 0)
  return readWord(buffer, start, 'nUnits')
}
