import { aligned, type Region } from '../../memory-regions.ts'
import type { BinnedColumn } from '../binned-matrix.ts'
import type { EngineWorker } from './engine-worker.ts'
import type { SharedMemory } from './shared-memory.ts'
import { withWorkers } from './workers.ts'

/** Word numbers of kernels/train/binning-job.ts; the two doubles follow at byte 56. */
const WORDS = 14
const N_CUTS = 11
const N_PRESENT = 12
const RECORD_BYTES = WORDS * 4 + 16
const TABLE = 13
/** Room that the kernel counts beginnings of numbers in. */
const TABLE_BYTES = 266_240
const CUTS_BYTES = 512 * 8
/** Room for where runs of equal numbers end. */
const RUNS_BYTES = 4096
/** Rows read at once: the reader's array stays in the cache, and is memory that the process already has. */
const BLOCK_ROWS = 16_384

export interface NumberColumns {
  readonly nRows: number
  /** Column numbers to bin. */
  readonly columns: readonly number[]
  /** Rows `start` … `end − 1` of a column. */
  read(column: number, start: number, end: number): Float64Array
  /** Rows that place the cuts; undefined = all. */
  readonly rows: Uint32Array | undefined
  readonly maxValueBins: number
  readonly minDataInBin: number
}

/**
 * Bins columns of numbers in workers, one column at a time each.
 * @param bins address of the matrix's bins, column-major
 */
export async function binNumbers(
  task: NumberColumns,
  nWorkers: number,
  shared: SharedMemory,
  bins: number,
): Promise<ReadonlyMap<number, BinnedColumn>> {
  const { rows, columns } = task
  const regions: Region[] = []
  const take = (bytes: number): number => {
    const region = shared.take(bytes)
    regions.push(region)
    return region.start
  }
  const done = new Map<number, BinnedColumn>()
  try {
    const sample = rows === undefined ? 0 : take(4 * rows.length)
    // Two columns per worker: one is read while the other is binned.
    const nSlots = Math.min(2 * nWorkers, columns.length)
    const slots = Array.from({ length: nSlots }, () => take(slotBytes(task)))
    const scratches = slots.slice(0, nWorkers).map(() => take(scratchBytes(task)))
    const { buffer } = shared.memory
    if (rows !== undefined) new Uint32Array(buffer, sample, rows.length).set(rows)
    let next = 0
    await withWorkers(nWorkers, shared.memory, (workers) =>
      Promise.all(
        slots.map(async (slot, at) => {
          while (next < columns.length) {
            const column = columns[next++]!
            const out = bins + column * task.nRows
            const places = { slot, scratch: scratches[at % nWorkers]!, sample, out }
            done.set(column, await binOne(task, shared, places, column, workers[at % nWorkers]!))
          }
        }),
      ),
    )
  } finally {
    for (const region of regions) shared.giveBack(region)
  }
  return done
}

/** A column that is read or binned: its record, cuts and values. */
function slotBytes({ nRows }: NumberColumns): number {
  return aligned(RECORD_BYTES) + CUTS_BYTES + aligned(8 * nRows)
}

/** What a worker needs while it bins: the table, runs, keys twice. */
function scratchBytes({ nRows, rows }: NumberColumns): number {
  const nSample = rows?.length ?? nRows
  return TABLE_BYTES + RUNS_BYTES + 2 * aligned(8 * nSample)
}

/** Addresses of what one column is binned with. */
interface Places {
  readonly slot: number
  readonly scratch: number
  readonly sample: number
  readonly out: number
}

async function binOne(
  task: NumberColumns,
  shared: SharedMemory,
  { slot, scratch, sample, out }: Places,
  column: number,
  worker: EngineWorker,
): Promise<BinnedColumn> {
  const { nRows, rows, maxValueBins, minDataInBin } = task
  const { buffer } = shared.memory
  const nSample = rows?.length ?? nRows
  const cuts = slot + aligned(RECORD_BYTES)
  const values = cuts + CUTS_BYTES
  const runs = scratch + TABLE_BYTES
  const keys = runs + RUNS_BYTES
  const spare = keys + aligned(8 * nSample)
  const words = new Uint32Array(buffer, slot, WORDS)
  words.set([values, nRows, sample, nSample, maxValueBins, minDataInBin, out, keys, spare, runs, cuts])
  words[TABLE] = scratch
  const room = new Float64Array(buffer, values, nRows)
  for (let row = 0; row < nRows; row += BLOCK_ROWS)
    room.set(task.read(column, row, Math.min(row + BLOCK_ROWS, nRows)), row)
  await worker.ask({ memory: shared.memory, binning: slot })
  const nCuts = words[N_CUTS]!
  if (words[N_PRESENT] === 0)
    return { kind: 'number', nBins: 1, cuts: new Float64Array(), codes, info: 'none' }
  const [least, most] = new Float64Array(buffer, slot + WORDS * 4, 2)
  return {
    kind: 'number',
    nBins: nCuts + 2,
    cuts: new Float64Array(buffer, cuts, nCuts).slice(),
    codes,
    info: `[${least}:${most}]`,
  }
}

const codes = new Int32Array()
