import type { Catalogue } from '../features/index.ts'
import type { TreeParams } from '../model/index.ts'

/**
 * Settings of the trees until the tuner chooses them: many small trees, few columns each, strong shrinkage,
 * which is what a few thousand rows of many weak columns ask for.
 */
export function treeSettings(
  catalogue: Catalogue,
  columnIds: readonly string[],
  seed: number,
): Partial<TreeParams> {
  const used = new Set(columnIds)
  const monotone: Record<string, 1 | -1> = {}
  for (const feature of catalogue.features) {
    if (feature.monotone === undefined || !used.has(feature.id)) continue
    monotone[feature.id] = feature.monotone === 'increasing' ? 1 : -1
  }
  return {
    rounds: 450,
    learningRate: 0.02,
    numLeaves: 8,
    minDataInLeaf: 40,
    featureFraction: 0.2,
    baggingFraction: 0.8,
    baggingFreq: 1,
    lambdaL2: 10,
    monotone,
    seed,
  }
}
