import { columnOf } from './histogram'
import { Job } from './job'
import { addCodes, POSITION_BYTES, UNIT_BYTES } from './units'

/** Units whose histograms are added up together: 16 × 2 KiB stay in the first cache. */
export const GROUP_UNITS: u32 = 16
export const GROUP_BYTES: usize = 32768
/** Rows that are copied group by group before they are added up: all groups of a tile stay in the second cache. */
const TILE_ROWS: u32 = 512
const TILE_SHIFT: usize = 9
/** Rows whose bytes are laid side by side at a time. */
const LAYOUT_ROWS: u32 = 256

/** Writes rows from … to as units side by side. */
export function layRows(job: Job, from: u32, to: u32): void {
  const stride: usize = job.rowBytes
  for (let first = from; first < to; first += LAYOUT_ROWS) {
    const last = min(to, first + LAYOUT_ROWS)
    memory.fill(job.tileRows + first * stride, 0, (last - first) * stride)
    for (let unit: u32 = 0; unit < job.nUnits; unit++) {
      let next = load<u32>(job.units + unit * UNIT_BYTES, 4)
      while (next !== 0) {
        const place = job.positions + (next - 1) * POSITION_BYTES
        addCodes(job, next - 1, columnOf(job, next - 1), first, last, job.tileRows + unit, stride)
        next = load<u32>(place, 8)
      }
    }
  }
}

/**
 * Adds some rows of the work list to the histograms of some groups.
 * @param out histogram of group 0
 * @param scratch TILE_ROWS × (8 + rowBytes)
 */
export function addTiles(
  job: Job,
  start: u32,
  end: u32,
  firstGroup: u32,
  lastGroup: u32,
  out: usize,
  scratch: usize,
): void {
  const stride: usize = job.rowBytes
  const bytes = usize(lastGroup - firstGroup) << 4
  const tileRows = job.tileRows + (firstGroup << 4)
  const packed: usize = job.packed
  const copies = scratch + (TILE_ROWS << 3)
  for (let from = start; from < end; from += TILE_ROWS) {
    const nRows = min(TILE_ROWS, end - from)
    const rows: usize = job.work + (from << 2)
    const last = rows + (nRows << 2)
    // A leaf lists its rows ascending.
    const first: usize = load<u32>(rows)
    const isRun = load<u32>(last - 4) - first === nRows - 1
    if (!isRun) {
      touch(rows, last, tileRows, stride, bytes)
      gather(rows, last, packed, scratch)
    }
    const values = isRun ? packed + (first << 3) : scratch
    let to = copies
    for (let at = rows; at < last; at += 4, to += 16) {
      let row = tileRows + usize(load<u32>(at)) * stride
      const rowEnd = row + bytes
      for (let copy = to; row < rowEnd; row += 16, copy += 16 << TILE_SHIFT) v128.store(copy, v128.load(row))
    }
    let copy = copies
    for (let group = firstGroup; group < lastGroup; group++, copy += 16 << TILE_SHIFT)
      addGroup(copy, values, nRows, out + group * GROUP_BYTES)
  }
}

function gather(rows: usize, last: usize, packed: usize, to: usize): void {
  for (let at = rows; at < last; at += 4, to += 8)
    store<i64>(to, load<i64>(packed + (usize(load<u32>(at)) << 3)))
}

/** Read by nobody; keeps the reads. */
export let touched: u32 = 0

/** Asks for the rows' cache lines, many at once, before the copy needs them one by one. */
function touch(rows: usize, last: usize, tileRows: usize, stride: usize, bytes: usize): void {
  let sum: u32 = 0
  for (let at = rows; at < last; at += 4) {
    const row = tileRows + usize(load<u32>(at)) * stride
    for (let line: usize = 0; line < bytes; line += 64) sum += load<u8>(row + line)
    sum += load<u8>(row + bytes - 1)
  }
  touched = sum
}

/** 16 updates per row, written out: offsets are known when compiling. */
function addGroup(codes: usize, packed: usize, nRows: u32, out: usize): void {
  const end = codes + (nRows << 4)
  for (; codes < end; codes += 16, packed += 8) {
    const value = load<i64>(packed)
    let at = out + (usize(load<u8>(codes)) << 3)
    store<i64>(at, load<i64>(at) + value)
    at = out + (usize(load<u8>(codes, 1)) << 3)
    store<i64>(at, load<i64>(at, 2048) + value, 2048)
    at = out + (usize(load<u8>(codes, 2)) << 3)
    store<i64>(at, load<i64>(at, 4096) + value, 4096)
    at = out + (usize(load<u8>(codes, 3)) << 3)
    store<i64>(at, load<i64>(at, 6144) + value, 6144)
    at = out + (usize(load<u8>(codes, 4)) << 3)
    store<i64>(at, load<i64>(at, 8192) + value, 8192)
    at = out + (usize(load<u8>(codes, 5)) << 3)
    store<i64>(at, load<i64>(at, 10240) + value, 10240)
    at = out + (usize(load<u8>(codes, 6)) << 3)
    store<i64>(at, load<i64>(at, 12288) + value, 12288)
    at = out + (usize(load<u8>(codes, 7)) << 3)
    store<i64>(at, load<i64>(at, 14336) + value, 14336)
    at = out + (usize(load<u8>(codes, 8)) << 3)
    store<i64>(at, load<i64>(at, 16384) + value, 16384)
    at = out + (usize(load<u8>(codes, 9)) << 3)
    store<i64>(at, load<i64>(at, 18432) + value, 18432)
    at = out + (usize(load<u8>(codes, 10)) << 3)
    store<i64>(at, load<i64>(at, 20480) + value, 20480)
    at = out + (usize(load<u8>(codes, 11)) << 3)
    store<i64>(at, load<i64>(at, 22528) + value, 22528)
    at = out + (usize(load<u8>(codes, 12)) << 3)
    store<i64>(at, load<i64>(at, 24576) + value, 24576)
    at = out + (usize(load<u8>(codes, 13)) << 3)
    store<i64>(at, load<i64>(at, 26624) + value, 26624)
    at = out + (usize(load<u8>(codes, 14)) << 3)
    store<i64>(at, load<i64>(at, 28672) + value, 28672)
    at = out + (usize(load<u8>(codes, 15)) << 3)
    store<i64>(at, load<i64>(at, 30720) + value, 30720)
  }
}
