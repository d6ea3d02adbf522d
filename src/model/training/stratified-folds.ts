import { createRandom } from '../../random/index.ts'

/** Fold of a row without a target: it trains nothing and gets no out-of-fold score. */
export const NO_FOLD = 255

/**
 * Deals each class to the folds in turn, after a shuffle: fold sizes and base rates differ by at most one row per class.
 * @param target 0 or 1 per row; anything else gets NO_FOLD
 * @param k number of folds, 2 … 254
 * @returns fold of each row
 */
export function stratifiedFolds(target: ArrayLike<number>, k: number, seed: number): Uint8Array {
  if (!(Number.isInteger(k) && k >= 2 && k <= 254)) throw new RangeError(`2 to 254 folds, not ${k}`)
  const random = createRandom(seed, 'folds')
  const folds = new Uint8Array(target.length).fill(NO_FOLD)
  let next = 0
  for (const label of [1, 0]) {
    const rows = Uint32Array.from(folds.keys()).filter((row) => target[row] === label)
    // The second class goes on where the first stopped, so that fold sizes differ by at most one.
    for (const row of random.shuffle(rows)) folds[row] = next++ % k
  }
  return folds
}

/** Ascending labelled rows outside one fold. */
export function rowsOutsideFold(folds: Uint8Array, fold: number): Uint32Array {
  return Uint32Array.from(folds.keys()).filter((row) => folds[row] !== fold && folds[row] !== NO_FOLD)
}

/** Ascending rows of one fold. */
export function rowsOfFold(folds: Uint8Array, fold: number): Uint32Array {
  return Uint32Array.from(folds.keys()).filter((row) => folds[row] === fold)
}

export function countFolds(folds: Uint8Array): number {
  return folds.reduce((most, fold) => (fold === NO_FOLD ? most : Math.max(most, fold + 1)), 0)
}
