// In:  the decision of one application.
// Out: the adviser's page: verdict, scale, reasons, sum, three scores, history, facts.
// Units: pd in [0, 1] comes in; people in 100 are shown.
// Invariant: the same points stand in the reasons and in the sum; the tick appears only when the sum holds.
// Source: the design language, sections 6 and 8.
export { decidingScore, roundContributions } from './contributions.ts'
export { DecisionPage } from './decision-page.tsx'
export { DecisionView } from './decision-view.tsx'
export { isNearLimit, rangeSide } from './range-side.ts'
