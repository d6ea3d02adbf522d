// In:  a folder or zip of raw tables (CSV, CSV.gz, Parquet) and the schemas that describe them.
// Out: a checked, typed, sorted warehouse generation, and its summary.
// Units: as in the files; sentinels are NULL, flags are 0 or 1.
// Invariant: CURRENT always names a whole generation; same input, same tables in the same order.
// Source: schemas of the lender; DuckDB's CSV reader.

export { cleanColumnSql, columnSqlType, flagSql } from './clean-sql.ts'
export { isDiskFull, isOutOfMemory } from './engine-failure.ts'
export { ingest } from './ingest.ts'
export { memoryBytes } from './memory-size.ts'
export type { IngestProgress } from './progress.ts'
export type { CellReader } from './rows/column-reader.ts'
export { firstAtLeast } from './rows/first-at-least.ts'
export { CELLS, type KeptColumn } from './rows/kept-column.ts'
export { RowFiles, type TableRows } from './rows/row-files.ts'
export type { IngestSummary } from './summary.ts'
export type {
  ColumnSchema,
  LocalText,
  TableSchema,
  Unit,
} from './table-schema.ts'
export { openWarehouse, type Warehouse } from './warehouse/open-warehouse.ts'
