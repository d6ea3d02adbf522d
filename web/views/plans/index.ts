// In:  one application, what its applicant can do (in the address).
// Out: the adviser's plans below a what-if, and the customer's own page: what can I change?
// Units: risk in people in 100; money in the currency of the application; months.
// Invariant: only plans that were scored again are shown; waiting is named as waiting; nothing is an offer.
// Source: the design language, screens 03 and 04b.
export { MyPlansPage } from './my-plans-page.tsx'
export { PlansSection } from './plans-section.tsx'
