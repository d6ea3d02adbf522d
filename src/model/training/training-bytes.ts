import type { BinnedMatrix } from './binned-matrix.ts'
import { placeJob } from './engine/index.ts'
import { completeParams, type TreeParams } from './params.ts'
import { defaultWorkers } from './training-task.ts'

/**
 * Memory that a training takes, its bins included, bytes: known from its sizes, before anything is taken.
 * @param rows to train on
 * @throws VitrineError E_MODEL_PARAMS
 */
export function trainingBytes(binned: BinnedMatrix, given: Partial<TreeParams>, rows: Uint32Array): number {
  const { bytes } = placeJob({
    binned,
    params: completeParams(given, binned.columns),
    rows,
    validation: new Uint32Array(),
    roundsBefore: 0,
    nWorkers: defaultWorkers(rows.length),
    memoryBytes: Number.POSITIVE_INFINITY,
  })
  return bytes + binned.bins.length
}
