// In:  raw tables, a lender's definitions, a policy.
// Out: the library: ingest, features, models, explanations, decisions, the trained bank and its HTTP service.
// Units: raw scores are log-odds, pd in [0, 1], points are people in 100.
// Invariant: everything exported here is kept stable; everything else may change.
// Source: ARCHITECTURE.md.
export { type Decision, decide } from './decide/index.ts'
export { type Problem, VitrineError } from './errors/index.ts'
export { createTreeExplainer, type Explainer, type TreeExplainer } from './explain/index.ts'
export {
  type Catalogue,
  openMatrix,
  type Policy,
  parsePolicy,
} from './features/index.ts'
export { type IngestSummary, ingest, type TableSchema } from './ingest/index.ts'
export {
  completeSettings,
  composeLetter,
  type LetterRequest,
  type LetterResult,
  type LetterSettingsFile,
  letterHtml,
  letterPdf,
  parseLetterSettings,
  type SealedLetter,
  sealLetter,
} from './letter/index.ts'
export { type ColumnSpec, type Matrix, MemoryMatrix } from './matrix/index.ts'
export {
  type BinnedMatrix,
  binMatrix,
  type Calibrator,
  calibrate,
  fitCalibrator,
  readLightgbmText,
  type Scorer,
  type TreeEnsemble,
  type TreeParams,
  TreeScorer,
  trainTrees,
  writeLightgbmText,
} from './model/index.ts'
export { createServer, type ServerOptions } from './serve/index.ts'
export { openStore, type Store } from './store/index.ts'
export {
  type Bank,
  buildFeatures,
  evaluateBank,
  type Lender,
  openBank,
  trainBank,
} from './workspace/index.ts'
