// In:  the server's formatters.
// Out: the same, for the pages: a letter and a page write a number with the same characters.
// Units: see src/format.
// Invariant: nothing is formatted here.
// Source: src/format.
export * from '../../src/format/index.ts'
