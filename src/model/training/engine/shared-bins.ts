import type { BinnedMatrix } from '../binned-matrix.ts'
import { SharedMemory } from './shared-memory.ts'

export interface SharedBins {
  readonly shared: SharedMemory
  /** Address of the bins, column-major. */
  readonly address: number
  readonly bins: Uint8Array
}

/** By the bins themselves; a memory lives as long as they do. */
const known = new WeakMap<Uint8Array, SharedBins>()

/** Room for the bins of a matrix where workers can read and write them. */
export function shareBins(nBytes: number): SharedBins {
  const shared = new SharedMemory()
  const { start } = shared.take(nBytes)
  const bins = new Uint8Array(shared.memory.buffer, start, nBytes)
  const shares = { shared, address: start, bins }
  known.set(bins, shares)
  return shares
}

/** Where the matrix's bins are; bins made elsewhere are copied once, for all trainings on them. */
export function sharedBins({ bins }: BinnedMatrix): SharedBins {
  const before = known.get(bins)
  if (before !== undefined) return before
  const shares = shareBins(bins.length)
  shares.bins.set(bins)
  known.set(bins, shares)
  return shares
}
