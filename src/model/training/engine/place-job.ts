import { fail } from '../../../errors/index.ts'
import { aligned } from '../../memory-regions.ts'
import type { BinnedMatrix } from '../binned-matrix.ts'
import type { TreeParams } from '../params.ts'
import { JOB_BYTES, type JobFields } from './job-record.ts'
import { mebibytes } from './shared-memory.ts'

// Sizes of kernels/train/job.ts.
const COLUMN_BYTES = 16
const HISTOGRAM_BYTES = 2048
const BLOCK_ROWS = 4096
const SPLIT_BYTES = 80
const LEAF_BYTES = 136
const MASK_BYTES = 256
const POSITION_BYTES = 288
const GROUP_UNITS = 16
const TILE_ROWS = 512
const COLUMN_SCRATCH = 16384
export const RECORD_HEADER = 32
export const NODE_BYTES = 88
export const RECORD_LEAF_BYTES = 48

export interface Job {
  readonly binned: BinnedMatrix
  readonly params: TreeParams
  readonly rows: Uint32Array
  /** Rows that early stopping watches; empty without it. */
  readonly validation: Uint32Array
  /** Rounds of the model that this one goes on from. */
  readonly roundsBefore: number
  readonly nWorkers: number
  /** How histograms are added up; the model's bytes do not depend on it. Default: what is faster for so many rows. */
  readonly layout?: 'columns' | 'tiles'
  /** Rounds from one re-ordering of the rows to the next; the model's bytes do not depend on it. */
  readonly reorderEvery?: number
  /** Most bytes that bins and training may take. */
  readonly memoryBytes?: number
}

/** Rows below which the bins of all columns stay in the caches. */
const SMALL_ROWS = 10_000

/** An order costs one to two trees, and brings less the more the trees change. */
const REORDER_EVERY = 50
/** In smaller trees most rows are read in their order anyway. */
const FEWEST_LEAVES = 16

/** Where each part of a training lies, counted from the start of its region. */
export interface Placement {
  readonly bytes: number
  /** Sizes, and the parts' offsets under the names of the job's addresses. */
  readonly fields: JobFields & { readonly [field in Part | keyof Sizes]: number }
  /** Columns that say something, ascending. */
  readonly usable: Uint32Array
}

type Part = keyof ReturnType<typeof partBytes>

/** Computes the memory that a training needs, before anything is taken. */
export function placeJob(job: Job): Placement {
  const { binned, params, rows, validation, nWorkers } = job
  const usable = Uint32Array.from(binned.mappers.keys()).filter((c) => binned.mappers[c]!.nBins > 1)
  const sizes = {
    nWorkers,
    nTrain: rows.length,
    nValid: validation.length,
    nRows: binned.nRows,
    nUsable: usable.length,
    numLeaves: params.numLeaves,
    bagSize: share(rows.length, params.baggingFraction),
    sampleSize: share(usable.length, params.featureFraction),
  }
  const isTiled = (job.layout ?? (rows.length < SMALL_ROWS ? 'columns' : 'tiles')) === 'tiles'
  // Columns that share a unit are known to the kernel only: room for each to have its own.
  const unitBytes = Math.ceil(sizes.sampleSize / GROUP_UNITS) * GROUP_UNITS
  const rowBytes = isTiled ? unitBytes : 0
  const histogramBytes = unitBytes * HISTOGRAM_BYTES
  const reorderEvery = isTiled
    ? (job.reorderEvery ?? (params.numLeaves < FEWEST_LEAVES ? 0 : REORDER_EVERY))
    : 0
  const parts = partBytes(job, { ...sizes, rowBytes, histogramBytes, reorderEvery })
  let bytes = aligned(JOB_BYTES)
  const offsets: Record<string, number> = {}
  for (const [part, size] of Object.entries(parts)) {
    offsets[part] = bytes
    bytes += aligned(size)
  }
  refuseLarge(job, bytes)
  const fields = {
    ...sizes,
    ...(offsets as { [part in Part]: number }),
    rowBytes,
    histogramBytes,
    ownBytes: ownBytes(sizes.numLeaves, rowBytes),
    reorderEvery,
  }
  return { bytes, fields, usable }
}

