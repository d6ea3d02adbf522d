import type { BinnedMatrix } from '../binned-matrix.ts'
import { SharedMemory } from './shared-memory.ts'

export interface SharedBins {
  readonly shared: SharedMemory
  /** Address of the bins, column-major. */
  readonly address: number
}

const known = new WeakMap<BinnedMatrix, SharedBins>()

/** The matrix's bins where workers can read them; copied there once, for all trainings on the matrix. */
export function sharedBins(binned: BinnedMatrix): SharedBins {
  const before = known.get(binned)
  if (before !== undefined) return before
  const shared = new SharedMemory()
  const { start } = shared.take(binned.bins.length)
  new Uint8Array(shared.memory.buffer).set(binned.bins, start)
  const bins = { shared, address: start }
  known.set(binned, bins)
  return bins
}
