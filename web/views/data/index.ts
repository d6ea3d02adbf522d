// In:  what is known about one person.
// Out: the page for the customer and, in other words, for the adviser.
// Units: values by their unit.
// Invariant: facts never used in a score are shown here only, marked, and never in the first view.
// Source: the design language, screen 04c.
export { DataPage } from './data-page.tsx'
