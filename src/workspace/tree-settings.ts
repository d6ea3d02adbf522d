import type { Catalogue } from '../features/index.ts'
import { type FoundSettings, type Learner, type TreeParams, treeLearners } from '../model/index.ts'

/** Many small trees, few columns each, strong shrinkage: what a few thousand rows of many weak columns ask for. */
const COMMON = {
  learningRate: 0.02,
  minDataInLeaf: 40,
  featureFraction: 0.2,
  baggingFraction: 0.8,
  lambdaL2: 10,
} as const

/**
 * Settings that compete for each objective without a search: a function of each column, and trees that look at a few at
 * once. The additive ones start from a sparse linear score over ranks: on 5,000 real applications that is worth 0.010 of AUC.
 */
export const CANDIDATES = {
  additive: { family: 'additive', settings: { rounds: 600, bags: 2, linearStart: 0.63, ...COMMON } },
  shallow: { family: 'trees', settings: { numLeaves: 3, rounds: 800, ...COMMON } },
  deeper: { family: 'trees', settings: { numLeaves: 8, rounds: 450, ...COMMON } },
} as const satisfies Record<string, FoundSettings>

/** The trees of one candidate, as the trainer takes them. */
export function treeSettings(
  catalogue: Catalogue,
  columns: readonly { readonly id: string }[],
  seed: number,
  candidate: keyof typeof CANDIDATES,
): Partial<TreeParams> {
  const trees = { numLeaves: 2, ...CANDIDATES[candidate].settings }
  return { ...trees, baggingFreq: 1, monotone: monotoneOf(catalogue, columns), seed }
}

/** Directions that the score must keep, by column. */
export function monotoneOf(
  catalogue: Catalogue,
  columns: readonly { readonly id: string }[],
): Readonly<Record<string, 1 | -1>> {
  const used = new Set(columns.map(({ id }) => id))
  const monotone: Record<string, 1 | -1> = {}
  for (const feature of catalogue.features) {
    if (feature.monotone === undefined || !used.has(feature.id)) continue
    monotone[feature.id] = feature.monotone === 'increasing' ? 1 : -1
  }
  return monotone
}

/** The families that settings can belong to. */
export function learnersOf(
  catalogue: Catalogue,
  columns: readonly { readonly id: string }[],
  trainRows: number,
): Learner[] {
  return treeLearners(trainRows, monotoneOf(catalogue, columns))
}
