import { createRandom } from '../../random/index.ts'
import { type Calibrator, calibrate, fitCalibrator } from '../calibration/index.ts'
import type { Scorer } from '../scorer.ts'
import { NO_FOLD, stratifiedFolds } from '../training/index.ts'

/** One model of half the data, calibrated on the other half. */
export interface Refit {
  readonly scorer: Scorer
  readonly calibrator: Calibrator
}

export interface RefitJob {
  /** 0 or 1 per row; anything else = outcome not known, which trains nothing. */
  readonly target: Float64Array
  /** Each gives two refits, one per half. */
  readonly splits: number
  readonly seed: number
  /** Fits on some rows. `seed` differs between refits. */
  fit(rows: Uint32Array, target: Float64Array, seed: number): Promise<Scorer>
  /** Raw scores of all rows. */
  score(scorer: Scorer): Float64Array
  readonly onProgress?: (done: number, total: number) => void
}

export interface Refitted {
  /** In the order split 0 half 0, split 0 half 1, split 1 half 0 … */
  readonly refits: readonly Refit[]
  /** Per split, the half that each row trained (0 or 1); 255 = none. */
  readonly halves: readonly Uint8Array[]
  /** Per row: standard deviation of the calibrated log-odds over the refits that did not train on it. */
  readonly spread: Float64Array
}

/**
 * Refits on random halves, without replacement: their spread is that of refits on bootstrap samples of the whole, and
 * the half left out calibrates and judges. The calibrator learns from a bootstrap sample of it, as many rows as the
 * whole has: from the half itself it would undo the very errors whose spread is asked for.
 * @throws VitrineError E_CALIBRATION when a half holds only one class
 */
export async function refitHalves(job: RefitJob): Promise<Refitted> {
  const { target, splits, seed } = job
  const halves = Array.from({ length: splits }, (_, split) => halvesOf(target, seed, split))
  const refits: Refit[] = []
  const moments = Array.from({ length: 3 }, () => new Float64Array(target.length))
  const [count, sum, squares] = moments as [Float64Array, Float64Array, Float64Array]
  for (const half of halves) {
    for (const side of [0, 1]) {
      const rows = Uint32Array.from(half.keys()).filter((row) => half[row] === side)
      const scorer = await job.fit(rows, target, seed + refits.length)
      const rawScores = job.score(scorer)
      const unseen = Uint32Array.from(half.keys()).filter((row) => half[row] === 1 - side)
      const drawn = resampled(unseen, rows.length + unseen.length, seed + refits.length)
      const calibrator = fitCalibrator(
        Float64Array.from(drawn, (row) => rawScores[row]!),
        Float64Array.from(drawn, (row) => target[row]!),
      )
      for (let row = 0; row < target.length; row++) {
        if (half[row] === side) continue
        const logOdds = logOddsOf(calibrator, rawScores[row]!)
        count[row] = count[row]! + 1
        sum[row] = sum[row]! + logOdds
        squares[row] = squares[row]! + logOdds * logOdds
      }
      refits.push({ scorer, calibrator })
      job.onProgress?.(refits.length, 2 * splits)
    }
  }
  const spread = sum.map((total, row) => deviation(count[row]!, total, squares[row]!))
  return { refits, halves, spread }
}

function resampled(rows: Uint32Array, size: number, seed: number): Uint32Array {
  const random = createRandom(seed, 'calibration sample')
  return Uint32Array.from({ length: size }, () => rows[random.integer(rows.length)]!)
}

/** The half of the data that each row trains in one split; the same for the same outcomes and seed. */
export function halvesOf(target: Float64Array, seed: number, split: number): Uint8Array {
  return stratifiedFolds(target, 2, seed * 1000 + split)
}

/**
 * The spread of one row that is scored now.
 * @param halfOf per split, the half that the row's application trained; NO_FOLD = none
 * @param rawScores of the row, in the order of the refits
 * @returns the same number as `Refitted.spread` for the same values
 */
export function spreadOver(
  refits: readonly Refit[],
  rawScores: ArrayLike<number>,
  halfOf: (split: number) => number = () => NO_FOLD,
): number {
  let [count, sum, squares] = [0, 0, 0]
  for (const [index, { calibrator }] of refits.entries()) {
    if (halfOf(index >> 1) === index % 2) continue
    const logOdds = logOddsOf(calibrator, rawScores[index]!)
    count++
    sum += logOdds
    squares += logOdds * logOdds
  }
  return deviation(count, sum, squares)
}

function logOddsOf(calibrator: Calibrator, rawScore: number): number {
  const pd = calibrate(calibrator, rawScore)
  return Math.log(pd / (1 - pd))
}

function deviation(count: number, sum: number, squares: number): number {
  return Math.sqrt(Math.max(0, (squares - (sum * sum) / count) / (count - 1)))
}
