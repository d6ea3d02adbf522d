// In:  the bytes of a CSV file, piece by piece; how each of its columns is kept (part.ts).
// Out: its rows, gathered by application, then column by column in the order of the applications.
// Units: addresses are bytes; numbers are 32-bit counts of a column's last decimal, or doubles; texts are places of kinds.
// Invariant: a cell gives the double nearest to what it says, or the reader says that it cannot tell (UNREADABLE).
// Source: RFC 4180, without line ends or quotes within quotes; Clinger 1990 for decimals that two exact doubles give.
export * from './arrange'
export { take } from './memory'
export * from './read-rows'
export * from './row-keys'
