// In:  a model's trees or scorer, row-major rows or a matrix; row ids.
// Out: exact attributions, the border set and its means, group sums, people-per-100 points, global effects.
// Units: log-odds of the raw score; points are people in 100.
// Invariant: base + sum of attributions = raw score within 1e-9, checked on every answer; nothing here knows a loan.
// Source: Lundberg et al. 2020; arXiv 2605.04497 (quadrature form); 12 CFR 1002.9 comment 5 (border set).
export { createTreeExplainer, type TreeExplainer } from './trees/tree-explainer.ts'
