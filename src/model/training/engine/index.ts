// In:  columns of numbers to bin; bins, targets and complete settings to train on.
// Out: bins; finished rounds, one record each. The workers' memory is taken and given back here.
// Units: addresses are bytes; scores are log-odds.
// Invariant: the calling thread only waits; the same records for any number of workers.
// Source: kernels/train.

import { fillJob } from './fill-job.ts'
import { cancelJob } from './job-record.ts'
import type { Job } from './place-job.ts'
import { placeJob } from './place-job.ts'
import { type RoundRecord, readRecord } from './read-record.ts'
import { sharedBins } from './shared-bins.ts'
import { withWorkers } from './workers.ts'

export { binNumbers } from './bin-numbers.ts'
export type { Job } from './place-job.ts'
export { placeJob } from './place-job.ts'
export type { RoundRecord } from './read-record.ts'
export { shareBins } from './shared-bins.ts'

/**
 * Trains in workers.
 * @param scores raw scores to start from, training rows first, then validation rows
 * @param onRound each finished round, in order; returns whether to go on
 */
export async function runJob(
  job: Job,
  target: ArrayLike<number>,
  scores: Float64Array,
  onRound: (record: RoundRecord) => boolean,
): Promise<void> {
  const placement = placeJob(job)
  const { shared, address } = sharedBins(job.binned)
  const region = shared.take(placement.bytes)
  try {
    const buffer = shared.memory.buffer as unknown as SharedArrayBuffer
    fillJob(buffer, region.start, address, job, placement, target, scores)
    let goesOn = true
    let failure: unknown
    const onRecords = (records: readonly Uint8Array[]): void => {
      for (const bytes of records) {
        if (!goesOn) return
        try {
          goesOn = onRound(readRecord(bytes, job.binned.mappers, job.params))
        } catch (error) {
          goesOn = false
          failure = error
        }
        if (!goesOn) cancelJob(buffer, region.start)
      }
    }
    const training = {
      job: region.start,
      rounds: job.params.rounds,
      record: region.start + placement.fields.record,
    }
    await withWorkers(job.nWorkers, shared.memory, (workers) =>
      Promise.all(
        workers.map((worker, number) =>
          worker.ask({ memory: shared.memory, training: { ...training, worker: number } }, onRecords),
        ),
      ),
    )
    if (failure !== undefined) throw failure
  } finally {
    shared.giveBack(region)
  }
}
