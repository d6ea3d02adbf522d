import { fail } from '../../errors/index.ts'

/**
 * Log-odds of the base rate; also the check that the rows can train anything.
 * @throws VitrineError E_MODEL_TARGET
 */
export function baseLogOdds(target: ArrayLike<number>, rows: Uint32Array, positiveWeight: number): number {
  let positives = 0
  for (const row of rows) {
    const value = target[row]
    if (value !== 0 && value !== 1) {
      fail('E_MODEL_TARGET', {
        what: 'A training row has no usable target.',
        got: `${value} in row ${row}`,
        expected: '0 or 1',
        remedy: 'Train on labelled rows only.',
      })
    }
    positives += value
  }
  if (positives === 0 || positives === rows.length) {
    fail('E_MODEL_TARGET', {
      what: 'The training rows hold only one class.',
      got: `${positives} of ${rows.length} rows with target 1`,
      expected: 'some rows with 0 and some with 1',
      remedy: 'Add rows of the other class.',
    })
  }
  return Math.log((positives * positiveWeight) / (rows.length - positives))
}
