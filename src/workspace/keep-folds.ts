import { NO_FOLD, stratifiedFolds } from '../model/index.ts'

/**
 * Folds of people of whom a model knows some already: those keep theirs, so that the model of a fold still has not seen
 * them; outcomes that are new are dealt as ever.
 * @param ids of the rows
 * @param target 1 or 0; anything else = outcome not known
 * @param former id → fold in which the model knows the outcome
 */
export function keepFolds(
  ids: Float64Array,
  target: Float64Array,
  former: ReadonlyMap<number, number>,
  nFolds: number,
  seed: number,
): Uint8Array {
  const fresh = target.map((outcome, row) => (former.has(ids[row]!) ? Number.NaN : outcome))
  return stratifiedFolds(fresh, nFolds, seed).map((fold, row) =>
    Number.isNaN(target[row]!) ? NO_FOLD : (former.get(ids[row]!) ?? fold),
  )
}
