import type { Catalogue } from '../features/index.ts'
import type { TreeParams } from '../model/index.ts'

/**
 * Settings that compete for each objective: how deep a tree may look, and how many trees that takes. The additive ones
 * start from a sparse linear score over ranks (docs/adr/0009): on 5,000 real applications that is worth 0.010 of AUC.
 */
export const CANDIDATES = {
  additive: { numLeaves: 2, rounds: 300, linearStart: 0.63 },
  shallow: { numLeaves: 3, rounds: 800 },
  deeper: { numLeaves: 8, rounds: 450 },
} as const satisfies Record<string, Partial<TreeParams>>
export type CandidateId = keyof typeof CANDIDATES

/**
 * Settings of the trees until the tuner searches them: many small trees, few columns each, strong shrinkage,
 * which is what a few thousand rows of many weak columns ask for.
 */
export function treeSettings(
  catalogue: Catalogue,
  columnIds: readonly string[],
  seed: number,
  candidate: CandidateId,
): Partial<TreeParams> {
  const used = new Set(columnIds)
  const monotone: Record<string, 1 | -1> = {}
  for (const feature of catalogue.features) {
    if (feature.monotone === undefined || !used.has(feature.id)) continue
    monotone[feature.id] = feature.monotone === 'increasing' ? 1 : -1
  }
  return {
    ...CANDIDATES[candidate],
    learningRate: 0.02,
    minDataInLeaf: 40,
    featureFraction: 0.2,
    baggingFraction: 0.8,
    baggingFreq: 1,
    lambdaL2: 10,
    monotone,
    seed,
  }
}
