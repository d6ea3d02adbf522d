// In:  a time, a person of staff as the service names them.
// Out: the words for both on pages of people's decisions.
// Units: times in milliseconds since 1970; the clock of the reader.
// Invariant: an account that is gone has no name, and nothing is made up for it.
// Source: the glossary.
export { nameOf } from './name-of.ts'
export { whenOf } from './when.ts'
