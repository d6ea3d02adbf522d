// In:  a warehouse generation, a lender's catalogue of features, a policy.
// Out: the matrix on disk; feature values of one application, filed or hypothetical.
// Units: float64, NaN = missing, a category is its code; days and months count back from the application.
// Invariant: one SQL text per feature; bulk = single = hypothetical, bit for bit; no forbidden column reaches a model.
// Source: DuckDB's own parser for lineage; blueprint of the data flow, ARCHITECTURE.md.
export { breachOf } from './breach.ts'
export { buildMatrix, type MatrixRequest } from './build-matrix.ts'
export { checkCatalogue } from './check-catalogue.ts'
export { type ExportRequest, exportMatrix } from './export-matrix.ts'
export type { Catalogue, FeatureDefinition, Grain, GroupMedian, ReasonGroup, Theme } from './feature.ts'
export { type FeatureEngine, type Hypothesis, openFeatureEngine } from './feature-engine.ts'
export * from './feature-sql.ts'
export { type FittedMedians, fitGroupMedians, groupMedianSql } from './group-medians.ts'
export { type Lineage, readLineage } from './lineage.ts'
export { type ListedFeature, listFeatures, rawSources } from './list-features.ts'
export type { MatrixHashes, MatrixManifest } from './matrix-files.ts'
export { catalogueHash } from './matrix-folder.ts'
export { compilePlan, duckDb, type FeaturePlan, trino } from './plan.ts'
export { columnUse, type Policy, parsePolicy, policyHash } from './policy.ts'
export { type ColumnUse, type PolicyRule, policyJsonSchema } from './policy-schema.ts'
export type { RawRow, RawValue } from './raw-rows.ts'
export { type FeatureSelection, featureUse, selectFeatures } from './selection.ts'
export { openMatrix, openMonitoredMatrix, type StoredMatrix } from './stored-matrix.ts'
