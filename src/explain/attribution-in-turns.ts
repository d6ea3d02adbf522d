import { setImmediate } from 'node:timers/promises'
import type { Explainer } from './explainer.ts'

/** Some 20 ms of work with 300 trees of 31 leaves. */
const TURN_ROWS = 256

/**
 * Attributions of many rows for batch jobs: other work of the process gets its turn every 256 rows.
 * @param rows row-major, whole rows
 * @param signal asked before every turn; aborting throws its reason
 * @returns the same values as `explainer.attribution` at once
 */
export async function attributionInTurns(
  explainer: Explainer,
  rows: Float64Array,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const values = new Float64Array(rows.length)
  const step = TURN_ROWS * explainer.nFeatures
  for (let from = 0; from < rows.length; from += step) {
    await setImmediate()
    signal?.throwIfAborted()
    const part = rows.subarray(from, from + step)
    values.set(explainer.attribution(part, part.length / explainer.nFeatures), from)
  }
  return values
}
