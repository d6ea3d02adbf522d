import { fail } from '../../errors/index.ts'
import type { TreeParams } from '../training/index.ts'

/** Hyper-parameters of the additive family; those it shares with trees mean the same. Plain data. */
export interface AdditiveParams extends Omit<TreeParams, 'numLeaves' | 'maxDepth' | 'maxCatToOnehot'> {
  /** Boosting runs with other draws of rows and columns whose shapes are averaged: smoother, as many times dearer. */
  readonly bags: number
  /** Pairs of features that get a function of both, at most. */
  readonly pairs: number
  /** Rounds per pair. */
  readonly pairRounds: number
}

/** Trees' defaults hold for what is not here. */
export const defaultAdditiveParams = {
  rounds: 600,
  learningRate: 0.02,
  minDataInLeaf: 40,
  lambdaL2: 10,
  featureFraction: 0.2,
  baggingFraction: 0.8,
  linearStart: 0.63,
  bags: 2,
  pairs: 0,
  pairRounds: 50,
} as const satisfies Partial<AdditiveParams>

const RANGES = {
  bags: [1, 1000],
  pairs: [0, 100],
  pairRounds: [1, 10_000],
} as const

/**
 * Fills in this family's own defaults and checks them; `trainTrees` checks what it gets.
 * @throws VitrineError E_MODEL_PARAMS naming the parameter
 */
export function completeAdditiveParams(
  given: Partial<AdditiveParams>,
): Partial<AdditiveParams> & typeof defaultAdditiveParams {
  const params = { ...defaultAdditiveParams, ...given } as Partial<AdditiveParams> &
    typeof defaultAdditiveParams
  for (const [name, [from, to]] of Object.entries(RANGES)) {
    const value = params[name as keyof typeof RANGES] as number
    if (Number.isInteger(value) && value >= from && value <= to) continue
    fail('E_MODEL_PARAMS', {
      what: `The training parameter ${name} cannot be used.`,
      got: String(value),
      expected: `a whole number from ${from} to ${to}`,
      remedy: 'Correct it and train again.',
    })
  }
  return params
}
