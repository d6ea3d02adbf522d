// In:  a binned matrix, 0/1 targets, the rows to train on.
// Out: a sparse linear score over ranks and categories, as trees of one feature each and a starting log-odds.
// Units: log-odds.
// Invariant: every term is a step function of bins, so the trees are the linear score exactly; no chance is drawn.
// Source: Tibshirani 1996 (lasso); Friedman, Hastie, Tibshirani 2010 (coordinate descent for the logistic loss).
export { linearStart } from './linear-start.ts'
export { addSteps } from './stepped-tree.ts'
