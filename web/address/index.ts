// In:  the query part of the address.
// Out: its parameters, and a way to change some of them.
// Units: none.
// Invariant: what a page shows follows from its address, so a link reproduces it; other parameters are kept.
// Source: WHATWG URL.
export { changedSearch, useAddress } from './use-address.ts'
