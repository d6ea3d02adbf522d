// In:  a warehouse generation as Parquet, a Trino server, a catalogue.
// Out: the same features as the embedded engine builds, from a cluster.
// Units: as in the matrix: float64, NaN = missing, a category is its code.
// Invariant: one SQL text per feature on both engines; values agree to a relative 1e-9 (npm run test:trino).
// Source: Trino's client REST API, version 1.
export { exportTables } from './export-tables.ts'
export { openTrino } from './trino-client.ts'
export { trinoFeatures } from './trino-features.ts'
