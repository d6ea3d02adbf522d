import { fail } from '../errors/index.ts'

/** Largest allowed |base + Σφ − raw score|, log-odds. */
const SUM_TOLERANCE = 1e-9

export interface SumCheck {
  /** |base + Σφ − raw score|, log-odds. */
  readonly difference: number
  readonly tolerance: number
  readonly holds: boolean
}

export interface CheckedAttribution {
  /** Raw score where the bars start. */
  readonly base: number
  /** Per feature, log-odds. */
  readonly phi: Float64Array
  readonly rawScore: number
  readonly sumCheck: SumCheck
}

/** Compares base + Σφ with the raw score; NaN anywhere does not hold. */
export function checkSum(base: number, phi: Float64Array, rawScore: number): SumCheck {
  const difference = Math.abs(phi.reduce((sum, value) => sum + value, base) - rawScore)
  return { difference, tolerance: SUM_TOLERANCE, holds: difference <= SUM_TOLERANCE }
}

/**
 * An attribution that has been checked against the score it explains.
 * @throws VitrineError E_ATTRIBUTION_SUM when base + Σφ misses the raw score by more than 1e-9
 */
export function checkedAttribution(base: number, phi: Float64Array, rawScore: number): CheckedAttribution {
  const sumCheck = checkSum(base, phi, rawScore)
  if (!sumCheck.holds)
    fail('E_ATTRIBUTION_SUM', {
      what: 'The parts of the score do not add up to the score, so no reason may be given.',
      got: `a difference of ${sumCheck.difference} log-odds`,
      expected: `at most ${SUM_TOLERANCE}`,
      remedy: 'Check that the score and its explanation come from the same model and the same values.',
    })
  return { base, phi, rawScore, sumCheck }
}
