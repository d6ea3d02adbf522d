// In:  columns of doubles in this module's memory, NaN = missing; rows grouped by application.
// Out: columns of doubles, truth values, places of rows.
// Units: addresses are bytes, multiples of 16; lengths are values.
// Invariant: every loop gives the bits that the engine's SQL gives, or says that it cannot (1).
// Source: src/features/columns compiles SQL to calls of these loops.
export * from './aggregates'
export * from './casts'
export * from './elementwise'
export * from './recall'
export * from './rows'
export * from './truths'
