// In:  a matrix (number and category columns, NaN = missing) and 0/1 targets.
// Out: bins; a sum of trees; fold models with the out-of-fold raw scores.
// Units: raw scores are log-odds; bins are bytes, 0 = missing.
// Invariant: integer histogram sums: the same seed gives the same model bytes, however the work is divided.
// Source: Ke et al. 2017 (LightGBM); Friedman 2001.
export { binMatrix } from './bin-matrix.ts'
export type { BinnedColumn, BinnedMatrix, BinOptions } from './binned-matrix.ts'
export { type CrossValidated, type CrossValidation, crossValidate, scoreOutOfFold } from './cross-validate.ts'
export { inOrder, modelsAtOnce } from './models-at-once.ts'
export { defaultTreeParams, type TreeParams } from './params.ts'
export { scoreRows } from './score-rows.ts'
export { countFolds, NO_FOLD, rowsOfFold, rowsOutsideFold, stratifiedFolds } from './stratified-folds.ts'
export { type TrainOptions, trainTrees } from './train-trees.ts'
export { trainingBytes } from './training-bytes.ts'
export type { TrainProgress } from './training-task.ts'
