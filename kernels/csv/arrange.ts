import { BLOCK_HEAD, Block, bucketOf, endOf, FAR, MISSING, Part } from './part'

/** A column that rows are taken apart into. */
@unmanaged
class Target {
  kind: u32
  /** Byte of the row at which its cell is kept. */
  at: u32
  out: usize
  /** Texts: 256 bytes, the place that stands for each of the thread's. */
  places: usize
  /** Counts as doubles: what the count is divided by. */
  over: f64
}

/** Counts as they are. */
const COUNTS: u32 = 1
const DOUBLES: u32 = 2
const TEXTS: u32 = 3
/** Counts, some of which stand for a double aside, as doubles. */
const COUNTS_AS_DOUBLES: u32 = 4

/**
 * Takes the rows of a part's buckets apart, column by column, in the order of their applications; rows of one
 * application keep their order.
 * @param next where each application's next row goes, 32 bits each, from the application at `firstPlace` on
 * @param order room for the rows of a block, 32 bits each
 */
export function arrange(
  address: usize,
  firstBucket: u32,
  nBuckets: u32,
  firstPlace: i32,
  next: usize,
  order: usize,
  targets: usize,
  nTargets: u32,
): void {
  const part = changetype<Part>(address)
  for (let b = firstBucket; b < firstBucket + nBuckets; b++) {
    const bucket = bucketOf(part, b)
    for (let block = bucket.first; block !== 0; block = changetype<Block>(block).following) {
      const rows = block + BLOCK_HEAD
      const end = endOf(bucket, block)
      const n = placeRows(rows, end, usize(part.rowBytes), firstPlace, next, order)
      for (let t: u32 = 0; t < nTargets; t++) {
        const target = changetype<Target>(targets + usize(t) * offsetof<Target>())
        takeApart(target, rows + usize(target.at), usize(part.rowBytes), order, n)
      }
    }
  }
}

function placeRows(
  rows: usize,
  end: usize,
  rowBytes: usize,
  firstPlace: i32,
  next: usize,
  order: usize,
): i32 {
  let n = 0
  for (; rows < end; rows += rowBytes, n++) {
    const own = next + (usize(load<i32>(rows) - firstPlace) << 2)
    const place = load<i32>(own)
    store<i32>(own, place + 1)
    store<i32>(order + (usize(n) << 2), place)
  }
  return n
}

function takeApart(target: Target, cells: usize, rowBytes: usize, order: usize, n: i32): void {
  const out = target.out
  const end = order + (usize(n) << 2)
  if (target.kind === COUNTS) {
    for (; order < end; order += 4, cells += rowBytes)
      store<i32>(out + (usize(load<i32>(order)) << 2), load<i32>(cells))
  } else if (target.kind === DOUBLES) {
    for (; order < end; order += 4, cells += rowBytes)
      store<f64>(out + (usize(load<i32>(order)) << 3), load<f64>(cells))
  } else if (target.kind === TEXTS) {
    const places = target.places
    for (; order < end; order += 4, cells += rowBytes)
      store<u8>(out + usize(load<i32>(order)), load<u8>(places + usize(load<u8>(cells))))
  } else if (target.kind === COUNTS_AS_DOUBLES) {
    for (; order < end; order += 4, cells += rowBytes) {
      const count = load<i32>(cells)
      const value = count >= FAR ? load<f64>(usize(count - FAR) << 3) : f64(count) / target.over
      store<f64>(out + (usize(load<i32>(order)) << 3), count === MISSING ? NaN : value)
    }
  }
}
