// In:  a name or number to look for, a kind of result.
// Out: the page that lists files and opens one.
// Units: pd in [0, 1] comes in; people in 100 are shown.
// Invariant: search and kind stand in the address; arrows, Enter and Escape work from the field.
// Source: the design language, sections 8 and 10.
export { FindPage } from './find-page.tsx'
export { FindView } from './find-view.tsx'
export { markMatch } from './mark-match.ts'
