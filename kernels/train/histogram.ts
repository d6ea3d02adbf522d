import { HISTOGRAM_BYTES, Job } from './job'

/** Columns that one pass over the rows adds up. */
export const PASS_COLUMNS: u32 = 8
/** Rows whose packed values are gathered at a time. */
const TILE_ROWS: u32 = 2048

/**
 * Histograms of up to eight columns over the rows of a leaf, straight from the columns.
 * @param first position of the first column among the tree's columns
 * @param out where the histogram of position 0 stands
 * @param gathered 2,048 × 8 bytes
 */
export function addColumns(job: Job, first: u32, start: u32, end: u32, out: usize, gathered: usize): void {
  const n = min(PASS_COLUMNS, job.nSampled - first)
  const at = out + first * HISTOGRAM_BYTES
  memory.fill(at, 0, n * HISTOGRAM_BYTES)
  for (let from = start; from < end; from += TILE_ROWS) {
    const nRows = min(TILE_ROWS, end - from)
    const rows: usize = job.work + (from << 2)
    gather(job.packed, rows, nRows, gathered)
    if (n === PASS_COLUMNS) addEight(job, first, rows, nRows, gathered, at)
    else
      for (let c: u32 = 0; c < n; c++)
        addOne(columnOf(job, first + c), rows, nRows, gathered, at + c * HISTOGRAM_BYTES)
  }
}

export function columnOf(job: Job, position: u32): usize {
  return job.trainBins + usize(load<u32>(job.sampled + (position << 2))) * usize(job.nTrain)
}

function gather(packed: usize, rows: usize, nRows: u32, out: usize): void {
  const end = rows + (nRows << 2)
  for (; rows < end; rows += 4, out += 8) store<i64>(out, load<i64>(packed + (usize(load<u32>(rows)) << 3)))
}

function addOne(column: usize, rows: usize, nRows: u32, packed: usize, out: usize): void {
  const end = rows + (nRows << 2)
  for (; rows < end; rows += 4, packed += 8) {
    const at = out + (usize(load<u8>(column + load<u32>(rows))) << 3)
    store<i64>(at, load<i64>(at) + load<i64>(packed))
  }
}

function addEight(job: Job, first: u32, rows: usize, nRows: u32, packed: usize, out: usize): void {
  const c0 = columnOf(job, first)
  const c1 = columnOf(job, first + 1)
  const c2 = columnOf(job, first + 2)
  const c3 = columnOf(job, first + 3)
  const c4 = columnOf(job, first + 4)
  const c5 = columnOf(job, first + 5)
  const c6 = columnOf(job, first + 6)
  const c7 = columnOf(job, first + 7)
  const end = rows + (nRows << 2)
  for (; rows < end; rows += 4, packed += 8) {
    const row: usize = load<u32>(rows)
    const value = load<i64>(packed)
    let at = out + (usize(load<u8>(c0 + row)) << 3)
    store<i64>(at, load<i64>(at) + value)
    at = out + (usize(load<u8>(c1 + row)) << 3)
    store<i64>(at, load<i64>(at, 2048) + value, 2048)
    at = out + (usize(load<u8>(c2 + row)) << 3)
    store<i64>(at, load<i64>(at, 4096) + value, 4096)
    at = out + (usize(load<u8>(c3 + row)) << 3)
    store<i64>(at, load<i64>(at, 6144) + value, 6144)
    at = out + (usize(load<u8>(c4 + row)) << 3)
    store<i64>(at, load<i64>(at, 8192) + value, 8192)
    at = out + (usize(load<u8>(c5 + row)) << 3)
    store<i64>(at, load<i64>(at, 10240) + value, 10240)
    at = out + (usize(load<u8>(c6 + row)) << 3)
    store<i64>(at, load<i64>(at, 12288) + value, 12288)
    at = out + (usize(load<u8>(c7 + row)) << 3)
    store<i64>(at, load<i64>(at, 14336) + value, 14336)
  }
}

/** `larger = parent − smaller`, in place of the parent. */
export function subtract(parent: usize, smaller: usize, nBins: u32): void {
  const end = parent + (nBins << 3)
  for (; parent < end; parent += 16, smaller += 16)
    v128.store(parent, i64x2.sub(v128.load(parent), v128.load(smaller)))
}
