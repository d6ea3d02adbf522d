// In:  outcomes, a way to fit a model on some rows and to score all rows with it.
// Out: refits on halves of the data, how far their PDs spread per row, and the interval around a PD.
// Units: spreads in log-odds; PDs in [0, 1].
// Invariant: a row's spread comes from refits that did not train on it; same seed, same refits.
// Source: Efron 1979 (half-samples have the bootstrap's variance); Beran 1987 (calibrated bootstrap).
export { pdInterval } from './pd-interval.ts'
export { refitHalves, spreadOver } from './refit-halves.ts'
export { coverageFactor, drawOutcomes } from './simulated-bank.ts'
