// In:  a matrix and 0/1 targets, or a LightGBM text model.
// Out: a scorer, its calibration to PDs, its quality figures, its bundle on disk.
// Units: raw scores are log-odds before calibration; PD in [0, 1]; target 1 = payment difficulties.
// Invariant: knows features by id only; the same seed gives the same bytes; scores equal LightGBM's on the exported text.
// Source: Ke et al. 2017 (LightGBM); Kull et al. 2017 (beta calibration).
export * from './additive/index.ts'
export * from './bundle/index.ts'
export * from './calibration/index.ts'
export * from './decision-type.ts'
export type { Tree, TreeEnsemble } from './ensemble.ts'
export { allocate, BLOCK_ROWS, KernelTrees, loadKernel } from './kernel/index.ts'
export * from './lightgbm-text/index.ts'
export * from './metrics/index.ts'
export { modelProbability } from './model-probability.ts'
export { movesOneWay } from './moves-one-way.ts'
export type { Scorer } from './scorer.ts'
export { sigmoid } from './sigmoid.ts'
export { splitPoints } from './split-points.ts'
export * from './training/index.ts'
export { TreeScorer } from './tree-scorer.ts'
export * from './tuning/index.ts'
export * from './uncertainty/index.ts'
