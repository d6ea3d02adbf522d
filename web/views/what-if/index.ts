// In:  one application, the edits of the address.
// Out: the page: what would change this decision?
// Units: risk in people in 100; raw values by their unit.
// Invariant: an untouched fact keeps its filed value bit for bit; shown parts sum to the shown change.
// Source: the design language, screen 03.
export { type Edit, mayBe } from './edits.ts'
export { FactField } from './fact-field.tsx'
export { WhatIfPage } from './what-if-page.tsx'
