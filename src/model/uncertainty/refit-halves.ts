import { setImmediate } from 'node:timers/promises'
import { createRandom } from '../../random/index.ts'
import { type Calibrator, calibrate, fitCalibrator } from '../calibration/index.ts'
import { inOrder, NO_FOLD, stratifiedFolds } from '../training/index.ts'

/** One model of half the data, calibrated on the other half. */
export interface Refit<Model> {
  readonly model: Model
  readonly calibrator: Calibrator
}

export interface RefitJob<Model> {
  /** 0 or 1 per row; anything else = outcome not known, which trains nothing. */
  readonly target: Float64Array
  /** Each gives two refits, one per half. */
  readonly splits: number
  readonly seed: number
  /** Refits that are fitted at the same time. Default 1. */
  readonly atOnce?: number
  /** Fits on some rows. `seed` differs between refits. */
  fit(rows: Uint32Array, seed: number): Promise<Model>
  /** Raw scores of all rows; long work gives way to other work by itself. */
  score(model: Model): Promise<Float64Array>
  readonly onProgress?: (done: number, total: number) => void
  /** Asked before every refit and every calibration; aborting throws its reason. */
  readonly signal?: AbortSignal
}

export interface Refitted<Model> {
  /** In the order split 0 half 0, split 0 half 1, split 1 half 0 … */
  readonly refits: readonly Refit<Model>[]
  /** Per row: standard deviation of the calibrated log-odds over the refits that did not train on it. */
  readonly spread: Float64Array
}

/**
 * Refits on random halves, without replacement: their spread is that of refits on bootstrap samples of the whole, and
 * the half left out calibrates and judges. The calibrator learns from a bootstrap sample of it, as many rows as the
 * whole has: from the half itself it would undo the very errors whose spread is asked for.
 * @throws VitrineError E_CALIBRATION when a half holds only one class; the signal's reason
 */
export async function refitHalves<Model>(job: RefitJob<Model>): Promise<Refitted<Model>> {
  const { target, splits, seed, atOnce = 1, signal } = job
  const refits: Refit<Model>[] = []
  const moments = new Moments(target.length)
  const halves = Array.from({ length: splits }, (_, split) => halvesOf(target, seed, split))
  const fit = async (index: number): Promise<Model> => {
    await pause(signal)
    return job.fit(rowsOf(halves[index >> 1]!, index % 2), seed + index)
  }
  for await (const model of inOrder(2 * splits, atOnce, fit)) {
    const index = refits.length
    const half = halves[index >> 1]!
    const side = index % 2
    const rawScores = await job.score(model)
    await pause(signal)
    const trained = rowsOf(half, side).length
    const calibrator = calibratorFrom(rawScores, target, rowsOf(half, 1 - side), trained, seed + index)
    for (let row = 0; row < target.length; row++) {
      if (half[row] !== side) moments.add(row, logOddsOf(calibrator, rawScores[row]!))
    }
    refits.push({ model, calibrator })
    job.onProgress?.(refits.length, 2 * splits)
  }
  return { refits, spread: moments.deviations() }
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}

function rowsOf(half: Uint8Array, side: number): Uint32Array {
  return Uint32Array.from(half.keys()).filter((row) => half[row] === side)
}

function calibratorFrom(
  rawScores: Float64Array,
  target: Float64Array,
  unseen: Uint32Array,
  trained: number,
  seed: number,
): Calibrator {
  const random = createRandom(seed, 'calibration sample')
  const drawn = Uint32Array.from(
    { length: trained + unseen.length },
    () => unseen[random.integer(unseen.length)]!,
  )
  return fitCalibrator(
    Float64Array.from(drawn, (row) => rawScores[row]!),
    Float64Array.from(drawn, (row) => target[row]!),
  )
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
  calibrators: readonly Calibrator[],
  rawScores: ArrayLike<number>,
  halfOf: (split: number) => number = () => NO_FOLD,
): number {
  const moments = new Moments(1)
  for (const [index, calibrator] of calibrators.entries()) {
    if (halfOf(index >> 1) !== index % 2) moments.add(0, logOddsOf(calibrator, rawScores[index]!))
  }
  return moments.deviations()[0]!
}

function logOddsOf(calibrator: Calibrator, rawScore: number): number {
  const pd = calibrate(calibrator, rawScore)
  return Math.log(pd / (1 - pd))
}

/** Sums per row, in the order in which they are added. */
class Moments {
  readonly #count: Float64Array
  readonly #sum: Float64Array
  readonly #squares: Float64Array

  constructor(nRows: number) {
    this.#count = new Float64Array(nRows)
    this.#sum = new Float64Array(nRows)
    this.#squares = new Float64Array(nRows)
  }

  add(row: number, value: number): void {
    this.#count[row]! += 1
    this.#sum[row]! += value
    this.#squares[row]! += value * value
  }

  deviations(): Float64Array {
    return this.#sum.map((sum, row) => {
      const count = this.#count[row]!
      return Math.sqrt(Math.max(0, (this.#squares[row]! - (sum * sum) / count) / (count - 1)))
    })
  }
}
