// In:  a model's trees or scorer, row-major rows or a matrix; row ids.
// Out: exact attributions, the border set, attributions against a set of rows, group sums, people-in-100 points, global effects.
// Units: log-odds of the raw score; points are people in 100.
// Invariant: base + sum of attributions = raw score within 1e-9, checked on every answer; nothing here knows a loan.
// Source: Lundberg et al. 2020; arXiv 2605.04497 (quadrature form); 12 CFR 1002.9 comment 5 (border set).
export { createAdditiveExplainer } from './additive/additive-explainer.ts'
export { attributionInTurns } from './attribution-in-turns.ts'
export { type BorderSet, borderSet } from './border-set.ts'
export {
  type CheckedAttribution,
  checkedAttribution,
  checkSum,
  type SumCheck,
} from './checked-attribution.ts'
export type { EffectBin } from './effect-counts.ts'
export type { Explainer } from './explainer.ts'
export {
  type EffectSummary,
  type FeatureDensity,
  type FeatureEffect,
  featureEffects,
} from './feature-effects.ts'
export { groupAttributions } from './group-attributions.ts'
export {
  createPairExplainer,
  type PairEffect,
  type PairExplainer,
  pairEffects,
} from './interactions/pair-effects.ts'
export { peopleIn100 } from './people-in-100.ts'
export { createReferenceExplainer, type ReferenceExplainer } from './reference/reference-explainer.ts'
export { roundToSum } from './round-to-sum.ts'
export { allRows, rowBlocks, rowsAt } from './row-blocks.ts'
export { sampleByHash } from './sample-by-hash.ts'
export { exactSteps } from './steps/exact-steps.ts'
export { createTreeExplainer, type TreeExplainer } from './trees/tree-explainer.ts'
