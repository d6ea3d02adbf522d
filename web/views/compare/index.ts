// In:  one application, the group and items of the address.
// Out: the page: is this customer unusual?
// Units: shares of people in 100; raw values by their unit.
// Invariant: everything shown follows from the address; a group under its floor shows only its size.
// Source: the design language, screen 02.
export { ComparePage } from './compare-page.tsx'
