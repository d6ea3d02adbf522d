// In:  nothing; this room only names things.
// Out: the Matrix: one row per application, one column per feature.
// Units: float64; NaN = missing; a category is its code, an index into the column's categories.
// Invariant: a column's length is the number of rows; row ids are unique; columns keep their order.
// Source: blueprint of the data flow, ARCHITECTURE.md.

export { gatherRows } from './gather-rows.ts'
export type { CategoryColumn, ColumnSpec, Matrix, NumberColumn } from './matrix.ts'
export { MemoryMatrix } from './memory-matrix.ts'
