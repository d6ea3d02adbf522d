// In:  a data directory, a lender's definitions, a policy, a seed.
// Out: the steps ingest → features → train over that directory, and the bank that answers questions from it.
// Units: raw scores are log-odds, pd in [0, 1], points are people in 100.
// Invariant: each step is all or nothing; people whose outcome is known are scored by a model that did not see it.
// Source: docs/adr/0003 to 0005.
export * from './bank.ts'
export { buildFeatures } from './build-features.ts'
export * from './dictionary.ts'
export { type EvaluateRequest, type Evaluation, evaluateBank } from './evaluate-bank.ts'
export {
  type EvaluateExplanationsRequest,
  type ExplanationFigures,
  evaluateExplanations,
} from './evaluate-explanations.ts'
export { explanationOf } from './explain-models.ts'
export { type ExportSummary, exportFeatures } from './export-features.ts'
export { exportForTrino } from './export-for-trino.ts'
export { findLoanPlans } from './find-loan-plans.ts'
export { headersSql } from './headers-sql.ts'
export type * from './lender.ts'
export { missingWords, NO_INFORMATION } from './missing-words.ts'
export {
  type ComparedMetric,
  type ComparedModel,
  type ComparedObjective,
  type Comparison,
  compareModels,
} from './models/compare-models.ts'
export type { EnrolledRole } from './models/enrol.ts'
export { EXPORT_FORMATS, type ExportFormat, exportModel } from './models/export-model.ts'
export { type ImportSummary, importModel } from './models/import-model.ts'
export { type ListedModel, listModels } from './models/list-models.ts'
export { modelNamed } from './models/model-named.ts'
export { promoteModel } from './models/promote-model.ts'
export { type ShownModel, showModel } from './models/show-model.ts'
export type { SwapCell, SwapSet } from './models/swap-set.ts'
export { overNewRows } from './new-rows-sql.ts'
export { OBJECTIVE_MEASURES } from './objectives.ts'
export { openBank } from './open-bank.ts'
export { type WorkspacePaths, workspacePaths } from './paths.ts'
export { LEVERS, type LeverId, type PlanWishes, type Willingness } from './plan-wishes.ts'
export { type BankSource, readyBank } from './ready-bank.ts'
export { reasonSays } from './reason-says.ts'
export { openReplay, type Replay } from './replay-score.ts'
export { foundContent, recordedInputs, scoreContent } from './score-content.ts'
export type { SearchSize } from './search-settings.ts'
export { findSimilar } from './similar/similar-search.ts'
export { doublesOf } from './sql-session.ts'
export { type TrainSummary, trainBank } from './train-bank.ts'
export { learnersOf, monotoneOf, treeSettings } from './tree-settings.ts'
export { coverage, type IntervalCoverage, readTruth, WANTED_COVERAGE } from './truth.ts'
