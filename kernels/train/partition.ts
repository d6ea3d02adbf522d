import { barrier } from './barrier'
import { BLOCK_ROWS, Job } from './job'

let turn: usize = 0

/**
 * Moves the rows of a leaf that go left to the front, both sides in their old order. Large leaves are shared out.
 * @param column bins of the split's column
 * @param goesLeft 256 bytes, 1 = this bin goes left
 * @returns position of the first row that goes right
 */
export function partition(job: Job, worker: u32, column: usize, goesLeft: usize, start: u32, end: u32): u32 {
  const rows: usize = job.work
  const spare: usize = job.spare
  const nWorkers = job.nWorkers
  if (nWorkers === 1 || end - start < BLOCK_ROWS) {
    // By turns: the next leaf may be divided before a slow worker has read this one's middle.
    turn ^= 4
    const middleAt = changetype<usize>(job) + offsetof<Job>('middle0') + turn
    if (worker === 0) store<u32>(middleAt, divide(column, goesLeft, rows, rows, spare, start, end))
    barrier(job)
    return load<u32>(middleAt)
  }
  const share = (end - start + nWorkers - 1) / nWorkers
  const from = min(end, start + worker * share)
  const to = min(end, from + share)
  const half: usize = spare + (usize(job.nTrain) << 2)
  const middle = divide(column, goesLeft, rows, spare, half, from, to)
  store<u32>(job.blockSums + (worker << 2), middle - from)
  barrier(job)
  let leftBefore: u32 = 0
  let lefts: u32 = 0
  for (let w: u32 = 0; w < nWorkers; w++) {
    if (w === worker) leftBefore = lefts
    lefts += load<u32>(job.blockSums + (w << 2))
  }
  const rightBefore = from - start - leftBefore
  memory.copy(rows + ((start + leftBefore) << 2), spare + (from << 2), (middle - from) << 2)
  memory.copy(rows + ((start + lefts + rightBefore) << 2), half + (from << 2), (to - middle) << 2)
  barrier(job)
  return start + lefts
}

/** Lefts to `left` from position `from` on. In place, rights follow them there; otherwise they stay in `right`. */
function divide(
  column: usize,
  goesLeft: usize,
  rows: usize,
  left: usize,
  right: usize,
  from: u32,
  to: u32,
): u32 {
  let toLeft = left + (from << 2)
  let toRight = right + (from << 2)
  const end = rows + (to << 2)
  for (let at = rows + (from << 2); at < end; at += 4) {
    const row = load<u32>(at)
    const isLeft = usize(load<u8>(goesLeft + load<u8>(column + row)))
    // Both are written and one address moves: no branch to mispredict.
    store<u32>(toLeft, row)
    store<u32>(toRight, row)
    toLeft += isLeft << 2
    toRight += (1 - isLeft) << 2
  }
  if (left === rows) memory.copy(toLeft, right + (from << 2), toRight - right - (from << 2))
  return u32((toLeft - left) >> 2)
}
