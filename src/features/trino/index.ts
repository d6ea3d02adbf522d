// In:  a warehouse generation as Parquet, a Trino server, a catalogue.
// Out: the same matrix folder as the embedded engine writes, from a cluster.
// Units: as in the matrix: float64, NaN = missing, a category is its code.
// Invariant: one SQL text per feature on both engines; values agree to a relative 1e-9 (npm run test:trino).
// Source: Trino's client REST API, version 1.
export { buildMatrixOnTrino } from './build-matrix-on-trino.ts'
export { exportTables } from './export-tables.ts'
export type { TrinoLake } from './lake.ts'
export { openTrino } from './trino-client.ts'