/** Before anything is taken: how much a training needs is known from its sizes. */
function refuseLarge({ binned, nWorkers, memoryBytes = 2 ** 32 }: Job, bytes: number): void {
  const needed = bytes + binned.bins.length
  if (needed <= memoryBytes) return
  fail('E_MODEL_MEMORY', {
    what: 'The training does not fit into its memory.',
    got: `${mebibytes(needed)} MiB needed with ${nWorkers} workers, ${mebibytes(binned.bins.length)} MiB of it for the bins`,
    expected: `at most ${mebibytes(memoryBytes)} MiB`,
    remedy: 'Allow more memory, or train on fewer rows or columns, with fewer leaves or fewer workers.',
  })
}

interface Sizes {
  readonly nTrain: number
  readonly nValid: number
  readonly nUsable: number
  readonly numLeaves: number
  readonly bagSize: number
  readonly sampleSize: number
}

interface Shapes extends Sizes {
  readonly rowBytes: number
  readonly histogramBytes: number
  readonly reorderEvery: number
}

function partBytes({ binned, params, rows, nWorkers }: Job, sizes: Shapes) {
  const { nTrain, nValid, nUsable, numLeaves, rowBytes, histogramBytes, reorderEvery } = sizes
  const isWhole = holdsAllRows(rows, binned.nRows)
  const nBlocks = Math.ceil(nTrain / BLOCK_ROWS)
  const sortsValidation = params.earlyStopping?.metric === 'auc'
  return {
    rowSeeds: 4 * params.rounds,
    columnSeeds: 4 * params.rounds,
    usable: 4 * nUsable,
    columns: COLUMN_BYTES * binned.columns.length,
    trainRows: 4 * nTrain,
    validRows: 4 * nValid,
    slotBins: isWhole && reorderEvery === 0 ? 0 : nTrain * binned.columns.length,
    slotOf: 4 * nTrain,
    rowOf: 4 * nTrain,
    target: nTrain + nValid,
    scores: 8 * (nTrain + nValid),
    gradients: 8 * nTrain,
    hessians: 8 * nTrain,
    packed: 8 * nTrain,
    bag: 4 * nTrain,
    work: 4 * nTrain,
    spare: (nWorkers > 1 ? 8 : 4) * nTrain,
    leafOf: 2 * nTrain,
    sampled: 4 * nUsable,
    blockSums: Math.max(32 * nBlocks, 16 * nBlocks * numLeaves, 4 * nWorkers),
    histograms: numLeaves * histogramBytes,
    results: nWorkers * 2 * SPLIT_BYTES,
    own: nWorkers * ownBytes(numLeaves, rowBytes),
    record: RECORD_HEADER + numLeaves * (NODE_BYTES + RECORD_LEAF_BYTES + 12),
    positions: POSITION_BYTES * nUsable,
    units: 8 * nUsable,
    bundles: 8 * nUsable,
    tileRows: nTrain * rowBytes,
    parts: rowBytes === 0 ? 0 : (nWorkers - 1) * histogramBytes,
    sortSpace: 8192 + 16 * Math.max(sortsValidation ? nValid : 0, params.topRate > 0 ? nTrain : 0),
  }
}

/** A worker's leaf table, masks, free list and scratch. */
function ownBytes(numLeaves: number, rowBytes: number): number {
  const scratch = Math.max(COLUMN_SCRATCH, TILE_ROWS * (8 + rowBytes))
  return numLeaves * (LEAF_BYTES + MASK_BYTES) + aligned(4 * numLeaves) + scratch
}

/** As `drawSorted` counts. */
function share(n: number, fraction: number): number {
  return fraction >= 1 ? n : Math.min(n, Math.max(1, Math.round(n * fraction)))
}

export function holdsAllRows(rows: Uint32Array, nRows: number): boolean {
  return rows.length === nRows && rows.every((row, at) => row === at)
}
