// In:  the texts of a feature plan, as the engine's own parser reads them; a generation's rows by column, in the order of
//      the applications.
// Out: every feature of many applications, column by column.
// Units: doubles, NaN = missing; decimals counted in their last digit, texts as places among their kinds.
// Invariant: the engine's values, bit for bit; what cannot be told from something else (an infinity, a sum too long for
//      a double) is left to the engine, a batch at a time.
// Source: kernels/columns has the loops; docs/adr/0025 says why.

export { EngineColumns } from './engine-calls.ts'
export { FeatureColumns } from './feature-columns.ts'
export { openColumns, startCrew } from './open-columns.ts'
export { type ColumnProgram, columnProgram } from './program.ts'
export { Scratch } from './scratch.ts'
export type { OpenColumns } from './thread-columns.ts'
