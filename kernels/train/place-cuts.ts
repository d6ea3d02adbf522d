import { Binning, numberOf } from './binning-job'

// Equal-frequency cuts as src/model/training/cut-points.ts makes them, found by looking at sorted keys where a cut may come
// instead of going through all of them. A run is all rows of one value; it ends before the row of the next.

/** Fills in the cuts of a column. @param sorted keys of its n rows, n ≥ 1 */
export function placeCuts(job: Binning, sorted: usize, n: u32): void {
  const nRuns = firstRuns(job, sorted, n)
  if (nRuns <= job.maxValueBins) joinSmall(job, sorted, nRuns)
  else cutGreedily(job, sorted, n)
}

/** Ends of the first runs, one more than there may be bins. @returns how many */
function firstRuns(job: Binning, sorted: usize, n: u32): u32 {
  let nRuns: u32 = 0
  for (let row: u32 = 0; row < n && nRuns <= job.maxValueBins; nRuns++) {
    row = endOfRun(sorted, row, n)
    store<u32>(job.runs + (nRuns << 2), row)
  }
  return nRuns
}

/** Few values: one bin each, neighbours joined until a bin holds enough. */
function joinSmall(job: Binning, sorted: usize, nRuns: u32): void {
  let start: u32 = 0
  for (let run: u32 = 0; run < nRuns - 1; run++) {
    const end = load<u32>(job.runs + (run << 2))
    if (end - start < job.minDataInBin) continue
    addCut(job, sorted, end)
    start = end
  }
}

function cutGreedily(job: Binning, sorted: usize, n: u32): void {
  const fitting = Math.floor(f64(n) / max(1, f64(job.minDataInBin)))
  const most = max(1, min(f64(job.maxValueBins), fitting))
  const nHeavy = heavyRuns(job, sorted, n, wholeRows(f64(n) / most))
  let lightRows = n
  for (let heavy: u32 = 0; heavy < nHeavy; heavy++) lightRows -= heavyEnd(job, heavy) - heavyStart(job, heavy)
  let binsLeft = most - f64(nHeavy)
  let size = binSize(lightRows, binsLeft)
  let heavy: u32 = 0
  let heavyRows: u32 = 0
  let start: u32 = 0
  while (f64(job.nCuts) < most - 1) {
    const fence = heavy < nHeavy ? heavyStart(job, heavy) : n
    const enough = max(1, wholeRows(size))
    let end: u32
    let isHeavy = false
    if (enough <= fence - start) end = endOfRun(sorted, start + enough - 1, n)
    else if (heavy < nHeavy && fence - start >= wholeRows(max(1, size * 0.5))) end = fence
    else if (heavy < nHeavy) {
      end = heavyEnd(job, heavy)
      heavyRows += end - fence
      heavy++
      isHeavy = true
    } else return
    if (end === n) return
    addCut(job, sorted, end)
    start = end
    if (isHeavy) continue
    binsLeft--
    size = binSize(lightRows - (end - heavyRows), binsLeft)
  }
}

/** Start and end of each run of so many rows or more; one of the rows looked at lies in it. @returns how many */
function heavyRuns(job: Binning, sorted: usize, n: u32, rows: u32): u32 {
  let nHeavy: u32 = 0
  let end: u32 = 0
  for (let row = rows - 1; row < n; row += rows) {
    if (row < end) continue
    const start = startOfRun(sorted, row, end)
    end = endOfRun(sorted, row, n)
    if (end - start < rows) continue
    store<u32>(job.runs + (nHeavy << 3), start)
    store<u32>(job.runs + (nHeavy << 3), end, 4)
    nHeavy++
  }
  return nHeavy
}

function heavyStart(job: Binning, heavy: u32): u32 {
  return load<u32>(job.runs + (heavy << 3))
}

function heavyEnd(job: Binning, heavy: u32): u32 {
  return load<u32>(job.runs + (heavy << 3), 4)
}

function binSize(rows: u32, bins: f64): f64 {
  return bins > 0 ? f64(rows) / bins : Infinity
}

/** The least number of rows that is not below a size. */
function wholeRows(size: f64): u32 {
  return u32(min(Math.ceil(size), f64(u32.MAX_VALUE)))
}

function keyAt(sorted: usize, row: u32): u64 {
  return load<u64>(sorted + (usize(row) << 3))
}

/** The first row after `row` with another key, or n: in growing steps, then by halves. */
function endOfRun(sorted: usize, row: u32, n: u32): u32 {
  const key = keyAt(sorted, row)
  let equal = row
  let step: u32 = 1
  while (step < n - equal && keyAt(sorted, equal + step) === key) {
    equal += step
    step <<= 1
  }
  let other = min(n, equal + step)
  while (other - equal > 1) {
    const middle = (equal + other) >> 1
    if (keyAt(sorted, middle) === key) equal = middle
    else other = middle
  }
  return other
}

/** The first row from `least` on with the key of `row`. */
function startOfRun(sorted: usize, row: u32, least: u32): u32 {
  const key = keyAt(sorted, row)
  let below = least
  let equal = row
  while (below < equal) {
    const middle = (below + equal) >> 1
    if (keyAt(sorted, middle) === key) equal = middle
    else below = middle + 1
  }
  return equal
}

/** Ends a bin before a row: a bound m with value before ≤ m < value there, near the middle. */
function addCut(job: Binning, sorted: usize, end: u32): void {
  const a = numberOf(keyAt(sorted, end - 1))
  const b = numberOf(keyAt(sorted, end))
  const middle = a / 2 + b / 2
  store<f64>(job.cuts + (job.nCuts++ << 3), middle >= a && middle < b ? middle : a)
}
